// Who registered, by name; and of them, who came. For the desk only. Addresses, and what somebody needs in order to come,
// stay where they are: nobody needs them in a file that travels.
#include "exports/merging.hpp"
#include "exports/past_registrations.hpp"
#include "exports/scene.hpp"
#include "exports/sets/sets.hpp"
#include "people/people.hpp"

namespace exports {

namespace {

constexpr Column registration_columns[] = {
    {"meeting", Holds::text},
    {"number", Holds::integer},
    {"name", Holds::text},
    {"organisation", Holds::text},
    {"organisation_kind", Holds::text, "organisation_kind"},
    {"organisation_zone", Holds::text, "zone"},
    {"mode", Holds::text, "meeting_mode"},
    {"state", Holds::text, "exports.registration"},
    {"table", Holds::integer},
    {"theme", Holds::text},
    {"answers_given", Holds::text},
    {"walk_in", Holds::flag},
    {"received_at", Holds::instant},
    {"checked_in_at", Holds::instant},
};

constexpr Column attendance_columns[] = {
    {"meeting", Holds::text},
    {"number", Holds::integer},
    {"name", Holds::text},
    {"organisation", Holds::text},
    {"mode", Holds::text, "meeting_mode"},
    {"table", Holds::integer},
    {"theme", Holds::text},
    {"checked_in_at", Holds::instant},
    {"door", Holds::text},
};

struct Entry {
    RegistrationId id;
    std::int64_t number = 0;
    std::string name;
    std::optional<OrganisationId> organisation_id;
    std::string mode, answers;
    bool walk_in = false;
    Instant received_at{};
    std::optional<std::int64_t> table;
    std::optional<std::string> theme, door;
};

std::vector<Entry> entries(Reader& reader, MeetingId id)
{
    std::vector<Entry> all;
    reader.db.each(
        R"(select r.registration_id, r.number, r.name, r.organisation_id, r.mode, r.answers, r.walk_in, r.received_at_ms,
                  t."order", t.theme, c.door
           from registration r left join meeting_table t on t.table_id = r.table_id
           left join check_in c on c.registration_id = r.registration_id
           where r.meeting_id = ? order by r.number)",
        [&](const Row& row) {
            all.push_back({row.id<RegistrationId>(0), row.integer(1), row.text(2), row.optional_id<OrganisationId>(3),
                           row.text(4), row.text(5), row.boolean(6), row.instant(7), row.optional_integer(8),
                           row.optional_text(9), row.optional_text(10)});
        },
        id);
    return all;
}

// As it was at the export's event.
std::optional<people::Organisation> body_of(Scene& scene, const Entry& entry)
{
    auto id = body_of_registration(scene.reader, entry.id, entry.organisation_id, scene.making.moment.seq);
    return id ? people::organisation(scene.reader, *id) : std::nullopt;
}

std::map<std::string, std::string> questions_of(Reader& reader, MeetingId id)
{
    std::map<std::string, std::string> questions;
    reader.db.each(
        "select cast(meeting_question_id as text), text from meeting_question where meeting_id = ?",
        [&](const Row& row) { questions[row.text(0)] = row.text(1); }, id);
    return questions;
}

std::string joined(const json& answer)
{
    if (answer.is_string()) return answer.get<std::string>();
    std::string all;
    for (const auto& choice : answer) all += (all.empty() ? "" : ", ") + choice.get<std::string>();
    return all;
}

// "Come l'hai saputo? Dal giornale", a line for each.
std::string answers_of(const Entry& entry, const std::map<std::string, std::string>& questions)
{
    auto answers = json::parse(entry.answers);
    std::string told;
    for (const auto& [id, answer] : answers.items()) {
        auto question = questions.find(id);
        if (question == questions.end()) continue;
        told += (told.empty() ? "" : "\n") + question->second + ' ' + joined(answer);
    }
    return told;
}

void registration_rows(Scene& scene, const Take& take)
{
    for (const auto& m : scene.meetings()) {
        auto past      = registrations_at(scene.reader, m.meeting_id, scene.making.moment.seq);
        auto questions = questions_of(scene.reader, m.meeting_id);
        for (const auto& entry : entries(scene.reader, m.meeting_id)) {
            auto found = past.find(entry.id);
            if (found == past.end() || found->second.state == "pending") continue;
            auto body = body_of(scene, entry);
            take({m.title, entry.number, entry.name, body ? Cell{body->name} : Cell{}, body ? Cell{body->kind} : Cell{},
                  body ? Cell{body->zone} : Cell{}, entry.mode, found->second.state, cell(entry.table),
                  cell(entry.theme), answers_of(entry, questions), entry.walk_in, entry.received_at,
                  cell(found->second.came_at)});
        }
    }
}

void attendance_rows(Scene& scene, const Take& take)
{
    for (const auto& m : scene.meetings()) {
        auto past = registrations_at(scene.reader, m.meeting_id, scene.making.moment.seq);
        for (const auto& entry : entries(scene.reader, m.meeting_id)) {
            auto found = past.find(entry.id);
            if (found == past.end() || !found->second.came_at) continue;
            auto body = body_of(scene, entry);
            take({m.title, entry.number, entry.name, body ? Cell{body->name} : Cell{}, entry.mode, cell(entry.table),
                  cell(entry.theme), cell(found->second.came_at), cell(entry.door)});
        }
    }
}

} // namespace

const DataSet registrations_set{"registrations", Who::desk, registration_columns, registration_rows};
const DataSet attendance_set{"attendance", Who::desk, attendance_columns, attendance_rows};

} // namespace exports

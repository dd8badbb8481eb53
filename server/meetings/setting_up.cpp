#include "meetings/setting_up.hpp"

#include "meetings/state.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"

namespace meetings {

namespace {

constexpr std::int64_t most_seats = 100'000;

} // namespace

Meeting edited_by(Reader& reader, PersonId person, MeetingId id, int revision)
{
    auto m = meeting(reader, id);
    if (!m || !is_organiser(reader, person, id)) throw Refusal{Reason::not_found};
    if (m->cancelled_at) throw Refusal{Reason::meeting_cancelled, {{"reason_given", m->cancelled_reason}}};
    if (m->revision != revision) throw Refusal{Reason::stale_revision, {{"current", *meeting_state(reader, id)}}};
    return *std::move(m);
}

std::vector<std::string> set_up_screens(Reader& reader, const Meeting& m)
{
    auto own = topic_of(m.meeting_id);
    std::vector<std::string> topics{own, desk_of(m.meeting_id), own + "/plenary", own + "/screen",
                                    processes::topic_of(m.process_id)};
    for (const auto& table : tables_of(reader, m.meeting_id)) {
        auto topic = "table/" + std::to_string(table.table_id.value);
        topics.push_back(topic + "/desk");
        topics.push_back(std::move(topic));
    }
    return topics;
}

Event set_up(Tx& tx, Meeting m, Screens& screens, std::string kind, json payload)
{
    ++m.revision;
    update_meeting(tx, m);
    Event event;
    event.topic                 = topic_of(m.meeting_id);
    event.kind                  = std::move(kind);
    event.payload               = std::move(payload);
    event.payload["meeting_id"] = m.meeting_id.value;
    event.payload["revision"]   = m.revision;
    event.patches               = screens.patches();
    event.answer                = {{"revision", m.revision}};
    return event;
}

std::optional<int> read_count(Fields& in, std::string_view name)
{
    auto value = in.optional_integer(name, 1, most_seats);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

Instant read_instant(Fields& in, std::string_view name)
{
    auto found = in.optional_instant(name);
    if (!found) throw Refusal{Reason::required, {{"field", name}}};
    return *found;
}

void require_team(Reader& reader, ProcessId process_id, const std::vector<PersonId>& people)
{
    for (auto person : people)
        if (!people::is_in_team(reader, person, process_id))
            throw Refusal{Reason::bad_value, {{"field", "facilitators"}}};
}

} // namespace meetings

#include "tables/set_up.hpp"

#include "house.hpp"
#include "processes/processes.hpp"
#include "tables/rows.hpp"

#include <algorithm>

namespace tables {

namespace {

Refusal bad(std::string_view field) { return {Reason::bad_value, {{"field", field}}}; }

NewField read_field(const json& object, std::size_t number)
{
    Fields in(object);
    NewField field{.key = in.optional_text("key", 40).value_or("f" + std::to_string(number))};
    field.label = in.text("label", max_title_chars);
    in.done();
    return field;
}

std::map<std::int64_t, std::string> read_own(Fields& in)
{
    std::map<std::int64_t, std::string> own;
    auto given = in.optional_texts_by_key("own", 100, max_question_chars);
    if (!given) return own;
    for (const auto& [id, question] : given->items()) {
        auto digits = !id.empty() && id.size() < 16 && id.find_first_not_of("0123456789") == id.npos;
        if (!digits || !question.is_string()) throw bad("own");
        own[std::stoll(id)] = question.get<std::string>();
    }
    return own;
}

SetRounds::Round read_round(const json& object)
{
    Fields in(object);
    SetRounds::Round round;
    round.minutes  = static_cast<int>(in.optional_integer("minutes", 1, max_round_minutes).value_or(45));
    round.question = in.text("question", max_question_chars);
    round.own      = read_own(in);
    for (const auto& field : in.optional_objects("fields", max_fields))
        round.fields.push_back(read_field(field, round.fields.size() + 1));
    in.done();
    return round;
}

// No key twice: a note says by it what it holds.
void require_keys(const SetRounds::Round& round)
{
    std::set<std::string> met;
    for (const auto& field : round.fields)
        if (!met.insert(field.key).second) throw bad("fields");
}

meetings::Meeting edited_by(const House& house, Reader& reader, PersonId person, const SetRounds& wanted)
{
    auto m = meetings::meeting(reader, wanted.meeting_id);
    if (!m || !meetings::is_organiser(reader, person, wanted.meeting_id)) throw Refusal{Reason::not_found};
    if (m->cancelled_at) throw Refusal{Reason::meeting_cancelled, {{"reason_given", m->cancelled_reason}}};
    if (m->revision != wanted.revision)
        throw Refusal{Reason::stale_revision,
                      {{"current", *house.sections.state(reader, meetings::topic_of(wanted.meeting_id))}}};
    return *std::move(m);
}

NewSession session_for(const SetRounds::Round& round, int number, TableId table)
{
    auto own = round.own.find(table.value);
    NewSession session{.round = number};
    session.question = own == round.own.end() ? round.question : own->second;
    session.fields   = round.fields;
    session.length   = std::chrono::minutes{round.minutes};
    return session;
}

json template_of(const NewSession& session)
{
    auto fields = json::array();
    for (const auto& field : session.fields) fields.push_back({{"key", field.key}, {"label", field.label}});
    return fields;
}

bool is_same(const Session& before, const NewSession& after)
{
    return before.question == after.question && before.length == after.length && before.fields == template_of(after);
}

void change(Tx& tx, const Session& before, const NewSession& after)
{
    if (is_same(before, after)) return;
    if (before.state != SessionState::scheduled) throw Refusal{Reason::in_use, {{"field", "rounds"}}};
    tx.db.run("update table_session set question = ?, template = ?, length_ms = ? where table_session_id = ?",
              after.question, template_of(after).dump(), std::int64_t{std::chrono::milliseconds{after.length}.count()},
              before.session_id);
}

void remove(Tx& tx, const Session& before)
{
    auto used = before.state != SessionState::scheduled;
    for (auto rows : {"contribution", "speaker", "summary_line"})
        used = used
               || tx.db.exists("select 1 from " + std::string(rows) + " where table_session_id = ? limit 1",
                               before.session_id);
    if (used) throw Refusal{Reason::in_use, {{"field", "rounds"}}};
    tx.db.run("delete from table_session where table_session_id = ?", before.session_id);
}

void set_at(Tx& tx, TableId table, const std::vector<SetRounds::Round>& rounds)
{
    auto before = sessions_of(tx, table);
    for (const auto& session : before)
        if (session.round > static_cast<int>(rounds.size())) remove(tx, session);
    int number = 0;
    for (const auto& round : rounds) {
        auto wanted = session_for(round, ++number, table);
        auto there  = std::find_if(before.begin(), before.end(),
                                   [&](const Session& session) { return session.round == wanted.round; });
        if (there == before.end())
            insert_session(tx, table, wanted);
        else
            change(tx, *there, wanted);
    }
}

std::vector<std::string> screens_of(const meetings::Meeting& m, const std::vector<meetings::Table>& tables)
{
    auto own = meetings::topic_of(m.meeting_id);
    std::vector<std::string> topics{own, own + "/desk", own + "/plenary", own + "/screen",
                                    processes::topic_of(m.process_id)};
    for (const auto& table : tables) {
        topics.push_back(topic_of(table.table_id));
        topics.push_back(desk_topic_of(table.table_id));
    }
    return topics;
}

} // namespace

SetRounds SetRounds::read(MeetingId id, int revision, Fields& in)
{
    SetRounds wanted{.meeting_id = id, .revision = revision};
    for (const auto& object : in.optional_objects("rounds", max_rounds)) {
        wanted.rounds.push_back(read_round(object));
        require_keys(wanted.rounds.back());
    }
    return wanted;
}

awaitable<Event> set_rounds(House& house, Person person, SetRounds wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto m      = edited_by(house, tx, person.person_id, wanted);
        auto tables = meetings::tables_of(tx, m.meeting_id);
        if (tables.empty()) throw Refusal{Reason::no_tables};
        Screens screens(house.sections, tx, screens_of(m, tables));
        for (const auto& table : tables) set_at(tx, table.table_id, wanted.rounds);
        tx.db.run("update meeting set revision = revision + 1 where meeting_id = ?", m.meeting_id);
        Event event;
        event.topic   = meetings::topic_of(m.meeting_id);
        event.kind    = "rounds_set";
        event.payload = {{"meeting_id", m.meeting_id.value}, {"rounds", wanted.rounds.size()}};
        event.patches = screens.patches();
        event.answer  = {{"revision", m.revision + 1}};
        return event;
    });
}

} // namespace tables

// The one account as everybody reads it, once it is published.
#include "meetings/meetings.hpp"
#include "plenary/node.hpp"
#include "plenary/states.hpp"

namespace plenary {

namespace {

json tables_of(Reader& reader, MeetingId id)
{
    auto all = json::object();
    for (const auto& table : meetings::tables_of(reader, id))
        all[std::to_string(table.order)] = {
            {"table_id", table.table_id.value}, {"theme", table.theme}, {"order", table.order}};
    return all;
}

// The notes under each sentence: what was said, at which table, in which round; never by whom.
std::map<SentenceId, json> notes_under(Reader& reader, MeetingId id)
{
    std::map<SentenceId, json> under;
    reader.db.each(R"(select s.sentence_id, c.contribution_id, t."order", e."round", c.number, c.text
                      from restitution_sentence s
                      join sentence_citation q on q.sentence_id = s.sentence_id
                      join contribution c on c.contribution_id = q.contribution_id
                      join table_session e on e.table_session_id = c.table_session_id
                      join meeting_table t on t.table_id = c.table_id
                      where s.meeting_id = ? and s.removed_at_ms is null and c.taken_at_ms is not null
                      and c.retracted_at_ms is null
                      order by s.sentence_id, t."order", e."round", c.number)",
                   [&](const Row& row) {
                       auto& notes                           = under[row.id<SentenceId>(0)];
                       notes[std::to_string(row.integer(1))] = {
                           {"contribution_id", row.integer(1)}, {"table", row.integer(2)}, {"round", row.integer(3)},
                           {"number", row.integer(4)},          {"text", row.text(5)},     {"order", notes.size() + 1}};
                   },
                   id);
    return under;
}

json sentences(Reader& reader, const meetings::Meeting& meeting)
{
    auto under = notes_under(reader, meeting.meeting_id);
    auto said  = said_in_sentences(reader, meeting.meeting_id);
    auto all   = json::object();
    int order  = 0;
    for (const auto& s : sentences_of(reader, meeting.meeting_id)) {
        const auto& tables = said[s.sentence_id];
        auto notes         = under[s.sentence_id];
        json one{{"sentence_id", s.sentence_id.value},
                 {"text", s.text},
                 {"order", ++order},
                 {"tables", numbers(tables)},
                 {"contributions", notes_in(tables)},
                 {"notes", notes.is_null() ? json::object() : std::move(notes)}};
        if (s.common_theme_id) one["theme_id"] = s.common_theme_id->value;
        if (s.node_id)
            if (auto node = public_node(reader, meeting.process_id, *s.node_id)) one["node"] = *node;
        all[std::to_string(s.sentence_id.value)] = std::move(one);
    }
    return all;
}

// Only those that the account speaks of, without what concerns who works on it.
json themes_told(Reader& reader, MeetingId id, const json& sentences)
{
    auto told = json::object();
    auto all  = themes(reader, id);
    for (const auto& sentence : sentences) {
        if (!sentence.contains("theme_id")) continue;
        auto key  = std::to_string(sentence["theme_id"].get<std::int64_t>());
        told[key] = all[key];
        told[key].erase("revision");
        told[key].erase("from");
    }
    return told;
}

} // namespace

std::optional<json> restitution(Reader& reader, MeetingId id)
{
    auto meeting = meetings::meeting(reader, id);
    auto at      = published_at(reader, id);
    if (!meeting || !at) return {};
    auto all    = sentences(reader, *meeting);
    auto told   = themes_told(reader, id, all);
    auto tables = tables_of(reader, id);
    return json{{"meeting_id", id.value},
                {"title", meeting->title},
                {"place", meeting->place},
                {"time_zone", meeting->time_zone},
                {"process_slug", meeting->process_slug},
                {"process_title", meeting->process_title},
                {"starts_at", to_text(meeting->starts_at)},
                {"ends_at", to_text(meeting->ends_at)},
                {"published_at", to_text(*at)},
                {"of", tables.size()},
                {"tables", std::move(tables)},
                {"themes", std::move(told)},
                {"sentences", std::move(all)}};
}

} // namespace plenary

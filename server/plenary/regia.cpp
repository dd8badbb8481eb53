// What the regia and the theme team see of all tables.
#include "base/text.hpp"
#include "meetings/meetings.hpp"
#include "plenary/node.hpp"
#include "plenary/rules.hpp"
#include "plenary/states.hpp"
#include "tables/tables.hpp"

namespace plenary {

namespace {

// Enough to know what is meant; the table's own page has the rest. It bounds the snapshot.
constexpr std::size_t excerpt_chars = 400;

json glances(Reader& reader, MeetingId id)
{
    auto all = json::object();
    for (const auto& table : meetings::tables_of(reader, id))
        all[std::to_string(table.table_id.value)] = tables::glance(reader, table.table_id);
    return all;
}

json messages(Reader& reader, MeetingId id)
{
    auto all = json::object();
    for (const auto& message : messages_of(reader, id, messages_kept))
        all[std::to_string(message.hall_message_id)] = {
            {"text", message.text}, {"at", to_text(message.at)}, {"order", message.hall_message_id}};
    return all;
}

json screen(Reader& reader, MeetingId id)
{
    auto on = screen_of(reader, id);
    json one{{"shows", on.shows}, {"page", on.page}};
    if (on.table_id) one["table_id"] = on.table_id->value;
    return one;
}

json note(const tables::Note& note)
{
    json one{{"contribution_id", note.contribution_id.value},
             {"table_id", note.table_id.value},
             {"table", note.table},
             {"round", note.round},
             {"number", note.number},
             {"text", excerpt(note.text, excerpt_chars)},
             {"taken_at", to_text(note.taken_at)},
             {"themes", json::object()},
             {"order", note.contribution_id.value}};
    if (note.is_for_plenary) one["plenary"] = true;
    if (!note.group.empty()) one["group"] = note.group;
    if (note.merged_into) one["merged_into"] = note.merged_into->value;
    return one;
}

json notes(Reader& reader, MeetingId id)
{
    auto all = json::object();
    for (const auto& one : tables::notes_of(reader, id, notes_shown))
        all[std::to_string(one.contribution_id.value)] = note(one);
    reader.db.each(
        "select g.contribution_id, g.common_theme_id from common_theme h "
        "join common_theme_contribution g on g.common_theme_id = h.common_theme_id "
        "where h.meeting_id = ? and h.removed_at_ms is null",
        [&](const Row& row) {
            auto shown = all.find(std::to_string(row.integer(0)));
            if (shown != all.end()) (*shown)["themes"][std::to_string(row.integer(1))] = true;
        },
        id);
    return all;
}

json lines(Reader& reader, MeetingId id)
{
    auto all = json::object();
    for (const auto& line : tables::sent_lines_of(reader, id)) {
        auto cites = json::object();
        for (auto note : line.cites) cites[std::to_string(note.value)] = true;
        all[std::to_string(line.line_id.value)] = {{"line_id", line.line_id.value},
                                                   {"table_id", line.table_id.value},
                                                   {"text", line.text},
                                                   {"cites", std::move(cites)},
                                                   {"order", line.line_id.value}};
    }
    return all;
}

json writer(Reader& reader, const Sentence& s)
{
    return {{"person_id", s.writer->value}, {"name", name_of(reader, *s.writer)}, {"until", to_text(*s.writing_until)}};
}

json restitution_part(Reader& reader, const meetings::Meeting& meeting)
{
    auto said  = said_in_sentences(reader, meeting.meeting_id);
    auto cites = citations_of(reader, meeting.meeting_id);
    auto all   = json::object();
    for (const auto& s : sentences_of(reader, meeting.meeting_id)) {
        json one{{"sentence_id", s.sentence_id.value},
                 {"text", s.text},
                 {"order", s.order},
                 {"revision", s.revision},
                 {"cites", json::object()},
                 {"tables", numbers(said[s.sentence_id])}};
        for (auto note : cites[s.sentence_id]) one["cites"][std::to_string(note.value)] = true;
        if (s.common_theme_id) one["theme_id"] = s.common_theme_id->value;
        if (s.writer) one["writer"] = writer(reader, s);
        if (s.node_id)
            if (auto node = public_node(reader, meeting.process_id, *s.node_id)) one["node"] = *node;
        all[std::to_string(s.sentence_id.value)] = std::move(one);
    }
    json part{{"sentences", std::move(all)}};
    if (auto at = published_at(reader, meeting.meeting_id)) part["published_at"] = to_text(*at);
    return part;
}

} // namespace

json numbers(const Tables& tables)
{
    auto all = json::object();
    for (auto [number, notes] : tables) all[std::to_string(number)] = true;
    return all;
}

json themes(Reader& reader, MeetingId id)
{
    auto said = said_in_themes(reader, id);
    auto of   = tables_in(reader, id);
    auto all  = json::object();
    for (const auto& one : themes_of(reader, id)) {
        const auto& tables                             = said[one.common_theme_id];
        all[std::to_string(one.common_theme_id.value)] = {{"common_theme_id", one.common_theme_id.value},
                                                          {"title", one.title},
                                                          {"order", one.order},
                                                          {"revision", one.revision},
                                                          {"tables", numbers(tables)},
                                                          {"of", of},
                                                          {"contributions", notes_in(tables)}};
    }
    for (const auto& one : merged_themes(reader, id)) {
        auto into = all.find(std::to_string(one.merged_into->value));
        if (into != all.end())
            (*into)["from"][std::to_string(one.common_theme_id.value)] = {{"title", one.title}, {"order", one.order}};
    }
    return all;
}

std::optional<json> regia_state(Reader& reader, MeetingId id)
{
    auto meeting = meetings::meeting(reader, id);
    if (!meeting) return {};
    json state{{"meeting_id", id.value},
               {"process_id", meeting->process_id.value},
               {"title", meeting->title},
               {"place", meeting->place},
               {"time_zone", meeting->time_zone},
               {"starts_at", to_text(meeting->starts_at)},
               {"ends_at", to_text(meeting->ends_at)},
               {"agenda", agenda(reader, id)},
               {"tables", glances(reader, id)},
               {"messages", messages(reader, id)},
               {"screen", screen(reader, id)},
               {"notes", notes(reader, id)},
               {"lines", lines(reader, id)},
               {"themes", themes(reader, id)},
               {"restitution", restitution_part(reader, *meeting)}};
    if (auto now = clock(reader, id)) state["clock"] = *now;
    return state;
}

} // namespace plenary

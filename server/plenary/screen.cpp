// What stands in the hall. Everybody may see it, so it holds what is shown and nothing else.
#include "meetings/meetings.hpp"
#include "plenary/access.hpp"
#include "plenary/states.hpp"
#include "tables/tables.hpp"

namespace plenary {

namespace {

constexpr std::size_t pace_minutes = 10; // the screen shows the last five; some pass in silence

json tables_at_work(Reader& reader, MeetingId id)
{
    auto all = json::object();
    for (const auto& table : meetings::tables_of(reader, id)) {
        auto count = reader.db.integer(
            "select count(*) from contribution where table_id = ? and taken_at_ms is not null "
            "and retracted_at_ms is null",
            table.table_id);
        json one{{"table_id", table.table_id.value},
                 {"order", table.order},
                 {"theme", table.theme},
                 {"participants", tables::participants_at(reader, table.table_id)},
                 {"present", meetings::present_at(reader, table.table_id)},
                 {"contributions", count.value_or(0)}};
        if (auto session = tables::current_session(reader, table.table_id))
            one["state"] = tables::name_of(session->state);
        all[std::to_string(table.table_id.value)] = std::move(one);
    }
    return all;
}

json themes_in_hall(Reader& reader, MeetingId id)
{
    auto pace  = pace_of_themes(reader, id, pace_minutes);
    auto shown = themes(reader, id);
    for (auto& one : shown) {
        one.erase("revision");
        one.erase("from");
        one["pace"] = json::object();
        for (auto [minute, notes] : pace[CommonThemeId{one["common_theme_id"].get<std::int64_t>()}])
            one["pace"][to_text(minute)] = notes;
    }
    return shown;
}

json sentences_in_hall(Reader& reader, MeetingId id)
{
    auto shown = json::object();
    auto said  = said_in_sentences(reader, id);
    auto of    = tables_in(reader, id);
    int order  = 0;
    for (const auto& s : sentences_of(reader, id)) {
        const auto& tables = said[s.sentence_id];
        json one{{"sentence_id", s.sentence_id.value}, {"text", s.text},  {"tables", numbers(tables)}, {"of", of},
                 {"contributions", notes_in(tables)},  {"order", ++order}};
        if (s.common_theme_id) one["theme"] = theme(reader, *s.common_theme_id).value().title;
        shown[std::to_string(s.sentence_id.value)] = std::move(one);
    }
    return shown;
}

json vote_on(Reader& reader, const Screen& on)
{
    json shown = json::object();
    if (!on.table_id) return shown;
    auto table = meetings::table(reader, *on.table_id);
    if (auto vote = tables::newest_vote(reader, *on.table_id)) shown = *vote;
    shown["table"] = table->order;
    shown["theme"] = table->theme;
    return shown;
}

json meeting_in_hall(const meetings::Meeting& meeting)
{
    return {{"title", meeting.title},
            {"place", meeting.place},
            {"mode", meeting.mode},
            {"time_zone", meeting.time_zone},
            {"process_title", meeting.process_title},
            {"starts_at", to_text(meeting.starts_at)},
            {"ends_at", to_text(meeting.ends_at)}};
}

// {table: {present}}
json present_at(Reader& reader, TableId id)
{
    auto shown                                 = json::object();
    shown[std::to_string(id.value)]["present"] = meetings::present_at(reader, id);
    return shown;
}

} // namespace

json meeting_elsewhere(Reader& reader, std::int64_t id)
{
    auto meeting = meetings::meeting(reader, MeetingId{id}).value();
    json regia{{"title", meeting.title},
               {"place", meeting.place},
               {"starts_at", to_text(meeting.starts_at)},
               {"ends_at", to_text(meeting.ends_at)}};
    json screen{{"meeting", meeting_in_hall(meeting)}};
    if (screen_of(reader, meeting.meeting_id).shows == "tables")
        for (const auto& table : meetings::tables_of(reader, meeting.meeting_id))
            screen["tables"].update(present_at(reader, table.table_id));
    return {{topic_of(meeting.meeting_id), std::move(regia)}, {screen_topic_of(meeting.meeting_id), std::move(screen)}};
}

json registration_elsewhere(Reader& reader, std::int64_t id)
{
    auto table = meetings::table_of(reader, RegistrationId{id});
    if (!table || screen_of(reader, table->meeting_id).shows != "tables") return json::object();
    return {{screen_topic_of(table->meeting_id), {{"tables", present_at(reader, table->table_id)}}}};
}

std::optional<json> screen_state(Reader& reader, MeetingId id)
{
    auto meeting = meetings::meeting(reader, id);
    if (!meeting) return {};
    auto on = screen_of(reader, id);
    json state{{"meeting_id", id.value},
               {"shows", on.shows},
               {"page", on.page},
               {"address", "/meetings/" + std::to_string(id.value)},
               {"meeting", meeting_in_hall(*meeting)},
               {"agenda", agenda(reader, id)}};
    if (on.table_id) state["table_id"] = on.table_id->value;
    if (auto now = clock(reader, id)) state["clock"] = *now;
    if (on.shows == "tables") state["tables"] = tables_at_work(reader, id);
    if (on.shows == "tables" || on.shows == "themes") state["themes"] = themes_in_hall(reader, id);
    if (on.shows == "restitution") state["restitution"] = sentences_in_hall(reader, id);
    if (on.shows == "vote") state["vote"] = vote_on(reader, on);
    return state;
}

} // namespace plenary

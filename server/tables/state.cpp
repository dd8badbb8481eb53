#include "house.hpp"

#include "tables/access.hpp"
#include "tables/pieces.hpp"
#include "tables/rules.hpp"

namespace tables {

namespace {

json template_state(const json& fields)
{
    auto shown = json::object();
    int order  = 0;
    for (const auto& field : fields)
        shown[field["key"].get<std::string>()] = {{"label", field["label"]}, {"order", ++order}};
    return shown;
}

} // namespace

json to_json(const Session& s)
{
    json shown{{"session_id", s.session_id.value},
               {"round", s.round},
               {"question", s.question},
               {"template", template_state(s.fields)},
               {"state", name_of(s.state)},
               {"length_ms", s.length.count()},
               {"order", s.round}};
    auto add = [&](const char* name, const std::optional<Instant>& at) {
        if (at) shown[name] = to_text(*at);
    };
    add("started_at", s.started_at);
    add("ends_at", s.ends_at);
    add("common_ends_at", s.common_ends_at);
    add("paused_at", s.paused_at);
    add("closed_at", s.closed_at);
    add("reopened_until", s.reopened_until);
    return shown;
}

std::optional<Session> current_session(Reader& reader, TableId id)
{
    auto sessions = sessions_of(reader, id);
    auto current  = current_of(sessions);
    return current ? std::optional(*current) : std::nullopt;
}

json facilitators_state(Reader& reader, TableId id)
{
    auto shown = json::object();
    for (auto person : facilitators_of(reader, id))
        shown[std::to_string(person.value)] = {
            {"person_id", person.value}, {"name", shown_name(reader, person)}, {"order", person.value}};
    return shown;
}

json help_state(Reader& reader, const Help& help)
{
    json shown{{"help_call_id", help.help_call_id.value}, {"text", help.text}, {"at", to_text(help.called_at)}};
    if (help.taken_at) {
        shown["taken"] = {{"at", to_text(*help.taken_at)}, {"name", ""}};
        if (help.taker_id) shown["taken"]["name"] = shown_name(reader, *help.taker_id);
    }
    return shown;
}

std::optional<json> table_state(Reader& reader, TableId id)
{
    auto table   = meetings::table(reader, id);
    auto meeting = table ? meetings::meeting(reader, table->meeting_id) : std::nullopt;
    if (!meeting) return {};
    json state{{"table_id", id.value},
               {"meeting_id", meeting->meeting_id.value},
               {"meeting_title", meeting->title},
               {"theme", table->theme},
               {"order", table->order},
               {"nodes", meetings::nodes_of(reader, id)},
               {"facilitators", facilitators_state(reader, id)},
               {"sessions", json::object()},
               {"participants", participants_at(reader, id)},
               {"contributions", notes_state(reader, id)},
               {"groups", groups_state(reader, id)},
               {"speakers", json::object()},
               {"summary", summary_state(reader, id)}};
    if (table->room) state["room"] = *table->room;
    auto sessions = sessions_of(reader, id);
    for (const auto& session : sessions) state["sessions"][std::to_string(session.session_id.value)] = to_json(session);
    if (auto current = current_of(sessions)) {
        state["session"]  = std::to_string(current->session_id.value);
        state["state"]    = name_of(current->state);
        state["speakers"] = speakers_state(reader, current->session_id);
    }
    if (auto vote = newest_vote(reader, id)) state["vote"] = *std::move(vote);
    if (auto help = open_help_at(reader, id)) state["help"] = help_state(reader, *help);
    return state;
}

} // namespace tables

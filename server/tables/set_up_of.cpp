// What an organiser finds in the forms of a meeting.
#include "tables/rows.hpp"
#include "tables/set_up.hpp"

namespace tables {

namespace {

// The question that most tables share; the first of them where all differ.
std::string common_question(const std::vector<Session>& sessions)
{
    std::map<std::string, int> times;
    std::string common;
    for (const auto& session : sessions)
        if (++times[session.question] > times[common]) common = session.question;
    return common;
}

json round_of(const std::vector<Session>& sessions)
{
    auto question = common_question(sessions);
    json round{{"minutes", std::chrono::duration_cast<std::chrono::minutes>(sessions.front().length).count()},
               {"question", question},
               {"fields", sessions.front().fields},
               {"own", json::object()},
               {"begun", false}};
    for (const auto& session : sessions) {
        if (session.question != question) round["own"][std::to_string(session.table_id.value)] = session.question;
        if (session.state != SessionState::scheduled) round["begun"] = true;
    }
    return round;
}

} // namespace

json set_up_of(Reader& reader, MeetingId id)
{
    auto m = meetings::meeting(reader, id).value();
    json told{{"revision", m.revision}, {"rounds", json::array()}, {"tables", json::object()}};
    if (m.guide) told["guide"] = *m.guide;
    if (m.stream_url) told["stream_url"] = *m.stream_url;
    std::map<int, std::vector<Session>> rounds;
    for (const auto& table : meetings::tables_of(reader, id)) {
        auto leaders = json::array();
        for (auto person : facilitators_of(reader, table.table_id)) leaders.push_back(person.value);
        auto sessions                                        = sessions_of(reader, table.table_id);
        told["tables"][std::to_string(table.table_id.value)] = {{"facilitators", std::move(leaders)},
                                                                {"rounds", sessions.size()}};
        for (auto& session : sessions) rounds[session.round].push_back(std::move(session));
    }
    for (const auto& [number, sessions] : rounds) told["rounds"].push_back(round_of(sessions));
    return told;
}

} // namespace tables

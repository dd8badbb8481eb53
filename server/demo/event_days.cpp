#include "demo/event_days.hpp"

#include "demo/registrations.hpp"
#include "demo/table_talk.hpp"
#include "demo/theme_team.hpp"
#include "house.hpp"
#include "meetings/meetings.hpp"
#include "tables/tables.hpp"

namespace demo {

namespace {

std::optional<std::string> text_in(const json& given, const char* name)
{
    return given.contains(name) ? std::optional(given[name].get<std::string>()) : std::nullopt;
}

std::vector<meetings::NewAgendaItem> agenda(const json& given)
{
    std::vector<meetings::NewAgendaItem> items;
    for (const auto& item : given) {
        meetings::NewAgendaItem one;
        one.kind = item["kind"], one.title = item["title"], one.order = item["order"];
        one.starts_at = instant_in(item["starts_at"]), one.ends_at = instant_in(item["ends_at"]);
        if (item.contains("round")) one.round = item["round"].get<int>();
        items.push_back(std::move(one));
    }
    return items;
}

std::vector<meetings::NewQuestion> questions(const json& given)
{
    std::vector<meetings::NewQuestion> asked;
    for (const auto& one : given)
        asked.push_back({one["text"], one["kind"], one["choices"], one["required"], one["order"]});
    return asked;
}

std::vector<meetings::NewTable> tables(const World& world, const json& given)
{
    std::vector<meetings::NewTable> all;
    for (const auto& table : given) {
        meetings::NewTable one;
        one.theme = table["theme"], one.order = table["order"];
        one.room  = text_in(table, "room");
        one.seats = table["seats"].get<int>();
        for (const auto& key : table["nodes"]) one.nodes.push_back(world.nodes.at(key));
        for (const auto& key : table["facilitators"]) one.facilitators.push_back(world.people.at(key));
        all.push_back(std::move(one));
    }
    return all;
}

meetings::NewMeeting new_meeting(const World& world, const json& given)
{
    meetings::NewMeeting meeting;
    meeting.process_id = world.process_id;
    meeting.title = given["title"], meeting.summary = given["summary"];
    meeting.mode = given["mode"], meeting.place = given["place"];
    meeting.starts_at = instant_in(given["starts_at"]), meeting.ends_at = instant_in(given["ends_at"]);
    meeting.seats = given["seats"].get<int>(), meeting.seats_online = given["seats_online"].get<int>();
    meeting.guide                  = text_in(given, "guide");
    meeting.stream_url             = text_in(given, "stream_url");
    meeting.registration_opens_at  = instant_in(given["registration"]["opens_at"]);
    meeting.registration_closes_at = instant_in(given["registration"]["closes_at"]);
    meeting.email_alone            = given.value("email_alone", false);
    meeting.agenda                 = agenda(given["agenda"]);
    meeting.questions              = questions(given.value("questions", json::array()));
    meeting.tables                 = tables(world, given["tables"]);
    meeting.order                  = given["order"];
    return meeting;
}

std::vector<tables::NewSession> rounds(const json& given)
{
    std::vector<tables::NewSession> all;
    for (const auto& round : given) {
        tables::NewSession one;
        one.round    = round["round"];
        one.question = round["question"];
        one.length   = std::chrono::minutes(round["minutes"].get<int>());
        for (const auto& field : round["fields"]) one.fields.push_back({field["key"], field["label"]});
        all.push_back(std::move(one));
    }
    return all;
}

// The meeting is announced, and its tables get their rounds a minute later.
std::shared_ptr<EventDay> announce(House& house, const World& world, Timeline& timeline, const json& given)
{
    using namespace std::chrono_literals;
    auto day     = std::make_shared<EventDay>();
    day->people  = askers(world, given);
    auto meeting = new_meeting(world, given);
    auto at      = instant_in(given["announced_at"]);
    timeline.add(
        at, [&house, organiser = world.organiser, meeting] { return meetings::add_meeting(house, organiser, meeting); },
        [day](const Event& event) {
            day->meeting_id = {event.answer["meeting_id"].get<std::int64_t>()};
            for (const auto& id : event.answer["table_ids"]) day->tables.push_back({id.get<std::int64_t>()});
        });
    for (std::size_t i = 0; i < meeting.tables.size(); ++i)
        timeline.add(at + 1min, [&house, day, i, organiser = world.organiser, sessions = rounds(given["rounds"])] {
            tables::SetUpTable wanted;
            wanted.table_id = day->tables.at(i);
            wanted.sessions = sessions;
            return tables::set_up_table(house, organiser, wanted);
        });
    return day;
}

} // namespace

EventDays add_event_days(House& house, const World& world, Timeline& timeline)
{
    EventDays days;
    for (const auto& given : world_file("meetings.json")) {
        auto day = announce(house, world, timeline, given);
        days.push_back(day);
        add_registrations(house, world, timeline, day, given);
        if (!given.contains("sentences")) continue;
        for (std::size_t i = 0; i < given["tables"].size(); ++i)
            table_talk(std::make_shared<TableOfDay>(TableOfDay{house, world, timeline, day, i, given["tables"][i]}));
        theme_team(std::make_shared<TeamOfDay>(TeamOfDay{house, world, timeline, day, given}));
    }
    return days;
}

} // namespace demo

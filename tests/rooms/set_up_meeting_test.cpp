#include "meetings/set_up.hpp"
#include "support/tables_verbs.hpp"
#include "tables/set_up.hpp"

#include <catch2/catch.hpp>

namespace {

struct Office {
    HouseUnderTest house;
    OpenMeeting day = open_meeting(house);
    Person olga = organiser_of(house, day), paola = citizen(house, "Paola"), carla = citizen(house, "Carla");
    std::vector<std::string> topics{day.topic(), day.desk(), day.topic() + "/plenary", day.topic() + "/screen",
                                    processes::topic_of(day.process_id)};

    Office()
    {
        becomes(house, paola, day.process_id, people::Role::facilitator);
        for (auto table : day.tables) topics.push_back(tables::topic_of(table));
        topics.push_back(people::topic_of(paola.person_id));
        for (const auto& topic : topics) house.watch(topic);
    }
    json shown() { return house.snapshot(day.topic()); }
    int revision() { return shown()["revision"]; }
    void follows(const Person& person)
    {
        topics.push_back(people::topic_of(person.person_id));
        house.watch(topics.back());
    }
    bool lawful()
    {
        for (const auto& topic : topics) {
            INFO(topic);
            auto obeys = house.obeys_live_law(topic);
            CHECK(obeys);
            if (!obeys) return false;
        }
        return true;
    }
    meetings::SetPlaces places(int seats, const std::string& reason = "A larger hall")
    {
        meetings::SetPlaces wanted{.meeting_id = day.meeting_id, .revision = revision(), .mode = "hybrid"};
        wanted.seats = seats, wanted.seats_online = 100;
        wanted.registration_opens_at  = *read_instant("2025-03-01T00:00:00+01:00");
        wanted.registration_closes_at = *read_instant("2025-03-26T23:59:59.999+01:00");
        wanted.email_alone            = true;
        wanted.reason                 = reason;
        return wanted;
    }
    Reason refused(const meetings::SetPlaces& wanted)
    {
        return house.refusal_of(meetings::set_places(house.house, olga, wanted));
    }
    meetings::NewAgendaItem item(const char* kind, const char* title, const char* from, const char* to)
    {
        auto at = [](const char* hour) { return *read_instant("2025-03-29T" + std::string(hour) + ":00+01:00"); };
        meetings::NewAgendaItem one{.kind = kind, .title = title, .starts_at = at(from), .ends_at = at(to)};
        if (one.kind == "table_round") one.round = 1;
        return one;
    }
    meetings::SetTables tables_now(const std::vector<meetings::SetTables::Wanted>& wanted)
    {
        return {.meeting_id = day.meeting_id, .revision = revision(), .tables = wanted};
    }
    Reason refused(const meetings::SetTables& wanted)
    {
        return house.refusal_of(meetings::set_tables(house.house, olga, wanted));
    }
    tables::SetRounds rounds(const std::string& question)
    {
        tables::SetRounds wanted{.meeting_id = day.meeting_id, .revision = revision()};
        tables::SetRounds::Round first{.minutes = 60, .question = question};
        first.fields = {{"f1", "Leva"}, {"f2", "Chi la muove"}};
        tables::SetRounds::Round second{.minutes = 45, .question = "Per ogni obiettivo: azione, attori, tempi"};
        second.own[day.tables[1].value] = "Quali competenze?";
        wanted.rounds                   = {first, second};
        return wanted;
    }
};

} // namespace

TEST_CASE("seats that are added go to who waits, with a reason once people could register")
{
    Office office;
    std::vector<Held> held;
    for (auto name : {"Ada", "Bea", "Cleo", "Dino"})
        held.push_back(registers(office.house, citizen(office.house, name), office.day));
    CHECK(standing(office.house, held[3]) == "waiting_list 1");
    CHECK(office.refused(office.places(4, "")) == Reason::required);
    office.house.run(meetings::set_places(office.house.house, office.olga, office.places(4)));
    CHECK(standing(office.house, held[3]) == "offered");
    CHECK(office.lawful());
    CHECK(office.refused(office.places(3)) == Reason::seats_taken);
    auto online = office.places(9);
    online.mode = "online";
    CHECK(office.refused(online) == Reason::in_use);
    auto closed = office.places(9);
    closed.registration_opens_at.reset(), closed.registration_closes_at.reset();
    CHECK(office.refused(closed) == Reason::in_use);
}

TEST_CASE("the window of registering moves, and is open or closed at once")
{
    Office office;
    auto wanted                  = office.places(3, "The hall was not ready");
    wanted.registration_opens_at = *read_instant("2025-03-10T00:00:00+01:00");
    office.house.run(meetings::set_places(office.house.house, office.olga, wanted));
    CHECK(office.shown()["registration"]["state"] == "planned");
    CHECK(office.lawful());
    auto stale = wanted;
    CHECK(office.refused(stale) == Reason::stale_revision);
    auto by_carla = office.places(3);
    CHECK(office.house.refusal_of(meetings::set_places(office.house.house, office.carla, by_carla))
          == Reason::not_found);
}

TEST_CASE("the day is set item by item, of every kind, and stands by its hours")
{
    Office office;
    meetings::SetAgenda wanted{.meeting_id = office.day.meeting_id, .revision = office.revision()};
    auto first = std::stoll(office.shown()["agenda"].items().begin().key());
    int order  = 0;
    for (auto& one :
         {office.item("plenary", "Apertura", "09:30", "10:00"), office.item("talk", "Il quadro", "10:00", "10:20"),
          office.item("table_round", "Primo giro", "10:20", "11:15"), office.item("break", "Caffè", "11:15", "11:30"),
          office.item("networking", "Incontri", "11:30", "12:00")})
    {
        wanted.items.push_back({order == 0 ? std::optional(first) : std::nullopt, one});
        wanted.items.back().item.order = ++order;
    }
    office.house.run(meetings::set_agenda(office.house.house, office.olga, wanted));
    CHECK(office.shown()["agenda"].size() == 5);
    CHECK(office.shown()["agenda"][std::to_string(first)]["title"] == "Apertura");
    CHECK(office.lawful());
    wanted.revision                = office.revision();
    wanted.items[4].agenda_item_id = 4711;
    CHECK(office.house.refusal_of(meetings::set_agenda(office.house.house, office.olga, wanted)) == Reason::bad_value);
    wanted.items[4] = {{}, office.item("break", "Al contrario", "12:00", "11:00")};
    CHECK(office.house.refusal_of(meetings::set_agenda(office.house.house, office.olga, wanted)) == Reason::bad_value);
}

TEST_CASE("a question that somebody has answered keeps its kind and its choices; another may go")
{
    Office office;
    registers(office.house, citizen(office.house, "Ada"), office.day);
    meetings::SetQuestions wanted{.meeting_id = office.day.meeting_id, .revision = office.revision()};
    auto set = [&] { return meetings::set_questions(office.house.house, office.olga, wanted); };
    CHECK(office.house.refusal_of(set()) == Reason::answered_already);
    wanted.questions = {{1, {"Da quale comune arrivi?", "choice", {"Torino"}, true, 1}}};
    CHECK(office.house.refusal_of(set()) == Reason::answered_already);
    wanted.questions = {{1, {"Da quale comune arrivi?", "text", {}, true, 1}},
                        {{}, {"Mangi?", "choice", {"Sì", "No"}, false, 2}}};
    office.house.run(set());
    CHECK(office.shown()["questions"].size() == 2);
    CHECK(office.shown()["questions"]["1"]["text"] == "Da quale comune arrivi?");
    CHECK(office.lawful());
}

TEST_CASE("tables are added, renamed and led; one where somebody sits stays")
{
    Office office;
    auto ada = citizen(office.house, "Ada");
    office.follows(ada);
    auto held = registers(office.house, ada, office.day);
    auto seat = meetings::seat_by_hand(office.house.house, office.olga,
                                       {held.registration_id, office.day.tables[0], "Asked"});
    office.house.run(std::move(seat));
    meetings::NewTable governance{.theme = "Governance e alleanze", .order = 1, .room = "Sala C", .seats = 20};
    governance.facilitators = {office.paola.person_id};
    meetings::NewTable work{.theme = "Lavoro", .order = 2, .seats = 20};
    CHECK(office.refused(office.tables_now({{{}, work}})) == Reason::in_use);
    auto narrow         = governance;
    narrow.facilitators = {office.carla.person_id};
    CHECK(office.refused(office.tables_now({{office.day.tables[0], narrow}})) == Reason::bad_value);
    auto wanted = office.tables_now({{office.day.tables[0], governance}, {{}, work}});
    office.house.run(meetings::set_tables(office.house.house, office.olga, wanted));
    CHECK(office.shown()["tables"].size() == 2);
    CHECK_FALSE(office.shown()["tables"].contains(std::to_string(office.day.tables[1].value)));
    auto own = office.house.snapshot(people::topic_of(ada.person_id));
    CHECK(own["registrations"].begin().value()["table"]["room"] == "Sala C");
    CHECK(office.house.read(
        [&](Reader& r) { return tables::is_facilitator(r, office.paola.person_id, office.day.tables[0]); }));
    CHECK(office.lawful());
}

TEST_CASE("rounds are set at every table at once, with a question of its own where one has it; one that began stays")
{
    Office office;
    auto set = [&](const tables::SetRounds& wanted) {
        return tables::set_rounds(office.house.house, office.olga, wanted);
    };
    office.house.run(set(office.rounds("Quali sono le leve?")));
    CHECK(office.lawful());
    auto second = office.house.snapshot(tables::topic_of(office.day.tables[1]));
    CHECK(second["sessions"].size() == 2);
    CHECK(second["sessions"].dump().find("Quali competenze?") != std::string::npos);
    auto told = office.house.read([&](Reader& r) { return tables::set_up_of(r, office.day.meeting_id); });
    CHECK(told["rounds"][0]["fields"][1]["label"] == "Chi la muove");
    CHECK(told["rounds"][1]["own"].size() == 1);

    tables::RunSession start{.table_id = office.day.tables[0], .action = tables::Action::start};
    office.house.run(tables::run_session(office.house.house, office.olga, start));
    CHECK(office.house.refusal_of(set(office.rounds("Un’altra domanda"))) == Reason::in_use);
    auto fewer = office.rounds("Quali sono le leve?");
    fewer.rounds.pop_back();
    office.house.run(set(fewer));
    CHECK(office.house.snapshot(tables::topic_of(office.day.tables[0]))["sessions"].size() == 1);
    CHECK(office.lawful());
    auto by_paola = office.rounds("Mia");
    CHECK(office.house.refusal_of(tables::set_rounds(office.house.house, office.paola, by_paola)) == Reason::not_found);
}

#include "meetings/set_up.hpp"
#include "processes/set_up.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

struct Office {
    HouseUnderTest house;
    ProcessId process = begin_process(house);
    Person olga = citizen(house, "Olga"), carla = citizen(house, "Carla"), fabio = citizen(house, "Fabio");

    Office()
    {
        becomes(house, olga, process, people::Role::organiser);
        becomes(house, fabio, process, people::Role::facilitator);
        house.watch(processes::topic_of(process));
    }
    meetings::CallMeeting evening()
    {
        meetings::NewMeeting wanted{.process_id = process, .title = "Un incontro di sera", .mode = "in_person"};
        wanted.starts_at = *read_instant("2025-04-10T18:00:00+02:00");
        wanted.ends_at   = *read_instant("2025-04-10T21:00:00+02:00");
        wanted.seats     = 40;
        wanted.tables    = {{.theme = "Lavoro", .order = 1, .seats = 20, .facilitators = {fabio.person_id}},
                            {.theme = "Casa", .order = 2, .seats = 20}};
        return {wanted};
    }
};

} // namespace

TEST_CASE("an organiser calls a meeting with its tables, and the process shows it")
{
    Office office;
    auto event = office.house.run(meetings::call_meeting(office.house.house, office.olga, office.evening()));
    CHECK(event.answer["table_ids"].size() == 2);
    CHECK(office.house.obeys_live_law(processes::topic_of(office.process)));
}

TEST_CASE("nobody else calls one, its tables are led by the team, and it ends after it begins")
{
    Office office;
    auto& door   = office.house.house;
    auto refused = [&](const Person& by, const meetings::CallMeeting& wanted) {
        return office.house.refusal_of(meetings::call_meeting(door, by, wanted));
    };
    CHECK(refused(office.carla, office.evening()) == Reason::not_found);
    CHECK(refused(office.fabio, office.evening()) == Reason::not_found);
    auto led                          = office.evening();
    led.wanted.tables[1].facilitators = {office.carla.person_id};
    CHECK(refused(office.olga, led) == Reason::bad_value);
    auto backwards           = office.evening();
    backwards.wanted.ends_at = backwards.wanted.starts_at;
    CHECK(refused(office.olga, backwards) == Reason::bad_value);
}

TEST_CASE("a draft calls nobody to a meeting")
{
    Office office;
    auto& door = office.house.house;
    processes::BeginProcess begun;
    begun.slug = "bozza", begun.title = "Una bozza", begun.place = "Susa", begun.email = "a@example.org";
    begun.starts_on = "2026-01-12", begun.language = "it";
    auto made                = office.house.run(processes::begin_process(door, office.olga, begun));
    auto wanted              = office.evening();
    wanted.wanted.process_id = ProcessId{made.answer["process_id"].get<std::int64_t>()};
    wanted.wanted.tables.clear();
    auto refused = meetings::call_meeting(door, office.olga, wanted);
    CHECK(office.house.refusal_of(std::move(refused)) == Reason::not_in_this_state);
}

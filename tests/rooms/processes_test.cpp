#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

std::string state_of_phase(HouseUnderTest& house, int phase)
{
    return house.snapshot("process/1")["phases"][std::to_string(phase)]["state"];
}

Refusal refused(HouseUnderTest& house, const processes::NewProcess& process)
{
    try {
        house.run(processes::add_process(house.house, Person{}, process));
    } catch (const Refusal& refusal) {
        return refusal;
    }
    throw std::logic_error("the process was not refused");
}

} // namespace

TEST_CASE("a process shows its promoters, phases, meetings and documents")
{
    HouseUnderTest house;
    house.watch("process/1");
    auto process      = small_process();
    process.promoters = {body(house, "Camera di commercio"), body(house, "Città metropolitana")};
    begin_process(house, process);
    CHECK(house.obeys_live_law("process/1"));

    auto shown = house.snapshot("process/1");
    CHECK(shown["slug"] == "economia-sociale");
    CHECK(shown["contacts"] == json{{"email", "partecipa@arengo.example"}});
    CHECK(shown["promoters"]["2"] == json{{"organisation_id", 2}, {"name", "Città metropolitana"}, {"order", 2}});
    CHECK(shown["phases"]["1"]["starts_on"] == "2024-09");
    CHECK(shown["phases"]["1"]["precision"] == "month");
    CHECK(shown["meetings"]["1"]["tables"]["2"]["people"] == 20);
    CHECK(shown["meetings"]["1"]["present"] == 41);
    CHECK_FALSE(shown["meetings"]["1"].contains("registered"));
    CHECK(shown["documents"]["1"]["url"] == "/rules");
    CHECK(shown["consultations"] == json::object());
}

TEST_CASE("phases turn by the clock, by the month and by the day, and every page that is open hears of it")
{
    HouseUnderTest house;
    house.house.clock.stop_at(*read_instant("2024-08-31T23:59:59.999+02:00"));
    begin_process(house);
    house.watch("process/1");
    CHECK(state_of_phase(house, 1) == "planned");
    CHECK(processes::turn_phases(house.house) == *read_instant("2024-09-01T00:00:00+02:00"));

    it_is(house, "2024-09-01T00:00:00.000+02:00");
    CHECK(state_of_phase(house, 1) == "open");
    it_is(house, "2024-12-31T23:59:59.999+01:00");
    CHECK(state_of_phase(house, 1) == "open");
    it_is(house, "2025-01-01T00:00:00.000+01:00");
    CHECK(state_of_phase(house, 1) == "closed");
    CHECK(state_of_phase(house, 2) == "planned");
    CHECK(house.snapshot("process/1")["meetings"]["1"]["state"] == "closed");
    CHECK(house.obeys_live_law("process/1"));
    CHECK(house.chain_holds());
}

TEST_CASE("a house that was off while phases passed catches up when it starts")
{
    HouseUnderTest house;
    house.house.clock.stop_at(*read_instant("2024-08-01T12:00:00Z"));
    begin_process(house);
    house.watch("process/1");
    it_is(house, "2025-07-01T12:00:00Z");
    for (int phase : {1, 2, 3}) CHECK(state_of_phase(house, phase) == "closed");
    CHECK(processes::turn_phases(house.house) == processes::never);
    CHECK(house.obeys_live_law("process/1"));
}

TEST_CASE("a phase is turned once, and not before its time")
{
    HouseUnderTest house;
    house.house.clock.stop_at(*read_instant("2024-08-31T12:00:00Z"));
    begin_process(house);
    auto turn = [&](PhaseId phase) {
        try {
            processes::turn_phase(house.house, phase);
        } catch (const Refusal& refusal) {
            return refusal.reason;
        }
        return Reason::unexpected;
    };
    CHECK(turn(PhaseId{1}) == Reason::nothing_changed);
    CHECK(turn(PhaseId{99}) == Reason::not_found);
    it_is(house, "2024-09-02T12:00:00Z");
    CHECK(turn(PhaseId{1}) == Reason::nothing_changed);
}

TEST_CASE("a process with an odd slug, zone, day or link is refused with the field, and nothing is written")
{
    HouseUnderTest house;
    auto with = [](auto change) {
        auto process = small_process();
        change(process);
        return process;
    };
    auto field = [&](const processes::NewProcess& process) { return refused(house, process).details["field"]; };
    CHECK(field(with([](auto& p) { p.slug = "Economia sociale"; })) == "slug");
    CHECK(field(with([](auto& p) { p.time_zone = "Europe/Turin"; })) == "time_zone");
    CHECK(field(with([](auto& p) { p.phases[1].ends_on = "2025-02-30"; })) == "starts_on");
    CHECK(field(with([](auto& p) { p.phases[1].ends_on = "2025-02-24"; })) == "starts_on");
    CHECK(field(with([](auto& p) { p.phases[0].starts_on = "2024-13"; })) == "starts_on");
    CHECK(field(with([](auto& p) { p.documents[0].url = "javascript:alert(1)"; })) == "url");
    CHECK(field(with([](auto& p) { p.documents[0].url = "//elsewhere.example"; })) == "url");
    CHECK(field(with([](auto& p) { p.title = "text \u202e turned round"; })) == "title");
    begin_process(house);
    CHECK(field(small_process()) == "slug");
    CHECK(house.read([](Reader& reader) { return processes::all_processes(reader).size(); }) == 1);
}

#include "support/consultation_verbs.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

namespace {

Verdict open_at(HouseUnderTest& house, ConsultationId id, const std::string& instant)
{
    auto one = house.read([&](Reader& reader) { return *consultations::consultation(reader, id); });
    return consultations::is_open(one, *read_instant(instant));
}

std::string state_of(HouseUnderTest& house) { return house.snapshot("consultation/1")["state"]; }

// Counts as a command of an upper room would.
void counted(HouseUnderTest& house, const OpenConsultation& world, NodeId node, consultations::Counted delta,
             std::optional<std::string> day = {})
{
    house.house.ledger.write_now([=](Tx& tx) {
        Event event;
        event.topic   = consultations::topic_of(world.consultation_id);
        event.kind    = "counted";
        event.payload = json::object();
        event.patches = {{event.topic, consultations::count(tx, world.consultation_id, node, delta, day)}};
        return event;
    });
}

} // namespace

TEST_CASE("a consultation begins on its own page and on that of its process")
{
    HouseUnderTest house;
    auto process_id = begin_process(house);
    auto plan       = publish(house, small_plan(process_id));
    house.watch("process/1");
    house.watch("consultation/1");
    add(house, spring_consultation(process_id, plan));
    CHECK(house.obeys_live_law("process/1"));
    CHECK(house.obeys_live_law("consultation/1"));

    auto shown = house.snapshot("consultation/1");
    CHECK(shown["state"] == "open");
    CHECK(shown["opens_at"] == "2025-02-24T23:00:00.000Z");
    CHECK(shown["closes_at"] == "2025-03-11T22:59:59.999Z");
    CHECK(shown["process_slug"] == "economia-sociale");
    CHECK(shown["promoters_email"] == "partecipa@arengo.example");
    CHECK(shown["counts"]["proposals"] == 0);
    CHECK(shown["days"] == json::object());
    CHECK(house.snapshot("process/1")["consultations"]["1"]["closes_at"] == "2025-03-11T22:59:59.999Z");
}

TEST_CASE("the last day belongs to the consultation, to its last millisecond")
{
    HouseUnderTest house;
    auto id = open_consultation(house).consultation_id;
    CHECK(open_at(house, id, "2025-02-24T23:59:59.999+01:00")->reason == Reason::consultation_not_open);
    CHECK_FALSE(open_at(house, id, "2025-02-25T00:00:00.000+01:00"));
    CHECK_FALSE(open_at(house, id, "2025-03-11T23:59:59.999+01:00"));
    auto late = open_at(house, id, "2025-03-12T00:00:00.000+01:00");
    CHECK(late->reason == Reason::consultation_closed);
    CHECK(late->details["closes_at"] == "2025-03-11T22:59:59.999Z");
    CHECK(late->details["contacts"]["email"] == "partecipa@arengo.example");
}

TEST_CASE("a window across daylight saving begins and ends at local midnight")
{
    HouseUnderTest house;
    auto process_id  = begin_process(house);
    auto plan        = publish(house, small_plan(process_id));
    auto wanted      = spring_consultation(process_id, plan);
    wanted.opens_on  = "2025-03-30"; // the day of 23 hours
    wanted.closes_on = "2025-10-26"; // the day of 25 hours
    auto id          = add(house, wanted);
    CHECK(open_at(house, id, "2025-03-29T22:59:59.999Z")->reason == Reason::consultation_not_open);
    CHECK_FALSE(open_at(house, id, "2025-03-29T23:00:00.000Z"));
    CHECK_FALSE(open_at(house, id, "2025-10-26T22:59:59.999Z"));
    CHECK(open_at(house, id, "2025-10-26T23:00:00.000Z")->reason == Reason::consultation_closed);
}

TEST_CASE("a consultation opens and closes by itself on the instant, once")
{
    HouseUnderTest house;
    house.house.clock.stop_at(*read_instant("2025-02-20T12:00:00+01:00"));
    auto id = open_consultation(house).consultation_id;
    house.watch("consultation/1");
    house.watch("process/1");
    CHECK(state_of(house) == "planned");
    CHECK(consultations::turn_consultations(house.house) == *read_instant("2025-02-25T00:00:00+01:00"));
    CHECK_THROWS_AS(consultations::close_consultation(house.house, id), Refusal);

    it_is(house, "2025-02-25T00:00:00.000+01:00");
    CHECK(state_of(house) == "open");
    CHECK(consultations::turn_consultations(house.house) == *read_instant("2025-03-12T00:00:00+01:00"));
    it_is(house, "2025-03-11T23:59:59.999+01:00");
    CHECK(state_of(house) == "open");
    it_is(house, "2025-03-12T00:00:00.000+01:00");
    CHECK(state_of(house) == "closed");
    CHECK_THROWS_AS(consultations::close_consultation(house.house, id), Refusal);
    CHECK(house.obeys_live_law("consultation/1"));
    CHECK(house.obeys_live_law("process/1"));
    CHECK(house.chain_holds());
}

TEST_CASE("of many closings at the same instant one closes, and the others find it done")
{
    HouseUnderTest house;
    auto id = open_consultation(house).consultation_id;
    house.house.clock.stop_at(*read_instant("2025-03-12T00:00:00.000+01:00"));
    std::atomic<int> closed{0}, found_done{0};
    std::vector<std::thread> threads;
    for (int n = 0; n < 50; ++n)
        threads.emplace_back([&] {
            try {
                consultations::close_consultation(house.house, id);
                ++closed;
            } catch (const Refusal& refusal) {
                found_done += refusal.reason == Reason::nothing_changed;
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(closed == 1);
    CHECK(found_done == 49);
    CHECK(state_of(house) == "closed");
}

TEST_CASE("what arrives is counted for the consultation, the node and the day, in absolute values")
{
    HouseUnderTest house;
    auto world = open_consultation(house);
    house.watch("consultation/1");
    counted(house, world, world.node("1.1"), {.proposals = 1, .new_organisation = true}, "2025-03-03");
    counted(house, world, world.node("1.1"), {.proposals = 1}, "2025-03-03");
    counted(house, world, world.node("2"), {.supports = 3, .comments = 1, .endorsements = 1});
    counted(house, world, world.node("2"), {.supports = -1});
    auto shown = house.snapshot("consultation/1");
    CHECK(shown["counts"]
          == json{{"proposals", 2}, {"supports", 2}, {"comments", 1}, {"endorsements", 1}, {"organisations", 1}});
    CHECK(shown["nodes"][std::to_string(world.node("2").value)]
          == json{{"proposals", 0}, {"supports", 2}, {"comments", 1}});
    CHECK(shown["days"] == json{{"2025-03-03", 2}});

    counted(house, world, world.node("1.1"), {.proposals = -2, .gone_organisation = true}, "2025-03-03");
    CHECK(house.snapshot("consultation/1")["days"] == json::object());
    CHECK(house.obeys_live_law("consultation/1"));
}

TEST_CASE("a consultation on a draft, on another process's plan, or with days that are none, is refused")
{
    HouseUnderTest house;
    auto process_id = begin_process(house);
    auto other      = begin_process(house, small_process("altro"));
    auto plan       = publish(house, small_plan(process_id));
    auto refused    = [&](auto change) {
        auto wanted = spring_consultation(process_id, plan);
        change(wanted);
        return house.refusal_of(consultations::add_consultation(house.house, Person{}, wanted));
    };
    CHECK(refused([&](auto& w) { w.process_id = other; }) == Reason::not_found);
    CHECK(refused([&](auto& w) { w.version = 2; }) == Reason::not_found);
    CHECK(refused([&](auto& w) { w.opens_on = "2025-02-29"; }) == Reason::bad_value);
    CHECK(refused([&](auto& w) { w.closes_on = "2025-02-24"; }) == Reason::bad_value);
    CHECK(refused([&](auto& w) { w.method = "applause"; }) == Reason::bad_value);
}

#include "support/meeting_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

json refused_field(HouseUnderTest& house, const meetings::NewMeeting& meeting)
{
    try {
        house.run(meetings::add_meeting(house.house, Person{}, meeting));
    } catch (const Refusal& refusal) {
        return refusal.details["field"];
    }
    return {};
}

} // namespace

TEST_CASE("a meeting shows its agenda, questions, seats and tables, on its own page and in short on its process")
{
    HouseUnderTest house;
    for (auto topic : {"process/1", "meeting/2", "meeting/2/desk"}) house.watch(topic);
    auto world = open_meeting(house);
    for (auto topic : {"process/1", "meeting/2", "meeting/2/desk"}) CHECK(house.obeys_live_law(topic));

    auto shown = house.snapshot(world.topic());
    CHECK(shown["agenda"]["2"]["round"] == 1);
    CHECK(shown["agenda"]["1"]["room"] == "Aula magna");
    CHECK(shown["questions"]["2"]["choices"] == json{{"1", "Da un ente"}, {"2", "Dal giornale"}});
    CHECK(shown["registration"]["state"] == "open");
    CHECK(shown["seats"]["in_person"] == json{{"seats", 3}, {"taken", 0}, {"waiting", 0}, {"present", 0}});
    CHECK(shown["tables"].size() == 2);
    CHECK_FALSE(shown.dump().find("stream.example") != std::string::npos);
    CHECK_FALSE(shown.dump().find("Due domande") != std::string::npos);
    auto in_short = house.snapshot("process/1")["meetings"]["2"];
    CHECK(in_short["title"] == "Una giornata sul piano");
    CHECK(in_short["registration"] == shown["registration"]);
    CHECK_FALSE(in_short.contains("agenda"));
    CHECK(house.chain_holds());
}

TEST_CASE("a table tells which points of the plan it speaks of, as they were called when it was set")
{
    HouseUnderTest house;
    auto process_id        = begin_process(house);
    auto plan              = publish(house, small_plan(process_id));
    auto wanted            = spring_meeting(process_id);
    wanted.tables[0].nodes = {plan.nodes.at("1"), plan.nodes.at("1.2")};
    wanted.tables[1].nodes = {plan.nodes.at("1")};
    auto shown             = house.snapshot(meetings::topic_of(add(house, wanted)));
    auto first             = shown["tables"].begin().value()["nodes"];
    auto node_id           = plan.nodes.at("1").value;
    CHECK(first[std::to_string(node_id)]
          == json{{"node_id", node_id}, {"number", "1"}, {"title", "Governance"}, {"order", 1}});
    CHECK(first.size() == 2);
    wanted.tables[0].nodes = {NodeId{99}};
    CHECK(house.refusal_of(meetings::add_meeting(house.house, Person{}, wanted)) == Reason::not_found);
}

TEST_CASE("a meeting and its registrations open and close by the clock, and every page that is open hears of it")
{
    HouseUnderTest house;
    house.house.clock.stop_at(*read_instant("2025-02-28T12:00:00+01:00"));
    auto world = open_meeting(house);
    for (auto& topic : {world.topic(), world.desk(), std::string("process/1")}) house.watch(topic);
    auto registration = [&] { return house.snapshot(world.topic())["registration"]["state"]; };
    auto state        = [&] { return house.snapshot(world.topic())["state"]; };

    CHECK(registration() == "planned");
    CHECK(meetings::turn_meetings(house.house) == *read_instant("2025-03-01T00:00:00+01:00"));
    it_is(house, "2025-03-01T00:00:00+01:00");
    CHECK(registration() == "open");
    it_is(house, "2025-03-26T23:59:59.999+01:00");
    CHECK(registration() == "open");
    it_is(house, "2025-03-27T00:00:00+01:00");
    CHECK(registration() == "closed");
    CHECK(house.snapshot("process/1")["meetings"]["2"]["registration"]["state"] == "closed");
    it_is(house, "2025-03-29T09:30:00+01:00");
    CHECK(state() == "open");
    it_is(house, "2025-03-29T13:00:00.001+01:00");
    CHECK(state() == "closed");
    CHECK(house.snapshot("process/1")["meetings"]["2"]["state"] == "closed");
    for (auto& topic : {world.topic(), world.desk(), std::string("process/1")}) CHECK(house.obeys_live_law(topic));
    CHECK(house.chain_holds());
}

TEST_CASE("a meeting that is not sound is refused with the field, and nothing is written")
{
    HouseUnderTest house;
    auto process_id = begin_process(house);
    auto with       = [&](auto change) {
        auto meeting = spring_meeting(process_id);
        change(meeting);
        return refused_field(house, meeting);
    };
    CHECK(with([](auto& m) { m.mode = "somewhere"; }) == "mode");
    CHECK(with([](auto& m) { m.ends_at = m.starts_at; }) == "ends_at");
    CHECK(with([](auto& m) { m.map_url = "javascript:alert(1)"; }) == "map_url");
    CHECK(with([](auto& m) { m.title = "text \u202e turned round"; }) == "title");
    CHECK(with([](auto& m) { m.agenda[0].round = 1; }) == "agenda");
    CHECK(with([](auto& m) { m.questions[1].choices.clear(); }) == "questions");
    CHECK(with([](auto& m) { m.tables[0].seats = 0; }) == "tables");
    CHECK(with([](auto& m) { m.registration_closes_at.reset(); }) == "registration_closes_at");
    auto elsewhere = spring_meeting(ProcessId{99});
    CHECK(house.refusal_of(meetings::add_meeting(house.house, Person{}, elsewhere)) == Reason::not_found);
    CHECK(house.snapshot("process/1")["meetings"].size() == 1);
}

TEST_CASE("the desk's topic is for the desk: organisers, front desk, facilitators; nobody else")
{
    HouseUnderTest house;
    auto world = open_meeting(house);
    auto topic = house.house.topics.find(world.desk());
    REQUIRE(topic);
    auto may = [&](std::optional<PersonId> person) { return topic->topic->may_follow(person, topic->id); };
    CHECK_FALSE(may({}));
    CHECK_FALSE(may(citizen(house, "Anna").person_id));
    auto other = begin_process(house, small_process("altro"));
    auto olga  = citizen(house, "Olga");
    becomes(house, olga, other, people::Role::organiser);
    CHECK_FALSE(may(olga.person_id));
    for (auto role : {people::Role::organiser, people::Role::front_desk, people::Role::facilitator}) {
        auto person = citizen(house, std::string(people::name_of(role)));
        becomes(house, person, world.process_id, role);
        CHECK(may(person.person_id));
    }
}

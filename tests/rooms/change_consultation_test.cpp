#include "consultations/set_up.hpp"
#include "store/record.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

struct Office {
    HouseUnderTest house;
    OpenConsultation world = open_consultation(house);
    Person olga            = citizen(house, "Olga");
    Person carla           = citizen(house, "Carla");
    std::string topic      = consultations::topic_of(world.consultation_id);

    Office()
    {
        becomes(house, olga, world.process_id, people::Role::organiser);
        for (const auto& one : {topic, topic + "/desk", processes::topic_of(world.process_id)}) house.watch(one);
    }
    consultations::ChangeConsultation closing_on(const std::string& day, const std::string& reason = "")
    {
        consultations::ChangeConsultation change{.consultation_id = world.consultation_id};
        change.closes_on = day, change.reason = reason;
        return change;
    }
    Reason refused(const consultations::ChangeConsultation& change, const Person& by)
    {
        return house.refusal_of(consultations::change_consultation(house.house, by, change));
    }
    bool lawful()
    {
        return house.obeys_live_law(topic) && house.obeys_live_law(topic + "/desk")
               && house.obeys_live_law(processes::topic_of(world.process_id));
    }
};

} // namespace

TEST_CASE("the closing day of an open consultation moves only with a reason, which everybody reads")
{
    Office office;
    CHECK(office.refused(office.closing_on("2025-03-18"), office.olga) == Reason::required);
    CHECK(office.refused(office.closing_on("2025-03-18", "Because"), office.carla) == Reason::not_found);
    auto change = office.closing_on("2025-03-18", "The strike of the 10th");
    office.house.run(consultations::change_consultation(office.house.house, office.olga, change));
    CHECK(office.lawful());
    CHECK_THAT(office.house.snapshot(office.topic)["closes_at"].get<std::string>(), Contains("2025-03-18T22:59:59"));
    office.house.read([&](Reader& r) {
        auto events = recorded_events(r, office.topic, 0, 100);
        CHECK(events.back().event.payload["reason"] == "The strike of the 10th");
    });
    CHECK(office.refused(change, office.olga) == Reason::nothing_changed);
}

TEST_CASE("an open consultation keeps its beginning and its method, and does not end in the past")
{
    Office office;
    CHECK(office.refused(office.closing_on("2025-03-01", "Enough"), office.olga) == Reason::bad_value);
    consultations::ChangeConsultation change{.consultation_id = office.world.consultation_id};
    change.method = "agree_pass_disagree", change.reason = "Better";
    CHECK(office.refused(change, office.olga) == Reason::bad_value);
    change.method.reset();
    change.opens_on = "2025-02-20";
    CHECK(office.refused(change, office.olga) == Reason::bad_value);
}

TEST_CASE("a closed consultation changes no more")
{
    Office office;
    office.house.house.clock.run_from(*read_instant("2025-03-12T09:00:00+01:00"));
    consultations::turn_consultations(office.house.house);
    CHECK(office.refused(office.closing_on("2025-03-18", "More"), office.olga) == Reason::consultation_closed);
}

TEST_CASE("an organiser adds a consultation on a published version, somebody else does not")
{
    Office office;
    auto wanted     = spring_consultation(office.world.process_id, office.world.plan);
    wanted.opens_on = "2025-04-01", wanted.closes_on = "2025-04-10";
    auto refused = consultations::open_window(office.house.house, office.carla, {wanted});
    CHECK(office.house.refusal_of(std::move(refused)) == Reason::not_found);
    office.house.run(consultations::open_window(office.house.house, office.olga, {wanted}));
    CHECK(office.lawful());
}

#include "people/first_organiser.hpp"
#include "plans/plans.hpp"
#include "processes/set_up.hpp"
#include "store/record.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

struct Office {
    HouseUnderTest house;
    Person olga  = citizen(house, "Olga");
    Person carla = citizen(house, "Carla");

    Office()
    {
        house.house.ledger.keep_now([&](Tx& tx) { people::make_house_organiser(tx, olga.person_id); });
    }
    processes::BeginProcess wanted(const std::string& slug = "piano-acqua")
    {
        processes::BeginProcess one;
        one.slug = slug, one.title = "Piano dell’acqua", one.place = "Pinerolo", one.email = "acqua@example.org";
        one.starts_on = "2026-01-12", one.language = "it";
        return one;
    }
    ProcessId begins(const processes::BeginProcess& one)
    {
        auto event = house.run(processes::begin_process(house.house, olga, one));
        return ProcessId{event.answer["process_id"].get<std::int64_t>()};
    }
    json shown(ProcessId id) { return house.snapshot(processes::topic_of(id)); }
    processes::ChangeProcess titled(ProcessId id, const std::string& title)
    {
        processes::ChangeProcess change{.process_id = id, .revision = shown(id)["revision"].get<int>()};
        change.title = title;
        return change;
    }
};

} // namespace

TEST_CASE("a process begins from the template as a draft, and its maker organises it")
{
    Office office;
    auto topic = people::topic_of(office.olga.person_id);
    office.house.watch(topic);
    auto id    = office.begins(office.wanted());
    auto state = office.shown(id);
    CHECK(office.house.obeys_live_law(topic));
    CHECK(state["draft"] == true);
    CHECK(state["phases"].size() == 5);
    CHECK_THAT(state["phases"].dump(), Contains("Bozza e consultazione") && Contains("2026-08"));
    office.house.read([&](Reader& r) {
        CHECK(people::has_role(r, office.olga.person_id, id, people::Role::organiser));
        CHECK(processes::is_shown_to(r, id, office.olga.person_id));
        CHECK_FALSE(processes::is_shown_to(r, id, office.carla.person_id));
        CHECK_FALSE(processes::is_shown_to(r, id, {}));
        CHECK(processes::all_processes(r).empty());
        for (const auto& recorded : recorded_events(r, processes::topic_of(id), 0, 10))
            if (recorded.event.kind == "process_added") CHECK(recorded.withheld);
    });
}

TEST_CASE("who has no part in the house begins nothing, and a slug is taken once")
{
    Office office;
    auto& door  = office.house.house;
    auto wanted = office.wanted();
    CHECK(office.house.refusal_of(processes::begin_process(door, office.carla, wanted)) == Reason::not_found);
    office.begins(wanted);
    CHECK(office.house.refusal_of(processes::begin_process(door, office.olga, wanted)) == Reason::bad_value);
    wanted.slug = "altro", wanted.starts_on = "2026-02-30";
    CHECK(office.house.refusal_of(processes::begin_process(door, office.olga, wanted)) == Reason::bad_value);
}

TEST_CASE("a copy takes phases and bodies along with the days moved, and no people; another's cannot be copied")
{
    Office office;
    auto first   = begin_process(office.house);
    auto copy    = office.wanted("copia");
    copy.copy_of = first;
    auto refused = processes::begin_process(office.house.house, office.olga, copy);
    CHECK(office.house.refusal_of(std::move(refused)) == Reason::not_found);
    becomes(office.house, office.olga, first, people::Role::organiser);
    becomes(office.house, office.carla, first, people::Role::moderator);
    auto id     = office.begins(copy);
    auto before = office.shown(first), after = office.shown(id);
    CHECK(after["phases"].size() == before["phases"].size());
    CHECK(after["promoters"].size() == before["promoters"].size());
    std::string earliest = "9999";
    for (const auto& phase : after["phases"]) earliest = std::min(earliest, phase["starts_on"].get<std::string>());
    CHECK(earliest.substr(0, 7) == "2026-01");
    CHECK(office.house.read([&](Reader& r) { return people::team(r, id).size(); }) == 1);
}

TEST_CASE("a draft is published once, and its title stays from then on")
{
    Office office;
    auto id    = office.begins(office.wanted());
    auto& door = office.house.house;
    office.house.watch(processes::topic_of(id));
    office.house.run(processes::change_process(door, office.olga, office.titled(id, "Piano dell’acqua 2030")));
    CHECK(office.house.obeys_live_law(processes::topic_of(id)));
    CHECK(office.house.refusal_of(processes::publish_process(door, office.carla, id)) == Reason::not_found);
    office.house.run(processes::publish_process(door, office.olga, id));
    CHECK(office.house.obeys_live_law(processes::topic_of(id)));
    CHECK_FALSE(office.shown(id).contains("draft"));
    CHECK(office.house.refusal_of(processes::publish_process(door, office.olga, id)) == Reason::already_so);
    auto late = processes::change_process(door, office.olga, office.titled(id, "Another"));
    CHECK(office.house.refusal_of(std::move(late)) == Reason::bad_value);
    office.house.read([&](Reader& r) {
        CHECK(processes::all_processes(r).size() == 1);
        for (const auto& recorded : recorded_events(r, processes::topic_of(id), 0, 10)) CHECK_FALSE(recorded.withheld);
    });
}

TEST_CASE("two who describe the process at once: the second sees what the first wrote")
{
    Office office;
    auto id     = office.begins(office.wanted());
    auto second = office.titled(id, "Hers");
    office.house.run(processes::change_process(office.house.house, office.olga, office.titled(id, "Mine")));
    try {
        office.house.run(processes::change_process(office.house.house, office.olga, second));
        FAIL("it was overwritten");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::stale_revision);
        CHECK(refusal.details["current"]["title"] == "Mine");
    }
}

TEST_CASE("phases are changed, added and taken away together; one without days is refused")
{
    Office office;
    auto id    = office.begins(office.wanted());
    auto topic = processes::topic_of(id);
    office.house.watch(topic);
    processes::SetPhases wanted{.process_id = id, .revision = 1};
    auto phases = office.shown(id)["phases"];
    PhaseId first{std::stoll(phases.items().begin().key())};
    wanted.phases.push_back({first, {"Analisi", "", "2026-01-12", "2026-02-20", "day", 1}});
    wanted.phases.push_back({std::nullopt, {"Voto", "", "2026-03", "2026-03", "month", 2}});
    office.house.run(processes::set_phases(office.house.house, office.olga, wanted));
    CHECK(office.house.obeys_live_law(topic));
    CHECK(office.shown(id)["phases"].size() == 2);
    wanted.revision                = 2;
    wanted.phases[1].phase.ends_on = "2026-02";
    auto refused                   = processes::set_phases(office.house.house, office.olga, wanted);
    CHECK(office.house.refusal_of(std::move(refused)) == Reason::bad_value);
}

TEST_CASE("once everybody has read of a phase, moving it or taking it away needs a reason; other words do not")
{
    Office office;
    auto id = office.begins(office.wanted());
    office.house.run(processes::publish_process(office.house.house, office.olga, id));
    auto topic = processes::topic_of(id);
    office.house.watch(topic);
    processes::SetPhases wanted{.process_id = id};
    auto before = office.shown(id)["phases"];
    for (const auto& [key, one] : before.items())
        wanted.phases.push_back({PhaseId{std::stoll(key)},
                                 {one["title"], one["summary"], one["starts_on"], one["ends_on"], one["precision"],
                                  one["order"].get<int>()}});
    auto revision = [&] { return office.shown(id)["revision"].get<int>(); };
    auto set      = [&] {
        wanted.revision = revision();
        return processes::set_phases(office.house.house, office.olga, wanted);
    };
    wanted.phases[0].phase.title = "Altre parole";
    CHECK_FALSE(office.house.run(set()).payload.contains("reason"));
    auto ends                      = wanted.phases[0].phase.ends_on;
    wanted.phases[0].phase.ends_on = "2030-12-31";
    CHECK(office.house.refusal_of(set()) == Reason::required);
    wanted.phases[0].phase.ends_on = ends;
    auto last                      = wanted.phases.back();
    wanted.phases.pop_back();
    CHECK(office.house.refusal_of(set()) == Reason::required);
    wanted.reason = "I tavoli si fanno in un giorno solo.";
    CHECK(office.house.run(set()).payload["reason"] == wanted.reason);
    CHECK(office.shown(id)["phases"].size() == wanted.phases.size());
    CHECK(office.house.obeys_live_law(topic));
}

TEST_CASE("promoters and partners are bodies of the registry, each once")
{
    Office office;
    auto id    = office.begins(office.wanted());
    auto topic = processes::topic_of(id);
    office.house.watch(topic);
    auto city = body(office.house, "Comune di Pinerolo"), coop = body(office.house, "Cooperativa Alta Valle");
    processes::SetPromoters wanted{.process_id = id, .revision = 1, .promoters = {city}, .partners = {coop}};
    office.house.run(processes::set_promoters(office.house.house, office.olga, wanted));
    CHECK(office.house.obeys_live_law(topic));
    CHECK_THAT(office.shown(id)["partners"].dump(), Contains("Cooperativa Alta Valle"));
    wanted.revision = 2, wanted.partners = {city};
    auto twice = processes::set_promoters(office.house.house, office.olga, wanted);
    CHECK(office.house.refusal_of(std::move(twice)) == Reason::bad_value);
}

TEST_CASE("a text brought in from the command line belongs to the only process, while that is a draft too")
{
    Office office;
    auto id = office.begins(office.wanted());
    plans::import_by_hand(office.house.house, "Bozza", plans::read_plan("Macro-tema 1: Acqua\n\nDi chi è.\n", {}));
    auto plans = office.house.read([&](Reader& reader) { return plans::plans_of(reader, id); });
    REQUIRE(plans.size() == 1);
    CHECK(plans.front().title == "Bozza");
}

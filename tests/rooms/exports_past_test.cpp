// What was set up otherwise since: an earlier event is told as it was.
#include "consultations/set_up.hpp"
#include "processes/set_up.hpp"
#include "support/exports_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

struct Changing {
    Changing() { becomes(house, olga, world.process_id, people::Role::organiser); }

    void rule(const std::string& moderation)
    {
        consultations::ChangeConsultation change{.consultation_id = world.consultation_id};
        change.moderation = moderation, change.reason = "So that nobody is hurt";
        house.run(consultations::change_consultation(house.house, olga, change));
    }
    std::string made(const std::string& name, std::int64_t seq) { return exported(house, name, world.process_id, seq); }

    HouseUnderTest house;
    OpenConsultation world = open_consultation(house);
    Person anna = citizen(house, "Anna"), rita = moderator(house, world), olga = citizen(house, "Olga");
};

using Titles = std::vector<std::string>;

Titles titles_in(const std::string& data)
{
    Titles told;
    auto parsed = json::parse(data);
    for (const auto& row : parsed["sets"]["proposals"]) told.push_back(row["title"]);
    return told;
}

} // namespace

TEST_CASE("a rule of moderation that changes midway shows each proposal from when it was public, and hides none",
          "[exports_past]")
{
    Changing at;
    std::vector<std::pair<std::int64_t, Titles>> instants;
    auto stands = [&](const Titles& titles) { instants.emplace_back(newest_seq(at.house), titles); };
    proposes(at.house, at.anna, at.world, "First");
    stands({"First"});
    at.rule("before");
    auto waited = proposes(at.house, at.anna, at.world, "Waited");
    stands({"First"});
    moderates(at.house, at.rita, "publish", waited);
    stands({"First", "Waited"});
    auto longer = proposes(at.house, at.anna, at.world, "Waited longer");
    at.rule("after");
    proposes(at.house, at.anna, at.world, "At once");
    stands({"First", "Waited", "At once"});
    moderates(at.house, at.rita, "publish", longer);
    stands({"First", "Waited", "Waited longer", "At once"});
    at.rule("before");
    stands({"First", "Waited", "Waited longer", "At once"});
    for (const auto& [seq, titles] : instants) {
        INFO("as of event " << seq);
        CHECK(titles_in(at.made("data", seq)) == titles);
        auto bundle = at.made("bundle", seq);
        auto check  = checked(bundle);
        CHECK(check.faults.empty());
        CHECK(check.proposals == static_cast<std::int64_t>(titles.size()));
        auto [code, said] = checked_again(bundle);
        INFO(said);
        CHECK(code == 0);
        CHECK_THAT(said, Contains(std::to_string(titles.size()) + " proposals"));
    }
}

TEST_CASE("an earlier event gives the same bytes after a rename, a moved closing day, other phases and promoters",
          "[exports_past]")
{
    Changing at;
    proposes(at.house, at.anna, at.world, "A bench in the square");
    auto id  = at.world.process_id;
    auto seq = newest_seq(at.house);
    std::map<std::string, std::string> before;
    for (const auto& name : exported_files()) before[name] = at.made(name, seq);
    auto calendar = at.made("calendar", seq);

    consultations::ChangeConsultation moved{.consultation_id = at.world.consultation_id};
    moved.title = "Another name", moved.closes_on = "2025-03-20", moved.reason = "More time was asked for";
    at.house.run(consultations::change_consultation(at.house.house, at.olga, moved));
    auto revision = [&] { return at.house.snapshot(processes::topic_of(id))["revision"].get<int>(); };
    processes::ChangeProcess lead{.process_id = id, .revision = revision()};
    lead.lead = "Told otherwise";
    at.house.run(processes::change_process(at.house.house, at.olga, lead));
    processes::SetPhases phases{.process_id = id, .revision = revision()};
    phases.phases.push_back(
        {{}, {.title = "One phase", .starts_on = "2025-01-01", .ends_on = "2025-12-31", .order = 1}});
    phases.reason = "One is enough";
    at.house.run(processes::set_phases(at.house.house, at.olga, phases));
    processes::SetPromoters promoters{.process_id = id, .revision = revision()};
    promoters.promoters = {body(at.house, "Comune di Susa")};
    at.house.run(processes::set_promoters(at.house.house, at.olga, promoters));

    for (const auto& [name, bytes] : before) {
        INFO(name);
        CHECK(at.made(name, seq) == bytes);
    }
    CHECK(at.made("calendar", seq) == calendar);
    auto now = readable(at.made("report", newest_seq(at.house)));
    for (auto words : {"Another name", "20 marzo 2025", "Told otherwise", "One phase", "Comune di Susa"}) {
        CHECK_THAT(now, Contains(words));
        CHECK_THAT(readable(before["report"]), !Contains(words));
    }
}

// Hidden text, internal notes and what is not decided yet: looked for in everything that anyone may have.
#include "exports/merging.hpp"
#include "support/decisions_verbs.hpp"
#include "support/exports_verbs.hpp"
#include "support/plenary_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

std::vector<std::string> searched()
{
    auto names = public_exports();
    if (std::find(names.begin(), names.end(), "report") == names.end()) throw std::logic_error("no report");
    return names;
}

void none_holds(HouseUnderTest& house, ProcessId process, const std::vector<std::int64_t>& instants,
                const std::vector<std::string>& secrets)
{
    for (const auto& name : searched())
        for (auto seq : instants) {
            auto all = readable(exported(house, name, process, seq));
            for (const auto& secret : secrets) {
                INFO(name << " as of " << seq << ": " << secret);
                CHECK(all.find(secret) == std::string::npos);
            }
        }
}

} // namespace

TEST_CASE("what the office writes for itself is in nothing that anyone may have, as of no event", "[exports_secrets]")
{
    Deciding at;
    at.closes();
    at.house.run(decisions::add_note(at.house.house, at.olga, {at.first, "NOTE-OF-THE-OFFICE"}));
    at.saves(at.olga, at.third, decided("rejected", "DRAFT-OF-A-REASON"));
    at.house.run(decisions::set_aside_text(at.house.house, at.enrico,
                                           {at.third, decided("accepted", "REASON-SET-ASIDE", "WORDS-SET-ASIDE")}));
    auto drafted = newest_seq(at.house);
    at.saves(at.olga, at.third, decided("rejected", "Too dear."));
    at.decides_all();
    auto decided_all = newest_seq(at.house);
    at.publishes();
    auto published = newest_seq(at.house);
    at.reopens(at.olga, at.general);
    at.saves(at.olga, at.general, decided("rejected", "SECOND-THOUGHTS"));
    auto goes = body(at.house, "Twice entered"), stays = body(at.house, "Once entered");
    at.house.run(
        exports::merge_bodies(at.house.house, at.olga, {at.consultation.process_id, goes, stays, "Same tax code."}));
    none_holds(at.house, at.consultation.process_id, {drafted, decided_all, published, newest_seq(at.house)},
               {"NOTE-OF-THE-OFFICE", "DRAFT-OF-A-REASON", "REASON-SET-ASIDE", "WORDS-SET-ASIDE", "SECOND-THOUGHTS"});
}

TEST_CASE("a proposal that is hidden after it was answered is in nothing that anyone may have, as of no event",
          "[exports_secrets]")
{
    Deciding at;
    auto unlawful = at.submits(at.anna, "change", "1.1.1-B", "UNLAWFUL-TITLE", "UNLAWFUL-WORDS");
    comments(at.house, at.bruno, unlawful, "UNLAWFUL-COMMENT");
    auto open = newest_seq(at.house);
    at.closes();
    at.decides_all();
    at.decides(unlawful, decided("accepted", "Yes.", "ACCEPTED-OF-THE-HIDDEN"));
    at.publishes();
    auto published = newest_seq(at.house);
    moderates(at.house, moderator(at.house, at.consultation), "hide", unlawful);
    none_holds(at.house, at.consultation.process_id, {open, published, newest_seq(at.house)},
               {"UNLAWFUL-TITLE", "UNLAWFUL-WORDS", "UNLAWFUL-COMMENT", "ACCEPTED-OF-THE-HIDDEN"});
}

TEST_CASE("who said what at a table, and what was taken back or put aside, is in nothing that anyone may have",
          "[exports_secrets]")
{
    PlenaryDay day;
    auto nadia = day.joins("NADIA-AT-THE-TABLE");
    auto guest = day.joins_as_guest("NICK-OF-A-GUEST");
    auto kept  = day.captures("Minibuses between the valleys");
    auto taken = day.captures("TAKEN-BACK-AT-THE-TABLE");
    day.sends(nadia, "SENT-AND-NOT-TAKEN-IN");
    day.sends(guest, "SENT-BY-A-GUEST");
    auto before = newest_seq(day.house);
    day.house.run(tables::retract_contribution(day.house.house, day.paola, taken));
    auto theme = day.theme("Mobility", {kept});
    day.says("The valleys ask for minibuses.", {kept}, theme);
    day.publishes();
    auto process = day.day.process_id;
    CHECK_THAT(readable(exported(day.house, "report", process)), Contains("The valleys ask for minibuses."));
    none_holds(day.house, process, {before, newest_seq(day.house)}, {"NADIA-AT-THE-TABLE", "NICK-OF-A-GUEST"});
    none_holds(day.house, process, {newest_seq(day.house)}, {"TAKEN-BACK-AT-THE-TABLE"});
}

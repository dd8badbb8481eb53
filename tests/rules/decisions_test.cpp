#include "decisions/composing.hpp"
#include "decisions/rules.hpp"

#include <catch2/catch.hpp>

using namespace decisions;

namespace {

constexpr auto text = "Istituire un coordinamento con strumenti attivi e strumenti nuovi.";

DecisionText whole(const std::string& outcome, std::optional<std::string> accepted_text = {})
{
    return {.outcome = outcome, .reason = "Perché sì.", .accepted_text = std::move(accepted_text), .points = {}};
}

Reason why_not(const Verdict& verdict) { return verdict.value().reason; }

} // namespace

TEST_CASE("what differs is told in whole words, at its place")
{
    auto changes = changes_between("uno due tre", "uno quattro tre");
    REQUIRE(changes.size() == 1);
    CHECK(changes[0] == Change{4, 8, "due ", "quattro "});
    auto insertion = changes_between("uno due", "uno e due");
    REQUIRE(insertion.size() == 1);
    CHECK(insertion[0] == Change{4, 4, "", "e "});
    CHECK(changes_between("uno", "uno").empty());
}

TEST_CASE("other words of the same node compose by themselves")
{
    auto composed = compose(text, {"Istituire un tavolo con strumenti attivi e strumenti nuovi.",
                                   "Istituire un coordinamento con strumenti attivi e con strumenti nuovi."});
    CHECK(composed == "Istituire un tavolo con strumenti attivi e con strumenti nuovi.");
}

TEST_CASE("the same words, or words side by side, are for a person to compose")
{
    auto longer  = changes_between(text, "Istituire un coordinamento con strumenti attivi e strumenti nuovi, ovunque.");
    auto shorter = changes_between(text, "Istituire un coordinamento con strumenti attivi.");
    auto apart   = changes_between(text, "Istituire un tavolo con strumenti attivi e strumenti nuovi.");
    CHECK(touch_same_words(longer, shorter));
    CHECK_FALSE(touch_same_words(longer, apart));
    CHECK_FALSE(compose("a b c", {"x b c", "a y c"}));
}

TEST_CASE("a change that several ask for is made once; one alone is taken as it is")
{
    CHECK(compose("a b c", {"a x c", "a x c"}) == "a x c");
    CHECK(compose("a b c", {"tutt’altro"}) == "tutt’altro");
    CHECK(compose("a b c", {""}) == "");
    CHECK(compose("a b c", {}) == "a b c");
}

TEST_CASE("a decision is whole with an outcome, a reason, and the words it takes")
{
    CHECK_FALSE(is_whole(whole("accepted", "Altre parole."), "change", text));
    CHECK(why_not(is_whole({}, "change", text)) == Reason::required);
    CHECK(why_not(is_whole({.outcome = "rejected"}, "change", text)) == Reason::required);
    for (auto kind : {"change", "deletion", "addition"})
        CHECK(why_not(is_whole(whole("partially_accepted"), kind, text)) == Reason::required);
    for (auto kind : {"erratum", "general"}) CHECK_FALSE(is_whole(whole("accepted"), kind, text));
    CHECK(why_not(is_whole(whole("accepted", text), "change", text)) == Reason::nothing_changed);
    CHECK_FALSE(is_whole(whole("accepted", ""), "deletion", text));
    CHECK_FALSE(is_whole(whole("rejected"), "change", text));
    CHECK(why_not(is_whole(whole("inadmissible", "Parole."), "change", text)) == Reason::words_unexpected);
    auto passed_on   = whole("rejected");
    passed_on.points = {{.title = "Gli orari", .outcome = "passed_on", .passed_to = {}, .reason = "", .nodes = {}}};
    CHECK(why_not(is_whole(passed_on, "general", text)) == Reason::required);
    passed_on.points[0].passed_to = "Agenzia della mobilità";
    CHECK_FALSE(is_whole(passed_on, "general", text));
}

TEST_CASE("where two people are asked for, who wrote or proposed a decision does not approve it")
{
    Decision d{.proposal_id = {}, .state = State::proposed, .text = {}};
    d.edited   = Act{PersonId{1}, {}};
    d.proposed = Act{PersonId{2}, {}};
    CHECK(why_not(may_approve(d, PersonId{1}, true)) == Reason::another_person);
    CHECK(why_not(may_approve(d, PersonId{2}, true)) == Reason::another_person);
    CHECK_FALSE(may_approve(d, PersonId{3}, true));
    CHECK_FALSE(may_approve(d, PersonId{1}, false));
}

TEST_CASE("each proposal waits for one thing at a time")
{
    CHECK(waits_for({}) == "assignment");
    CHECK(waits_for({.evaluators = true}) == "evaluator");
    CHECK(waits_for({.pending = true, .evaluators = true}) == "moderator");
    CHECK(waits_for({.state = State::draft}) == "evaluator");
    CHECK(waits_for({.state = State::proposed}) == "approver");
    CHECK(waits_for({.state = State::approved}) == "publication");
    CHECK_FALSE(waits_for({.published = true, .state = State::approved}));
    CHECK(waits_for({.published = true, .state = State::draft}) == "evaluator");
    CHECK_FALSE(waits_for({.merged = true, .state = State::none}));
}

// An office does whatever may be done after the closing, in an order that only the seed knows; every dozen steps each screen
// is held against a fresh one.
#include "decisions/change_rule.hpp"
#include "support/decisions_verbs.hpp"

#include <catch2/catch.hpp>
#include <random>

namespace {

class Walk {
  public:
    explicit Walk(unsigned seed) : dice_(seed) { at.closes(); }

    void step()
    try {
        static const std::vector<void (Walk::*)()> steps{
            &Walk::save,   &Walk::save,   &Walk::save,     &Walk::propose, &Walk::propose,  &Walk::approve,
            &Walk::finish, &Walk::finish, &Walk::finish,   &Walk::reopen,  &Walk::assign,   &Walk::remove,
            &Walk::note,   &Walk::merge,  &Walk::separate, &Walk::publish, &Walk::publish,  &Walk::moderate,
            &Walk::two,    &Walk::roll,   &Walk::show,     &Walk::end,     &Walk::sign_off, &Walk::rename};
        (this->*steps[any(steps.size())])();
    } catch (const Refusal&) {
    }

    Deciding at;

  private:
    std::size_t any(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(dice_); }
    bool maybe() { return any(2) == 0; }
    House& house() { return at.house.house; }
    ProposalId one()
    {
        const ProposalId all[] = {at.first, at.second, at.third, at.general};
        return all[any(4)];
    }
    const Person& someone()
    {
        const Person* all[] = {&at.olga, &at.enrico, &at.paola};
        return *all[any(3)];
    }
    std::string words() { return "Parole " + std::to_string(any(1000)); }
    decisions::DecisionText text()
    {
        static const std::vector<std::string> outcomes{"", "accepted", "partially_accepted", "rejected",
                                                       "inadmissible"};
        auto outcome = outcomes[any(outcomes.size())];
        auto wanted  = decided(outcome, any(8) == 0 ? "" : words());
        if (outcome == "accepted" || outcome == "partially_accepted")
            wanted.accepted_text = maybe() ? at.first_text : at.second_text;
        return wanted;
    }

    void save() { at.saves(someone(), one(), text()); }
    void propose() { at.proposes(someone(), one()); }
    void approve() { at.approves(someone(), one()); }
    void finish()
    {
        auto p = one();
        at.saves(at.olga, p, decided("rejected", words()));
        at.proposes(at.olga, p);
        at.approves(at.enrico, p);
    }
    void reopen() { at.reopens(someone(), one()); }
    void assign() { at.house.run(decisions::assign_evaluator(house(), at.olga, one(), someone().person_id)); }
    void remove() { at.house.run(decisions::remove_evaluator(house(), at.olga, one(), someone().person_id)); }
    void note()
    {
        decisions::AddNote wanted{one(), words()};
        at.house.run(decisions::add_note(house(), someone(), wanted));
    }
    void merge()
    {
        decisions::MergeProposal wanted{one(), one()};
        at.house.run(decisions::merge_proposal(house(), at.olga, wanted));
    }
    void separate() { at.house.run(decisions::separate_proposal(house(), at.olga, one())); }
    void publish() { at.publishes(); }
    void moderate() { moderates(at.house, at.paola, any(3) == 0 ? "hide" : "restore", one()); }
    void two()
    {
        decisions::ChangeRule wanted{{at.id(), maybe()}, "Così decide l’ufficio."};
        at.house.run(decisions::change_rule(house(), at.olga, wanted));
    }
    void roll() { versions_ = at.rolls_out(); }
    int some_version() { return static_cast<int>(any(static_cast<std::size_t>(versions_))) + 1; }
    void show() { at.house.run(decisions::publish_draft(house(), at.olga, at.plan(), some_version())); }
    void end()
    {
        if (any(4) == 0) at.house.run(decisions::finalise_version(house(), at.olga, at.plan(), some_version()));
    }
    void sign_off()
    {
        decisions::ApproveVersion act{at.plan(), some_version(), at.promoters[any(2)], words(), "2025-06-20"};
        at.house.run(decisions::approve_version(house(), at.olga, act));
    }
    void rename()
    {
        people::ChangeProfile change;
        change.name = words();
        at.house.run(people::change_profile(house(), someone(), change));
    }

    std::mt19937 dice_;
    int versions_ = 1;
};

} // namespace

TEST_CASE("whatever the office does, and in whatever order, every screen keeps step by patches alone", "[decisions]")
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        Walk walk(seed);
        for (int i = 1; i <= 150; ++i) {
            walk.step();
            if (i % 12 == 0) REQUIRE(walk.at.screens.hold());
        }
        CHECK(walk.at.house.chain_holds());
    }
}

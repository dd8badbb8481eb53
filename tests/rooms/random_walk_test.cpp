// Several people do whatever may be done, in an order that only the seed knows; every dozen steps the house is looked
// over: each screen kept step by patches alone, each counter equals what it counts, the record chains.
#include "support/proposals_verbs.hpp"
#include "support/recount.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

namespace {

class Walk {
  public:
    explicit Walk(unsigned seed)
        : dice_(seed), consultation_(open_consultation(house, "agree_pass_disagree", seed % 2 ? "before" : "after"))
    {
        screens_.add("consultation/1");
        fountain_ = body(house, "La Fontana"), mill_ = body(house, "Il Mulino");
        for (int i = 0; i < 5; ++i) join();
        moderator_ = moderator(house, consultation_);
        screens_.add(people::topic_of(moderator_.person_id));
    }

    // One command of somebody's; many are refused, as in life.
    void step()
    try {
        auto& steps = all_steps();
        (this->*steps[any(static_cast<int>(steps.size()))])();
        ++done;
    } catch (const Refusal&) {
    }

    bool screens_hold() { return screens_.hold(); }

    HouseUnderTest house;
    int done = 0;

  private:
    using Step = void (Walk::*)();
    static const std::vector<Step>& all_steps()
    {
        static const std::vector<Step> steps{&Walk::submit,
                                             &Walk::submit,
                                             &Walk::edit,
                                             &Walk::withdraw,
                                             &Walk::vote,
                                             &Walk::vote,
                                             &Walk::vote,
                                             &Walk::take_vote_back,
                                             &Walk::comment,
                                             &Walk::comment,
                                             &Walk::take_back,
                                             &Walk::endorse,
                                             &Walk::step_back,
                                             &Walk::flag,
                                             &Walk::moderate,
                                             &Walk::moderate,
                                             &Walk::moderate_comment,
                                             &Walk::rename,
                                             &Walk::close};
        return steps;
    }

    int any(int count) { return std::uniform_int_distribution<int>(0, std::max(count, 1) - 1)(dice_); }
    bool maybe() { return any(2) == 0; }
    Person& person() { return people_[static_cast<std::size_t>(any(static_cast<int>(people_.size())))]; }
    ProposalId proposal() { return {any(proposals_) + 1}; }
    CommentId comment_id() { return {any(comments_) + 1}; }
    OrganisationId organisation() { return maybe() ? fountain_ : mill_; }
    std::string words() { return "words " + std::to_string(any(1000)); }

    void join()
    {
        auto someone = citizen(house, "Citizen " + std::to_string(++joined_));
        if (joined_ % 2) acts_for(house, someone, joined_ % 3 ? fountain_ : mill_);
        screens_.add(people::topic_of(someone.person_id));
        people_.push_back(someone);
    }
    void submit()
    {
        auto wanted      = change_of(consultation_, words());
        wanted.show_name = maybe();
        if (maybe()) wanted.node_id = consultation_.node("1.1.1-B");
        if (any(3) == 0) wanted.organisation_id = organisation();
        auto event = house.run(proposals::submit_proposal(house.house, person(), wanted));
        proposals_ = event.answer["proposal_id"];
        screens_.add(event.topic);
    }
    void edit()
    {
        auto id       = proposal();
        auto revision = house.read([&](Reader& r) {
            auto p = proposals::proposal(r, id);
            return p ? p->revision : 1;
        });
        for (auto& each : people_) {
            try {
                edits(house, each, id, revision, words());
                return;
            } catch (const Refusal&) {
            }
        }
    }
    void withdraw() { withdraws(house, person(), proposal()); }
    void vote()
    {
        votes(house, person(), proposal(), std::vector{"agree", "pass", "disagree"}[static_cast<std::size_t>(any(3))]);
    }
    void take_vote_back() { house.run(voting::withdraw_vote(house.house, person(), proposal())); }
    void comment()
    {
        proposals::AddComment added;
        added.proposal_id = proposal(), added.body = words(), added.show_name = maybe();
        if (comments_ > 0 && maybe()) added.parent_id = comment_id();
        if (any(4) == 0) added.organisation_id = organisation();
        comments_ = house.run(proposals::add_comment(house.house, person(), added)).answer["comment_id"];
    }
    void take_back() { house.run(proposals::take_back_comment(house.house, person(), comment_id())); }
    void endorse() { endorses(house, person(), proposal(), organisation()); }
    void step_back() { house.run(proposals::withdraw_endorsement(house.house, person(), proposal(), organisation())); }
    void flag() { flags(house, person(), proposal()); }
    std::string decision() { return std::vector{"publish", "hide", "restore"}[static_cast<std::size_t>(any(3))]; }
    void moderate() { moderates(house, moderator_, decision(), proposal()); }
    void moderate_comment()
    {
        auto id    = comment_id();
        auto about = house.read([&](Reader& r) {
            return r.db.integer("select proposal_id from comment where comment_id = ?", id).value_or(0);
        });
        moderates(house, moderator_, decision(), ProposalId{about}, id);
    }
    void rename()
    {
        people::ChangeProfile change;
        change.name = "Name " + std::to_string(any(1000));
        house.run(people::change_profile(house.house, person(), change));
    }
    void close()
    {
        if (any(3) != 0) return;
        auto gone = people_.begin() + any(static_cast<int>(people_.size()));
        house.run(people::close_account(house.house, *gone));
        people_.erase(gone);
        join();
    }

    std::mt19937 dice_;
    OpenConsultation consultation_;
    std::vector<Person> people_;
    Person moderator_;
    OrganisationId fountain_, mill_;
    int joined_ = 0, proposals_ = 0, comments_ = 0;
    Screening screens_{house, {}};
};

void walk(unsigned seed)
{
    INFO("seed " << seed);
    Walk walk(seed);
    for (int dozen = 0; dozen < 10; ++dozen) {
        for (int i = 0; i < 12; ++i) walk.step();
        INFO("after " << dozen + 1 << " dozen steps");
        REQUIRE(walk.screens_hold());
        REQUIRE(walk.house.read([](Reader& reader) { return miscounted(reader.db); }) == "");
    }
    CHECK(walk.done > 20);
    CHECK(walk.house.chain_holds());
}

} // namespace

TEST_CASE("whatever people do in whatever order, screens keep step, counters count and the record chains")
{
    for (unsigned seed : {1u, 2u, 3u}) walk(seed);
}

#include "consultations/set_up.hpp"
#include "store/record.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

struct Addressed {
    HouseUnderTest house;
    OpenConsultation world;
    Person olga = citizen(house, "Olga"), anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno");
    OrganisationId coop = body(house, "La Rete", "social_cooperative", "pinerolese");
    OrganisationId bank = body(house, "Una banca", "bank", "torino");
    std::string topic;

    explicit Addressed(const consultations::TakingPart& rules = {})
    {
        world.process_id      = begin_process(house);
        world.plan            = publish(house, small_plan(world.process_id));
        auto wanted           = spring_consultation(world.process_id, world.plan);
        wanted.taking_part    = rules;
        world.consultation_id = add(house, wanted);
        topic                 = consultations::topic_of(world.consultation_id);
        becomes(house, olga, world.process_id, people::Role::organiser);
        acts_for(house, anna, coop);
        acts_for(house, bruno, bank);
        house.watch(topic);
    }
    proposals::SubmitProposal proposal(std::optional<OrganisationId> organisation, bool show_name = false)
    {
        auto wanted            = change_of(world, "Una segreteria comune per tutta la rete");
        wanted.organisation_id = organisation;
        wanted.show_name       = show_name;
        return wanted;
    }
    Reason refused(const Person& by, const proposals::SubmitProposal& wanted)
    {
        return house.refusal_of(proposals::submit_proposal(house.house, by, wanted));
    }
    ProposalId sent(const Person& by, const proposals::SubmitProposal& wanted)
    {
        auto event = house.run(proposals::submit_proposal(house.house, by, wanted));
        return ProposalId{event.answer["proposal_id"].get<std::int64_t>()};
    }
    consultations::ChangeConsultation change(const consultations::TakingPart& rules, const std::string& reason = "")
    {
        consultations::ChangeConsultation one{.consultation_id = world.consultation_id};
        one.taking_part = rules, one.reason = reason;
        return one;
    }
    Reason refused(const consultations::ChangeConsultation& one)
    {
        return house.refusal_of(consultations::change_consultation(house.house, olga, one));
    }
};

consultations::TakingPart only_cooperatives()
{
    return {.proposers = "bodies", .voters = "everyone", .kinds = {"social_cooperative"}, .zones = {}};
}

} // namespace

TEST_CASE("where only bodies of a kind propose, others are told so, and a citizen too")
{
    Addressed at(only_cooperatives());
    CHECK(at.refused(at.anna, at.proposal({})) == Reason::only_for_bodies);
    CHECK(at.refused(at.bruno, at.proposal(at.bank)) == Reason::body_not_addressed);
    at.sent(at.anna, at.proposal(at.coop));
    CHECK(at.house.obeys_live_law(at.topic));
    CHECK(at.house.snapshot(at.topic)["taking_part"]["kinds"] == json{{"social_cooperative", true}});
}

TEST_CASE("a zone narrows who proposes as a kind does")
{
    Addressed at({.proposers = "bodies", .voters = "everyone", .kinds = {}, .zones = {"torino"}});
    CHECK(at.refused(at.anna, at.proposal(at.coop)) == Reason::body_not_addressed);
    at.sent(at.bruno, at.proposal(at.bank));
}

TEST_CASE("where only bodies vote, who acts for none does not, and may still take back a vote cast before")
{
    Addressed at;
    auto proposal = at.sent(at.anna, at.proposal({}));
    auto carla    = citizen(at.house, "Carla");
    votes(at.house, carla, proposal);
    consultations::TakingPart rules{.proposers = "everyone", .voters = "bodies"};
    at.house.run(consultations::change_consultation(at.house.house, at.olga, at.change(rules, "For bodies")));
    auto voting = [&](const Person& by) {
        return at.house.refusal_of(voting::cast_vote(at.house.house, by, {proposal, "support"}));
    };
    CHECK(voting(carla) == Reason::only_bodies_vote);
    at.house.run(voting::withdraw_vote(at.house.house, carla, proposal));
    CHECK(voting(carla) == Reason::only_bodies_vote);
    votes(at.house, at.bruno, proposal);
    CHECK(tally(at.house, proposal)["support"] == 1);
}

TEST_CASE("names are shown or hidden as the consultation says, and a body's always stands")
{
    Addressed shown({.proposers = "everyone", .voters = "everyone", .kinds = {}, .zones = {}, .names = "always"});
    CHECK(shown.refused(shown.anna, shown.proposal({})) == Reason::names_are_shown);
    auto proposal = shown.sent(shown.anna, shown.proposal({}, true));
    proposals::AddComment comment{.proposal_id = proposal, .body = "Bene"};
    CHECK(shown.house.refusal_of(proposals::add_comment(shown.house.house, shown.bruno, comment))
          == Reason::names_are_shown);
    shown.sent(shown.anna, shown.proposal(shown.coop));

    Addressed hidden({.proposers = "everyone", .voters = "everyone", .kinds = {}, .zones = {}, .names = "never"});
    CHECK(hidden.refused(hidden.anna, hidden.proposal({}, true)) == Reason::names_are_hidden);
    auto quiet = hidden.sent(hidden.anna, hidden.proposal({}));
    CHECK_FALSE(hidden.house.snapshot(proposals::topic_of(quiet))["author"].contains("name"));
}

TEST_CASE("a person without a name writes nothing where names are shown")
{
    Addressed at({.proposers = "everyone", .voters = "everyone", .kinds = {}, .zones = {}, .names = "always"});
    auto event = at.house.run(people::add_person(at.house.house, {.name = "", .email = "nobody@example.org"}));
    Person nameless{PersonId{event.answer["person_id"].get<std::int64_t>()}};
    CHECK(at.refused(nameless, at.proposal({}, true)) == Reason::name_missing);
}

TEST_CASE(
    "who takes part in an open consultation changes with a reason that everybody reads; the rule of names does not")
{
    Addressed at;
    CHECK(at.refused(at.change(only_cooperatives())) == Reason::required);
    auto named  = consultations::TakingPart{};
    named.names = "never";
    CHECK(at.refused(at.change(named, "Shy")) == Reason::bad_value);
    at.house.run(consultations::change_consultation(at.house.house, at.olga,
                                                    at.change(only_cooperatives(), "The accord of 18 July")));
    CHECK(at.house.obeys_live_law(at.topic));
    at.house.read([&](Reader& r) {
        auto events = recorded_events(r, at.topic, 0, 100);
        CHECK(events.back().event.payload["reason"] == "The accord of 18 July");
        CHECK(events.back().event.payload["taking_part"]["proposers"] == "bodies");
    });
}

TEST_CASE("kinds and zones are known words, and say nothing where everybody proposes and votes")
{
    Addressed at;
    consultations::TakingPart rules{.proposers = "everyone", .voters = "everyone", .kinds = {"bank"}};
    CHECK(at.refused(at.change(rules, "Why")) == Reason::bad_value);
    rules.proposers = "bodies", rules.kinds = {"guild"};
    CHECK(at.refused(at.change(rules, "Why")) == Reason::bad_value);
    rules.kinds = {"bank", "bank"};
    CHECK(at.refused(at.change(rules, "Why")) == Reason::bad_value);
}

#include "proposals/access.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

// One proposal of Anna's, her screen and the public's watched.
struct Square {
    HouseUnderTest house;
    OpenConsultation consultation = open_consultation(house);
    Person anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno");
    ProposalId id = proposes(house, anna, consultation, "A bench in the square");
    Screening screens{
        house, {"proposal/1", "consultation/1", people::topic_of(anna.person_id), people::topic_of(bruno.person_id)}};
};

} // namespace

TEST_CASE("an edit shows everywhere at once, keeps the words before it, and is found by the new ones")
{
    Square at;
    votes(at.house, at.bruno, at.id);
    CHECK(edits(at.house, at.anna, at.id, 1, "A fountain in the square").answer["revision"] == 2);
    edits(at.house, at.anna, at.id, 2, "Two fountains in the square");
    CHECK(at.screens.hold());
    auto state = at.house.snapshot("proposal/1");
    CHECK(state["title"] == "Two fountains in the square");
    CHECK(state["history"]["1"]["title"] == "A bench in the square");
    CHECK(state["history"]["2"]["title"] == "A fountain in the square");
    CHECK(state.contains("edited_at"));
    CHECK(at.house.snapshot(people::topic_of(at.bruno.person_id))["votes"]["1"]["title"] == state["title"]);
    CHECK(titles_found(at.house, at.consultation.consultation_id, "bench").empty());
    CHECK(titles_found(at.house, at.consultation.consultation_id, "fountains").size() == 1);
    CHECK(at.house.chain_holds());
}

TEST_CASE("an edit of words that were edited meanwhile is refused, and tells the present ones")
{
    Square at;
    edits(at.house, at.anna, at.id, 1, "A fountain in the square");
    try {
        edits(at.house, at.anna, at.id, 1, "A tree in the square");
        FAIL("it was taken");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::stale_revision);
        CHECK(refusal.details["current"]["revision"] == 2);
        CHECK(refusal.details["current"]["title"] == "A fountain in the square");
        CHECK(refusal.details["current"].contains("suggested_text"));
    }
    CHECK(at.house.snapshot("proposal/1")["title"] == "A fountain in the square");
}

TEST_CASE("an edit that changes nothing, or takes the change out of a change, is refused")
{
    Square at;
    proposals::EditProposal edit;
    edit.proposal_id = at.id, edit.revision = 1, edit.title = "A bench in the square";
    CHECK(at.house.refusal_of(proposals::edit_proposal(at.house.house, at.anna, edit)) == Reason::nothing_changed);
    edit.suggested_text = "Dare alla rete una segreteria comune.";
    CHECK(at.house.refusal_of(proposals::edit_proposal(at.house.house, at.anna, edit)) == Reason::nothing_changed);
}

TEST_CASE("a proposal that is withdrawn stays readable and counted, and takes no more votes, comments, edits")
{
    Square at;
    votes(at.house, at.bruno, at.id);
    withdraws(at.house, at.anna, at.id);
    CHECK(at.screens.hold());
    auto state = at.house.snapshot("proposal/1");
    CHECK(state["state"] == "withdrawn");
    CHECK(state["withdrawn_reason"] == "somebody else says it better");
    CHECK(state["tally"] == json{{"support", 1}});
    CHECK(at.house.snapshot("consultation/1")["counts"]["proposals"] == 1);
    auto& house = at.house.house;
    voting::CastVote vote{at.id, "support"};
    proposals::AddComment comment{.proposal_id = at.id, .body = "Why?", .parent_id = {}, .organisation_id = {}};
    proposals::WithdrawProposal again{at.id, "again"};
    proposals::EditProposal edit{at.id, 1, "A tree", {}, {}};
    CHECK(at.house.refusal_of(voting::cast_vote(house, at.anna, vote)) == Reason::already_withdrawn);
    CHECK(at.house.refusal_of(proposals::add_comment(house, at.bruno, comment)) == Reason::already_withdrawn);
    CHECK(at.house.refusal_of(proposals::withdraw_proposal(house, at.anna, again)) == Reason::already_withdrawn);
    CHECK(at.house.refusal_of(proposals::edit_proposal(house, at.anna, edit)) == Reason::already_withdrawn);
    at.house.run(voting::withdraw_vote(house, at.bruno, at.id));
    CHECK(at.screens.hold());
}

TEST_CASE("only its author edits and withdraws a proposal, and only until the closing")
{
    Square at;
    auto rita   = moderator(at.house, at.consultation);
    auto& house = at.house.house;
    proposals::EditProposal edit{at.id, 1, "Mine now", {}, {}};
    proposals::WithdrawProposal withdrawal{at.id, "gone"};
    for (const auto& other : {at.bruno, rita, Person{}}) {
        CHECK(at.house.refusal_of(proposals::edit_proposal(house, other, edit)) == Reason::not_found);
        CHECK(at.house.refusal_of(proposals::withdraw_proposal(house, other, withdrawal)) == Reason::not_found);
    }
    it_is(at.house, "2025-03-12T00:00:00+01:00");
    CHECK(at.house.refusal_of(proposals::edit_proposal(house, at.anna, edit)) == Reason::consultation_closed);
    CHECK(at.house.refusal_of(proposals::withdraw_proposal(house, at.anna, withdrawal)) == Reason::consultation_closed);
    CHECK(at.house.snapshot("proposal/1")["title"] == "A bench in the square");
}

TEST_CASE("nobody proposes, comments or endorses in the name of a body for which they do not act")
{
    Square at;
    auto fountain            = body(at.house, "La Fontana");
    auto proposal            = change_of(at.consultation, "A tree");
    proposal.organisation_id = fountain;
    proposals::AddComment comment{
        .proposal_id = at.id, .body = "We agree.", .parent_id = {}, .organisation_id = fountain};
    auto& house  = at.house.house;
    auto refused = Reason::not_your_organisation;
    CHECK(at.house.refusal_of(proposals::submit_proposal(house, at.bruno, proposal)) == refused);
    CHECK(at.house.refusal_of(proposals::add_comment(house, at.bruno, comment)) == refused);
    CHECK(at.house.refusal_of(proposals::endorse_proposal(house, at.bruno, at.id, fountain)) == refused);
    acts_for(at.house, at.bruno, fountain);
    Screening screens(at.house, {"proposal/1", "consultation/1", people::topic_of(at.bruno.person_id)});
    at.house.run(proposals::submit_proposal(house, at.bruno, proposal));
    at.house.run(proposals::add_comment(house, at.bruno, comment));
    endorses(at.house, at.bruno, at.id, fountain);
    CHECK(screens.hold());
    CHECK(at.house.snapshot("consultation/1")["counts"]["organisations"] == 1);
    CHECK(at.house.snapshot("proposal/2")["author"]["name"] == "La Fontana");
    CHECK(at.house.snapshot("proposal/1")["thread"]["1"]["author"]["name"] == "La Fontana");
}

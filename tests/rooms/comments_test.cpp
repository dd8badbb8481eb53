#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

struct Talk {
    HouseUnderTest house;
    OpenConsultation consultation = open_consultation(house);
    Person anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno");
    ProposalId id = proposes(house, anna, consultation, "A bench in the square");
    Screening screens{
        house, {"proposal/1", "consultation/1", people::topic_of(anna.person_id), people::topic_of(bruno.person_id)}};

    Reason refused(const Person& person, const proposals::AddComment& added)
    {
        return house.refusal_of(proposals::add_comment(house.house, person, added));
    }
    Reason not_taken_back(const Person& person, CommentId comment_id)
    {
        return house.refusal_of(proposals::take_back_comment(house.house, person, comment_id));
    }
};

} // namespace

TEST_CASE("a comment may be answered, an answer may not")
{
    Talk at;
    auto first  = comments(at.house, at.bruno, at.id, "In the shade, please.");
    auto answer = answers(at.house, at.anna, at.id, first, "Of course.");
    CHECK(at.screens.hold());
    auto thread = at.house.snapshot("proposal/1")["thread"];
    CHECK(thread["2"]["parent_id"] == first.value);
    CHECK(thread["2"]["by_proposer"] == true);
    CHECK(thread["1"]["by_proposer"] == false);
    CHECK(at.house.snapshot("consultation/1")["counts"]["comments"] == 2);
    auto elsewhere = proposes(at.house, at.bruno, at.consultation, "A tree");
    proposals::AddComment added{.proposal_id = at.id, .body = "And then?", .parent_id = answer, .organisation_id = {}};
    CHECK(at.refused(at.bruno, added) == Reason::bad_value);
    added.proposal_id = elsewhere, added.parent_id = first;
    CHECK(at.refused(at.bruno, added) == Reason::bad_value);
    added.parent_id = CommentId{999};
    CHECK(at.refused(at.bruno, added) == Reason::bad_value);
}

TEST_CASE("a comment that is taken back is gone from the page, the table and the record, which still verifies")
{
    Talk at;
    auto comment_id = comments(at.house, at.bruno, at.id, "I was an okapi that day.");
    CHECK(all_in_public(at.house, at.consultation.consultation_id).find("okapi") != std::string::npos);
    for (const auto& other : {at.anna, moderator(at.house, at.consultation), Person{}})
        CHECK(at.not_taken_back(other, comment_id) == Reason::not_found);
    at.house.run(proposals::take_back_comment(at.house.house, at.bruno, comment_id));
    CHECK(at.screens.hold());
    CHECK(all_in_public(at.house, at.consultation.consultation_id).find("okapi") == std::string::npos);
    CHECK(at.house.read([](Reader& reader) { return *reader.db.text("select body from comment"); }).empty());
    CHECK(at.house.snapshot("proposal/1")["comments"] == 0);
    CHECK(at.house.snapshot("consultation/1")["counts"]["comments"] == 0);
    CHECK(at.house.chain_holds());
    CHECK(at.not_taken_back(at.bruno, comment_id) == Reason::not_found);
}

TEST_CASE("after the closing nobody comments, and one's own words may still be taken back")
{
    Talk at;
    auto comment_id = comments(at.house, at.bruno, at.id, "In the shade, please.");
    it_is(at.house, "2025-03-12T00:00:00+01:00");
    proposals::AddComment added{.proposal_id = at.id, .body = "Too late", .parent_id = {}, .organisation_id = {}};
    CHECK(at.refused(at.anna, added) == Reason::consultation_closed);
    at.house.run(proposals::take_back_comment(at.house.house, at.bruno, comment_id));
    CHECK(at.screens.hold());
}

TEST_CASE("a body stands behind a proposal once, and may step back")
{
    Talk at;
    auto fountain = body(at.house, "La Fontana");
    acts_for(at.house, at.bruno, fountain);
    endorses(at.house, at.bruno, at.id, fountain);
    CHECK(at.screens.hold());
    CHECK(at.house.snapshot("proposal/1")["endorsing"]["1"]["name"] == "La Fontana");
    CHECK(at.house.snapshot("consultation/1")["counts"]["endorsements"] == 1);
    CHECK(at.house.snapshot(people::topic_of(at.bruno.person_id))["endorsed"]["1"]["1"] == true);
    auto again = proposals::endorse_proposal(at.house.house, at.bruno, at.id, fountain);
    CHECK(at.house.refusal_of(std::move(again)) == Reason::nothing_changed);
    at.house.run(proposals::withdraw_endorsement(at.house.house, at.bruno, at.id, fountain));
    CHECK(at.screens.hold());
    CHECK(at.house.snapshot("consultation/1")["counts"]["endorsements"] == 0);
    auto none = proposals::withdraw_endorsement(at.house.house, at.bruno, at.id, fountain);
    CHECK(at.house.refusal_of(std::move(none)) == Reason::nothing_changed);
}

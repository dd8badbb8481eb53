#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

std::int64_t rows_of(HouseUnderTest& house, const std::string& table, const Person& person)
{
    return house.read([&](Reader& reader) {
        return *reader.db.integer("select count(*) from " + table + " where person_id = ?", person.person_id);
    });
}

} // namespace

TEST_CASE("who closes the account leaves words without a name, tallies without a voter, and a record that verifies")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna = citizen(house, "Anna Okapi"), bruno = citizen(house, "Bruno");
    auto proposal      = change_of(consultation, "A bench in the square");
    proposal.show_name = true;
    house.run(proposals::submit_proposal(house.house, anna, proposal));
    auto tree = proposes(house, bruno, consultation, "A tree");
    proposals::AddComment added{
        .proposal_id = tree, .body = "In the shade.", .parent_id = {}, .organisation_id = {}, .show_name = true};
    house.run(proposals::add_comment(house.house, anna, added));
    votes(house, anna, tree);
    votes(house, bruno, tree);
    flags(house, anna, tree, {}, "Anna says so");
    CHECK(all_in_public(house, consultation.consultation_id).find("Anna Okapi") != std::string::npos);
    Screening screens(house, {"proposal/1", "proposal/2", "consultation/1", people::topic_of(anna.person_id),
                              people::topic_of(bruno.person_id)});

    house.run(people::close_account(house.house, anna));
    CHECK(screens.hold());
    CHECK(house.chain_holds());
    CHECK(all_in_public(house, consultation.consultation_id).find("Anna") == std::string::npos);
    CHECK(house.snapshot("proposal/1")["author"] == json{{"kind", "citizen"}});
    CHECK(house.snapshot("proposal/2")["thread"]["1"]["body"] == "In the shade.");
    CHECK(tally(house, tree) == json{{"support", 2}});
    for (auto table : {"proposal", "comment", "vote", "flag"}) CHECK(rows_of(house, table, anna) == 0);
    CHECK(house.read([](Reader& reader) { return *reader.db.integer("select sum(votes) from departed_vote"); }) == 1);

    house.run(voting::withdraw_vote(house.house, bruno, tree));
    CHECK(tally(house, tree) == json{{"support", 1}});
    CHECK(screens.hold());
}

TEST_CASE("a new name stands at once wherever the name is shown, and nowhere else")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    auto proposal     = change_of(consultation, "A bench in the square");
    proposes(house, anna, consultation, "A tree");
    proposal.show_name = true;
    house.run(proposals::submit_proposal(house.house, anna, proposal));
    Screening screens(house, {"proposal/1", "proposal/2", "consultation/1", people::topic_of(anna.person_id)});
    people::ChangeProfile change;
    change.name = "Anna Maria";
    house.run(people::change_profile(house.house, anna, change));
    CHECK(screens.hold());
    CHECK(house.snapshot("proposal/2")["author"]["name"] == "Anna Maria");
    CHECK(house.snapshot("proposal/1")["author"] == json{{"kind", "citizen"}});
}

TEST_CASE("what is held on a person is told whole: also votes and flags on what was hidden since, without its title")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno"), rita = moderator(house, consultation);
    auto id = proposes(house, bruno, consultation, "A zebra in the square");
    votes(house, anna, id);
    flags(house, anna, id, {}, "No zebras");
    moderates(house, rita, "hide", id);
    auto held = house.read([&](Reader& reader) { return people::everything_on(house.house, reader, anna.person_id); });
    CHECK(held["votes"]["1"]["choice"] == "support");
    CHECK_FALSE(held["votes"]["1"].contains("title"));
    CHECK(held["flags"]["1"]["text"] == "No zebras");
}

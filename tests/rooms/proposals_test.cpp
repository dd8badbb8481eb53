#include "proposals/list.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

TEST_CASE("a proposal is on the screens of the consultation and of its author as soon as it is sent")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    house.watch("consultation/1");
    house.watch(people::topic_of(anna.person_id));
    auto id    = proposes(house, anna, consultation, "A bench in the square");
    auto state = house.snapshot("consultation/1");
    CHECK(state["counts"]["proposals"] == 1);
    CHECK(state["newest"][std::to_string(id.value)]["title"] == "A bench in the square");
    CHECK(state["newest"][std::to_string(id.value)]["author"] == json{{"kind", "citizen"}});
    CHECK(house.obeys_live_law("consultation/1"));
    CHECK(house.obeys_live_law(people::topic_of(anna.person_id)));
    CHECK(house.chain_holds());
}

TEST_CASE("the seventh proposal pushes the first off the newest six, and it returns when one is hidden")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna = citizen(house, "Anna"), rita = citizen(house, "Rita");
    becomes(house, rita, consultation.process_id, people::Role::moderator);
    house.watch("consultation/1");
    ProposalId last;
    for (int i = 1; i <= 7; ++i) last = proposes(house, anna, consultation, "Bench " + std::to_string(i));
    CHECK_FALSE(house.snapshot("consultation/1")["newest"].contains("1"));
    CHECK(house.obeys_live_law("consultation/1"));
    moderates(house, rita, "hide", last);
    CHECK(house.snapshot("consultation/1")["newest"].contains("1"));
    CHECK(house.snapshot("consultation/1")["counts"]["proposals"] == 6);
    CHECK(house.obeys_live_law("consultation/1"));
}

TEST_CASE("the list pages through every proposal once, in each order")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno");
    for (int i = 1; i <= 7; ++i) {
        auto id = proposes(house, anna, consultation, "Bench " + std::to_string(i));
        if (i % 2) votes(house, bruno, id);
    }
    using proposals::Sort;
    for (auto sort : {Sort::newest, Sort::oldest, Sort::supports, Sort::comments}) {
        std::set<int> seen;
        proposals::ListQuery query{.consultation_id = consultation.consultation_id, .sort = sort, .limit = 3};
        for (int page = 0; page < 3; ++page) {
            auto answer = house.read([&](Reader& reader) { return proposals::list(reader, query); });
            for (const auto& card : answer["items"]) CHECK(seen.insert(card["number"].get<int>()).second);
            query.cursor = answer.value("next", "");
        }
        CHECK(seen.size() == 7);
        CHECK(query.cursor.empty());
    }
}

TEST_CASE("a search for one form of a word finds the others")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    proposes(house, anna, consultation, "Più imprese nelle vallate");
    proposes(house, anna, consultation, "Una panchina in piazza");
    auto titles = [&](const std::string& words) {
        proposals::ListQuery query{.consultation_id = consultation.consultation_id, .q = words};
        auto answer = house.read([&](Reader& reader) { return proposals::list(reader, query); });
        std::vector<std::string> found;
        for (const auto& card : answer["items"]) found.push_back(card["title"]);
        return found;
    };
    CHECK(titles("impresa") == std::vector<std::string>{"Più imprese nelle vallate"});
    CHECK(titles("PIU vallata") == std::vector<std::string>{"Più imprese nelle vallate"});
    CHECK(titles("panch") == std::vector<std::string>{"Una panchina in piazza"});
    CHECK(titles("\" OR * NEAR( title:").empty());
}

#include "support/decisions_verbs.hpp"
#include "support/exports_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

json sets_of(Deciding& office, std::int64_t seq = 0)
{
    return json::parse(exported(office.house, "data", office.consultation.process_id, seq))["sets"];
}

std::string table_of(Deciding& office, std::int64_t seq = 0)
{
    return exported(office.house, "decisions", office.consultation.process_id, seq);
}

} // namespace

TEST_CASE("answers are in exports from their publishing on, with the words that were accepted")
{
    Deciding office;
    office.closes();
    office.decides_all();
    auto before = newest_seq(office.house);
    CHECK(sets_of(office)["decisions"].empty());
    CHECK_THAT(table_of(office), !Contains(Deciding::first_text));
    office.publishes();
    auto rows = sets_of(office)["decisions"];
    REQUIRE(rows.size() == 4);
    CHECK(rows[0]["number"] == 1);
    CHECK(rows[0]["outcome"] == "accepted");
    CHECK(rows[0]["current_text"] == Deciding::before);
    CHECK(rows[0]["accepted_text"] == Deciding::first_text);
    CHECK(rows[2]["outcome"] == "rejected");
    CHECK_THAT(table_of(office), Contains(Deciding::first_text) && Contains("Non accolta"));
    CHECK(sets_of(office, before)["decisions"].empty());
    CHECK_THAT(table_of(office, before), !Contains(Deciding::first_text));
}

TEST_CASE("each point of an answer is a row of its own, and a proposal that was hidden takes its answer along")
{
    Deciding office;
    office.closes();
    office.decides_all();
    office.reopens(office.olga, office.general);
    auto text   = decided("partially_accepted", "In part.");
    text.points = {{.title = "Buses", .outcome = "passed_on", .passed_to = "The region", .reason = "Not ours."}};
    office.decides(office.general, text);
    office.publishes();
    auto rows = sets_of(office)["decisions"];
    REQUIRE(rows.size() == 5);
    CHECK(rows[4]["point"] == 1);
    CHECK(rows[4]["point_title"] == "Buses");
    CHECK(rows[4]["passed_to"] == "The region");
    moderates(office.house, office.paola, "hide", office.general);
    CHECK(sets_of(office)["decisions"].size() == 3);
    CHECK_THAT(table_of(office), !Contains("The region"));
}

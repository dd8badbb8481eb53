#include "proposals/list.hpp"
#include "proposals/search.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

using proposals::ListQuery;
using proposals::Sort;

// How the database would carry the statement out, one line for each step.
std::string plan_of(HouseUnderTest& house, const std::string& sql)
{
    return house.read([&](Reader& reader) {
        std::string plan;
        reader.db.each("explain query plan " + sql, [&](const Row& row) { plan += row.text(3) + '\n'; });
        return plan;
    });
}

// Many proposals at once, numbered from 2 on, as if they had been sent: "comune" in each body, and in one title.
void add_many(HouseUnderTest& house, int last)
{
    house.house.ledger.keep_now([last](Tx& tx) {
        tx.db.run("with recursive n (i) as (select 2 union all select i + 1 from n where i < ?1) "
                  "insert into proposal (consultation_id, number, kind, node_id, show_name, title, body, current_text, "
                  "received_seq, received_at_ms, approved_at_ms) select 1, i, 'general', 1, 0, "
                  "case i when 3 then 'Terreno comune' else 'Bench' end, 'Un bene comune', '', 1, 1, 1 from n",
                  last);
        tx.db.run("insert into proposal_search (rowid, title, body, suggested_text) "
                  "select proposal_id, title, body, '' from proposal where number > 1");
    });
}

} // namespace

TEST_CASE("every page of the list is read from an index, without sorting what comes before or after it")
{
    HouseUnderTest house;
    open_consultation(house);
    for (auto sort : {Sort::newest, Sort::oldest, Sort::supports, Sort::comments})
        for (bool continues : {false, true}) {
            ListQuery query{.consultation_id = {1}, .sort = sort};
            auto plan = plan_of(house, proposals::statement(query, continues));
            INFO(plan);
            CHECK(plan.find("TEMP B-TREE") == std::string::npos);
            CHECK(plan.starts_with("SEARCH p USING INDEX"));
        }
}

TEST_CASE("a word that everybody writes finds titles first, then the newest, and pages through to the oldest")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    proposes(house, anna, consultation, "Una panchina");
    constexpr int last = proposals::search_depth + 300;
    add_many(house, last);
    ListQuery query{
        .consultation_id = consultation.consultation_id, .q = "comune", .sort = Sort::relevance, .limit = 2};
    auto best = house.read([&](Reader& reader) { return proposals::list(reader, query); });
    CHECK(best["items"][0]["number"] == 3);
    CHECK(best["items"][1]["number"] == last);
    query.sort = Sort::newest, query.limit = 100;
    int found = 0, smallest = last + 1;
    do {
        auto page = house.read([&](Reader& reader) { return proposals::list(reader, query); });
        for (const auto& card : page["items"]) {
            CHECK(card["number"] < smallest);
            smallest = card["number"], ++found;
        }
        query.cursor = page.value("next", "");
    } while (!query.cursor.empty());
    CHECK(found == last - 1);
    ListQuery similar{.consultation_id = consultation.consultation_id, .similar = "Una panchina comune"};
    auto alike = house.read([&](Reader& reader) { return proposals::list(reader, similar); });
    REQUIRE(alike["items"].size() == 1);
    CHECK(alike["items"][0]["number"] == 1);
}

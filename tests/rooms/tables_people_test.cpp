#include "support/tables_verbs.hpp"

#include "store/record.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using tables::Action;

TEST_CASE("people sit down by the code of the table, with an account or a nickname; at one table at a time")
{
    TablesDay t;
    auto anna = t.joins("Anna");
    auto gio  = t.joins_as_guest("Gio");
    CHECK(t.table()["participants"] == 2);
    CHECK(t.own(anna)["tables"][t.key()]["theme"] == t.table()["theme"]);
    tables::JoinTable same{t.code(t.first), {}};
    t.house.run(tables::join_table(t.house.house, gio, "it", same)); // the phone was locked, and comes back
    CHECK(t.table()["participants"] == 2);
    tables::JoinTable other{t.code(t.second), {}};
    t.house.run(tables::join_table(t.house.house, anna, "it", other));
    CHECK(t.table()["participants"] == 1);
    CHECK(t.house.snapshot(tables::topic_of(t.second))["participants"] == 1);
    CHECK(t.own(anna)["tables"][t.key()].contains("left_at"));
    tables::JoinTable odd{"NIENTE", "Gio"};
    CHECK_REFUSED(t, tables::join_table(t.house.house, {}, "it", odd), unknown_join_code);
    tables::JoinTable nameless{t.code(t.first), {}};
    CHECK_REFUSED(t, tables::join_table(t.house.house, {}, "it", nameless), required);
    CHECK(t.screens_hold());
}

TEST_CASE("who closes the account leaves the notes without a name, and what was counted stays counted")
{
    TablesDay t;
    t.runs(Action::start);
    auto group = t.groups("Un tema");
    auto anna = t.joins("Anna Segreta"), berta = t.joins("Berta");
    auto sent = t.sends(anna, "Orari serali");
    t.house.run(tables::take_contribution(t.house.house, t.paola, sent));
    tables::AddSpeaker asked{t.first, {}, true};
    t.house.run(tables::add_speaker(t.house.house, anna, asked));
    auto vote = t.opens_vote();
    t.gives(anna, vote, {{group.value, 2}});
    auto data = t.house.read([&](Reader& r) { return people::everything_on(t.house.house, r, anna.person_id); });
    CHECK(data["tables"][t.key()]["contributions"].size() == 1);
    CHECK(data["dot_ballots"].size() == 1);
    CHECK(data["spoken"].size() == 1);

    t.house.run(people::close_account(t.house.house, anna));
    CHECK(t.note(sent)["text"] == "Orari serali");
    CHECK(t.table().dump().find("Segreta") == std::string::npos);
    CHECK(t.desk().dump().find("Segreta") == std::string::npos);
    CHECK(t.table()["participants"] == 1);
    CHECK(t.table()["vote"]["voters"] == 1);
    t.house.run(tables::close_dot_vote(t.house.house, t.paola, vote));
    CHECK(t.table()["vote"]["choices"][std::to_string(group.value)]["points"] == 2);
    for (auto table : {"contribution", "speaker", "dot_ballot", "table_participant"}) {
        auto sql = "select count(*) from " + std::string(table) + " where person_id = ?";
        CHECK(t.house.read([&](Reader& r) { return r.db.integer(sql, anna.person_id); }) == 0);
    }
    CHECK(t.screens_hold());
}

TEST_CASE("a facilitator who changes the name, or leaves the house, is shown so at the table")
{
    TablesDay t;
    people::ChangeProfile change;
    change.name = "Paola Nuova";
    t.house.run(people::change_profile(t.house.house, t.paola, change));
    CHECK(t.table()["facilitators"][std::to_string(t.paola.person_id.value)]["name"] == "Paola Nuova");
    t.runs(Action::start);
    t.captures("Una nota");
    t.house.run(people::close_account(t.house.house, t.paola));
    CHECK(t.table()["facilitators"].size() == 1);
    CHECK(t.table()["contributions"].size() == 1);
    CHECK(t.screens_hold());
}

TEST_CASE("the table at a glance: what the regia sees of it")
{
    TablesDay t;
    t.runs(Action::start);
    t.captures("Uno");
    t.passes(1min);
    t.captures("Due");
    auto last   = t.captures("Tre");
    auto glance = t.house.read([&](Reader& r) { return tables::glance(r, t.first); });
    CHECK(glance["contributions"] == 3);
    CHECK(glance["last_contribution"]["text"] == "Tre");
    CHECK(glance["session"]["state"] == "running");
    CHECK(glance["pace"] == json{{"2025-03-29T08:30:00.000Z", 1}, {"2025-03-29T08:31:00.000Z", 2}});
    CHECK(glance["seen_at"] == "2025-03-29T08:31:00.000Z");
    auto notes = t.house.read([&](Reader& r) { return tables::notes_of(r, t.day.meeting_id); });
    REQUIRE(notes.size() == 3);
    CHECK(notes[0].contribution_id == last);
    CHECK(notes[0].round == 1);
    CHECK_FALSE(t.house.read([&](Reader& r) { return tables::common_clock(r, t.day.meeting_id); }).has_value());
}

TEST_CASE("a sign of life is kept once in a while")
{
    TablesDay t;
    CHECK(t.house.run(tables::see_table(t.house.house, t.paola, t.first)).has_value());
    t.house.house.clock.advance(30s);
    CHECK_FALSE(t.house.run(tables::see_table(t.house.house, t.andrea, t.first)).has_value());
    t.house.house.clock.advance(30s);
    CHECK(t.house.run(tables::see_table(t.house.house, t.andrea, t.first)).has_value());
    CHECK_REFUSED(t, tables::see_table(t.house.house, t.bruno, t.first), not_found);
    CHECK(t.screens_hold());
}

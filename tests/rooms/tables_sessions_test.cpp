#include "support/tables_verbs.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using tables::Action;

TEST_CASE("a session runs, pauses, wraps up and closes; every screen of the table hears of it")
{
    TablesDay t;
    CHECK(t.table()["state"] == "scheduled");
    t.runs(Action::start);
    CHECK(t.session()["state"] == "running");
    CHECK(t.session()["ends_at"] == "2025-03-29T09:15:00.000Z");
    t.passes(10min);
    t.runs(Action::pause);
    t.passes(3min);
    auto kept = t.captures("Capture stays open while the clock stands");
    CHECK(t.note(kept)["number"] == 1);
    t.runs(Action::resume);
    CHECK(t.session()["ends_at"] == "2025-03-29T09:18:00.000Z");
    t.runs(Action::extend, 5);
    CHECK(t.session()["ends_at"] == "2025-03-29T09:23:00.000Z");
    t.runs(Action::wrap_up);
    t.passes(60min);
    CHECK(t.session()["state"] == "wrapping_up"); // past zero the clock counts on
    t.runs(Action::close);
    CHECK(t.table()["state"] == "closed");
    CHECK(t.screens_hold());
}

TEST_CASE("what a session's state forbids is refused with the state")
{
    TablesDay t;
    for (auto action : {Action::pause, Action::resume, Action::extend, Action::wrap_up, Action::close, Action::reopen})
    {
        tables::RunSession wanted{t.first, action};
        CHECK_REFUSED(t, tables::run_session(t.house.house, t.paola, wanted), not_in_this_state);
    }
    tables::RunSession start{t.first, Action::start};
    CHECK_REFUSED(t, tables::run_session(t.house.house, t.bruno, start), not_found);
    t.runs(Action::start);
    tables::RunSession again{t.first, Action::start, 1};
    CHECK_REFUSED(t, tables::run_session(t.house.house, t.paola, again), not_in_this_state);
}

TEST_CASE("starting the second round closes the first; whoever speaks has finished")
{
    TablesDay t;
    t.runs(Action::start);
    tables::AddSpeaker asked{t.first, "Elena"};
    auto id = t.house.run(tables::add_speaker(t.house.house, t.paola, asked)).answer["speaker_id"].get<std::int64_t>();
    tables::DirectSpeaker speak{SpeakerId{id}, "speak"};
    t.house.run(tables::direct_speaker(t.house.house, t.paola, speak));
    t.passes(90s);
    t.runs(Action::start);
    CHECK(t.session(1)["state"] == "closed");
    CHECK(t.session(2)["state"] == "running");
    CHECK(t.table()["speakers"].empty()); // of the second round
    auto spoke = t.house.read([](Reader& r) { return r.db.integer("select spoke_ms from speaker"); });
    CHECK(spoke == 90'000);
    CHECK(t.screens_hold());
}

TEST_CASE("the clock of all tables: a pause becomes an exception, an extension does not restart it")
{
    TablesDay t;
    auto all = [&](Action action, std::optional<int> minutes = {}) {
        tables::CommonClock wanted{t.day.meeting_id, action, 1, minutes};
        return t.house.run(tables::apply_common_clock(t.house.house, t.olga, wanted));
    };
    CHECK(all(Action::start, 40).answer["tables"] == 2);
    CHECK(t.session()["ends_at"] == t.session()["common_ends_at"]);
    t.runs(Action::pause);
    t.passes(4min);
    all(Action::extend, 5);
    CHECK(t.session()["state"] == "paused");
    t.runs(Action::resume);
    CHECK(t.session()["common_ends_at"] == "2025-03-29T09:15:00.000Z");
    CHECK(t.session()["ends_at"] == "2025-03-29T09:19:00.000Z");
    auto other = t.house.snapshot(tables::topic_of(t.second))["sessions"];
    for (const auto& session : other)
        if (session["round"] == 1) CHECK(session["ends_at"] == "2025-03-29T09:15:00.000Z");
    all(Action::pause);
    t.passes(2min);
    all(Action::resume);
    CHECK(t.session()["common_ends_at"] == "2025-03-29T09:17:00.000Z");
    CHECK(t.session()["ends_at"] == "2025-03-29T09:21:00.000Z");
    all(Action::wrap_up);
    all(Action::close);
    CHECK(t.table()["state"] == "closed");
    tables::CommonClock by_paola{t.day.meeting_id, Action::start, 2};
    CHECK_REFUSED(t, tables::apply_common_clock(t.house.house, t.paola, by_paola), not_found);
    tables::CommonClock reopened{t.day.meeting_id, Action::reopen, 1};
    CHECK_REFUSED(t, tables::apply_common_clock(t.house.house, t.olga, reopened), bad_value);
    CHECK(t.screens_hold());
}

TEST_CASE("a reopened session takes notes for some minutes and closes by itself")
{
    TablesDay t;
    t.runs(Action::start);
    t.runs(Action::close);
    t.runs(Action::reopen, 5);
    CHECK(t.session()["reopened_until"] == "2025-03-29T08:35:00.000Z");
    t.captures("One more thing");
    t.house.house.clock.advance(5min);
    tables::AddContribution late{t.first, "Too late, though nobody has turned the clock yet"};
    CHECK_REFUSED(t, tables::add_contribution(t.house.house, t.paola, late), session_closed);
    t.passes(0ms);
    CHECK(t.session()["state"] == "closed");
    CHECK_FALSE(t.session().contains("reopened_until"));
    CHECK(t.screens_hold());
}

TEST_CASE("a closed session refuses notes, but keeps those written before its close and marks them late")
{
    TablesDay t;
    auto anna = t.joins("Anna");
    tables::AddContribution early{t.first, "Before it begins"};
    CHECK_REFUSED(t, tables::add_contribution(t.house.house, t.paola, early), session_not_started);
    t.runs(Action::start);
    t.passes(20min);
    auto written_at = t.house.house.clock.now();
    t.passes(5min);
    t.runs(Action::close);
    t.passes(10min);
    tables::AddContribution offline{t.first, "Written without network"};
    offline.written_at = written_at;
    for (const auto& who : {t.paola, anna}) {
        auto answer = t.house.run(tables::add_contribution(t.house.house, who, offline)).answer;
        CHECK(answer["late"] == true);
    }
    CHECK(t.table()["contributions"].begin().value()["late"] == true);
    CHECK(t.table()["contributions"].begin().value()["written_at"] == to_text(written_at));
    offline.written_at = t.house.house.clock.now() - 1min;
    CHECK_REFUSED(t, tables::add_contribution(t.house.house, anna, offline), session_closed);
    t.runs(Action::start); // the second round; a note of the first still goes to the first
    offline.written_at = written_at;
    offline.session_id = TableSessionId{t.session(1)["session_id"].get<std::int64_t>()};
    CHECK(t.house.run(tables::add_contribution(t.house.house, t.paola, offline)).answer["late"] == true);
    CHECK(t.screens_hold());
}

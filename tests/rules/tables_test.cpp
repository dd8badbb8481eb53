#include "tables/images.hpp"
#include "tables/rules.hpp"

#include <catch2/catch.hpp>

using namespace tables;
using namespace std::chrono_literals;

namespace {

const Instant nine = *read_instant("2025-03-29T09:00:00Z");

Session planned()
{
    Session session;
    session.length = 45min;
    return session;
}
Session running() { return after(planned(), Action::start, nine, {}); }

} // namespace

TEST_CASE("a started session ends after its length, or after the minutes told")
{
    CHECK(running().ends_at == nine + 45min);
    CHECK(after(planned(), Action::start, nine, 30).ends_at == nine + 30min);
}

TEST_CASE("a pause moves the end by as long as it lasted")
{
    auto paused = after(running(), Action::pause, nine + 10min, {});
    CHECK(paused.ends_at == nine + 45min);
    auto resumed = after(paused, Action::resume, nine + 14min, {});
    CHECK(resumed.ends_at == nine + 49min);
    CHECK_FALSE(resumed.paused_at);
    auto wrapping = after(paused, Action::wrap_up, nine + 14min, {});
    CHECK(wrapping.ends_at == nine + 49min);
    CHECK(wrapping.state == SessionState::wrapping_up);
}

TEST_CASE("what each state allows")
{
    struct Allowed {
        Session session;
        std::string actions;
    };
    auto paused   = after(running(), Action::pause, nine, {});
    auto wrapping = after(running(), Action::wrap_up, nine, {});
    auto closed   = after(running(), Action::close, nine, {});
    const std::vector<Allowed> cases{{planned(), "start"},
                                     {running(), "pause extend wrap_up close"},
                                     {paused, "resume extend wrap_up close"},
                                     {wrapping, "pause extend close"},
                                     {closed, "reopen"}};
    for (const auto& [session, actions] : cases)
        for (auto name : {"start", "pause", "resume", "extend", "wrap_up", "close", "reopen"}) {
            INFO(name_of(session.state) << " " << name);
            auto expected = (" " + actions + " ").find(" " + std::string(name) + " ") != std::string::npos;
            CHECK(!allows(session, *action_named(name)) == expected);
        }
}

TEST_CASE("an extension for all moves the end of a paused session and leaves it paused")
{
    auto common = after_common(planned(), Action::start, nine, {}, {});
    CHECK(common.common_ends_at == common.ends_at);
    auto paused   = after(common, Action::pause, nine + 10min, {});
    auto extended = after_common(paused, Action::extend, nine + 12min, 5, {});
    CHECK(extended.state == SessionState::paused);
    CHECK(extended.ends_at == nine + 50min);
    CHECK(extended.common_ends_at == nine + 50min);
    auto resumed = after(extended, Action::resume, nine + 14min, {});
    CHECK(*resumed.ends_at - *resumed.common_ends_at == 4min); // its exception
}

TEST_CASE("a table that began by itself keeps its end on the common clock, as its exception")
{
    auto early = after_common(running(), Action::start, nine + 5min, {}, {});
    CHECK(early.ends_at == nine + 45min);
    CHECK(early.common_ends_at == nine + 50min);
    CHECK_FALSE(follows(after(running(), Action::close, nine, {}), Action::start));
}

TEST_CASE("the common clock is paused or wrapping up when all tables that go on are")
{
    auto one = after_common(planned(), Action::start, nine, {}, {}), two = one;
    CHECK_FALSE(common_clock_of({planned(), running()}).has_value());
    CHECK(common_clock_of({one, two})->state == SessionState::running);
    auto paused = after(one, Action::pause, nine + 5min, {});
    CHECK(common_clock_of({paused, two})->state == SessionState::running);
    auto clock = common_clock_of({paused, after(two, Action::pause, nine + 6min, {})});
    CHECK(clock->state == SessionState::paused);
    CHECK(clock->paused_at == nine + 6min);
    auto closed = after(one, Action::close, nine, {});
    CHECK(common_clock_of({closed, after(two, Action::wrap_up, nine, {})})->state == SessionState::wrapping_up);
    CHECK(common_clock_of({closed, closed})->state == SessionState::closed);
}

TEST_CASE("notes come while a session is active, past zero and paused too; after the close those written before it")
{
    CHECK(takes_notes(planned(), nine, nine)->reason == Reason::session_not_started);
    CHECK_FALSE(takes_notes(running(), nine + 3h, nine + 3h));
    CHECK_FALSE(takes_notes(after(running(), Action::pause, nine, {}), nine, nine));
    auto closed = after(running(), Action::close, nine + 40min, {});
    CHECK_FALSE(takes_notes(closed, nine + 39min, nine + 2h));
    CHECK(is_late(closed, nine + 2h));
    CHECK(takes_notes(closed, nine + 40min, nine + 2h)->reason == Reason::session_closed);
    auto reopened = after(closed, Action::reopen, nine + 1h, 5);
    CHECK_FALSE(takes_notes(reopened, nine + 64min, nine + 64min));
    CHECK_FALSE(is_late(reopened, nine + 64min));
    CHECK(takes_notes(reopened, nine + 65min, nine + 65min)); // its minutes are over, though nobody closed it yet
    CHECK_FALSE(takes_notes(reopened, nine + 64min, nine + 65min));
}

TEST_CASE("the session that counts: the active one, else the newest that was started, else the first to come")
{
    auto first = planned(), second = planned();
    second.round = 2;
    CHECK(current_of({}) == nullptr);
    CHECK(current_of({first, second})->round == 1);
    auto closed = after(first, Action::close, nine, {});
    CHECK(current_of({closed, second})->round == 1);
    CHECK(current_of({closed, after(second, Action::start, nine, {})})->round == 2);
    CHECK(current_of({after(closed, Action::reopen, nine, 5), after(second, Action::close, nine, {})})->round == 1);
}

TEST_CASE("points fit when they are for the choices and no more than each has")
{
    const std::vector<GroupId> choices{{1}, {2}};
    CHECK_FALSE(fits({{1, 3}, {2, 2}}, choices, 5));
    CHECK_FALSE(fits({}, choices, 5));
    CHECK(fits({{1, 3}, {2, 3}}, choices, 5)->reason == Reason::too_many_points);
    CHECK(fits({{3, 1}}, choices, 5)->reason == Reason::unknown_choice);
}

TEST_CASE("a step remembers only what it changed, and tells when somebody changed it since")
{
    Contribution before;
    before.text     = "Una nota";
    before.taken_at = nine;
    auto after      = before;
    after.group_id  = GroupId{3};
    auto step       = difference(image(before), image(after));
    CHECK(step == json{{"before", {{"group_id", nullptr}}}, {"after", {{"group_id", 3}}}});
    auto edited = after;
    edited.text = "Altre parole";
    CHECK(still_holds(image(edited), step));
    CHECK(restored(edited, step["before"]).text == "Altre parole");
    CHECK_FALSE(restored(edited, step["before"]).group_id);
    edited.group_id = GroupId{4};
    CHECK_FALSE(still_holds(image(edited), step));
}

// A round at a table as it may go: facilitators, participants and the regia do whatever may be done, in an order that only
// the seed knows. After every step each screen kept step by patches alone, and the board is whole.
#include "support/tables_verbs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

namespace {

class TableWalk : public TablesDay {
  public:
    explicit TableWalk(unsigned seed) : dice_(seed)
    {
        anna = joins("Anna"), gio = joins_as_guest("Gio");
        runs(tables::Action::start);
    }

    // One command of somebody's; many are refused, as in life.
    void step()
    try {
        house.house.clock.advance(std::chrono::seconds{any(20)});
        auto command = commands()[static_cast<std::size_t>(any(static_cast<int>(commands().size())))];
        (this->*command)();
        ++done;
    } catch (const Refusal&) {
    }

    int done = 0;

  private:
    using Command = void (TableWalk::*)();
    static const std::vector<Command>& commands()
    {
        using W = TableWalk;
        static const std::vector<Command> all{
            &W::capture, &W::capture, &W::send,  &W::send,  &W::take,  &W::take,        &W::decline, &W::retract,
            &W::park,    &W::mark,    &W::move,  &W::move,  &W::merge, &W::edit,        &W::group,   &W::group,
            &W::end,     &W::undo,    &W::undo,  &W::speak, &W::vote,  &W::ballot,      &W::line,    &W::line,
            &W::cite,    &W::claim,   &W::clock, &W::all,   &W::help,  &W::switch_table};
        return all;
    }

    int any(int count) { return std::uniform_int_distribution<int>(0, std::max(count, 1) - 1)(dice_); }
    bool maybe() { return any(2) == 0; }
    Person leader() { return std::vector{paola, andrea, olga}[static_cast<std::size_t>(any(3))]; }
    Person guest() { return maybe() ? anna : gio; }
    Person anybody() { return any(3) == 0 ? guest() : leader(); }
    ContributionId note() { return {any(notes_) + 1}; }
    GroupId group_id() { return {any(groups_) + 1}; }
    SummaryLineId line_id() { return {any(lines_) + 1}; }
    std::string words() { return "parole " + std::to_string(any(1000)); }
    template <class T> void run(awaitable<T> command) { house.run(std::move(command)); }

    void capture() { notes_ = std::max<int>(notes_, static_cast<int>(captures(words(), leader()).value)); }
    void send() { notes_ = std::max<int>(notes_, static_cast<int>(sends(guest(), words()).value)); }
    void take() { run(tables::take_contribution(house.house, leader(), note())); }
    void decline() { run(tables::decline_contribution(house.house, leader(), note())); }
    void retract() { run(tables::retract_contribution(house.house, anybody(), note())); }
    void park() { run(tables::park_contribution(house.house, leader(), note(), maybe())); }
    void mark() { run(tables::mark_for_plenary(house.house, leader(), note(), maybe())); }
    void move() { moves(note(), maybe() ? std::optional(group_id()) : std::nullopt, leader()); }
    void merge() { run(tables::merge_contribution(house.house, leader(), note(), note())); }
    void edit()
    {
        tables::EditContribution wanted{note(), any(4) + 1, words()};
        run(tables::edit_contribution(house.house, anybody(), wanted));
    }
    void group() { groups_ = std::max<int>(groups_, static_cast<int>(groups(words(), {note()}, leader()).value)); }
    void end()
    {
        if (maybe())
            run(tables::merge_group(house.house, leader(), group_id(), group_id()));
        else
            run(tables::remove_group(house.house, leader(), group_id()));
    }
    void undo() { undoes(leader()); }
    void speak()
    {
        tables::AddSpeaker asked{first, {}, true};
        if (maybe()) run(tables::add_speaker(house.house, anybody(), asked));
        auto action = std::vector{"speak", "pause", "finish", "remove", "move"}[static_cast<std::size_t>(any(5))];
        tables::DirectSpeaker wanted{SpeakerId{any(4) + 1}, action, any(3) + 1};
        run(tables::direct_speaker(house.house, leader(), wanted));
    }
    void vote()
    {
        auto open = house.read([&](Reader& r) { return tables::newest_vote(r, first); });
        if (open && (*open)["state"] == "open")
            run(tables::close_dot_vote(house.house, leader(), DotVoteId{(*open)["dot_vote_id"].get<std::int64_t>()}));
        else
            opens_vote(maybe(), 3);
    }
    void ballot()
    {
        auto open = house.read([&](Reader& r) { return tables::newest_vote(r, first); });
        if (!open) return;
        gives(guest(), DotVoteId{(*open)["dot_vote_id"].get<std::int64_t>()}, {{group_id().value, any(4)}});
    }
    void line() { lines_ = std::max<int>(lines_, static_cast<int>(writes(words(), {note()}).value)); }
    void cite()
    {
        tables::EditLine wanted{line_id(), any(3) + 1};
        wanted.cites = std::vector{note()};
        if (maybe()) wanted.order = any(3) + 1;
        run(tables::edit_line(house.house, leader(), wanted));
    }
    void claim()
    {
        if (maybe()) run(tables::claim_line(house.house, leader(), line_id()));
        if (maybe()) run(tables::send_line(house.house, leader(), line_id(), maybe()));
        if (any(4) == 0) run(tables::remove_line(house.house, leader(), line_id()));
    }
    void clock()
    {
        using enum tables::Action;
        auto action = std::vector{pause, resume, extend, wrap_up, reopen, close}[static_cast<std::size_t>(any(6))];
        if (action == close && any(4) != 0) return;
        runs(action);
    }
    void all()
    {
        using enum tables::Action;
        auto action = std::vector{start, extend, pause, resume}[static_cast<std::size_t>(any(4))];
        tables::CommonClock wanted{day.meeting_id, action, 1, 5};
        run(tables::apply_common_clock(house.house, olga, wanted));
    }
    void help()
    {
        tables::CallHelp call{first, words()};
        if (maybe()) run(tables::call_help(house.house, leader(), call));
        run(tables::end_help(house.house, leader(), HelpCallId{any(3) + 1}));
    }
    void switch_table()
    {
        tables::JoinTable wanted{code(maybe() ? first : second), {}};
        run(tables::join_table(house.house, guest(), "it", wanted));
    }

    std::mt19937 dice_;
    Person anna, gio;
    int notes_ = 0, groups_ = 0, lines_ = 0;
};

constexpr std::string_view faults[] = {
    "select count(*) from contribution c join contribution_group g on g.group_id = c.group_id where "
    "g.removed_at_ms is not null",
    "select count(*) from dot_vote v where voters <> (select count(*) from dot_ballot b where b.dot_vote_id = v.dot_vote_id)",
    "select count(*) from dot_vote_choice c where points <> (select coalesce(sum(json_extract(b.points, '$.\"' || "
    "c.group_id || '\"')), 0) from dot_ballot b where b.dot_vote_id = c.dot_vote_id)",
    "select count(*) from (select table_session_id from speaker where state = 'speaking' and removed_at_ms is null "
    "group by table_session_id having count(*) > 1)",
    "select count(*) from summary_line l where plenary_at_ms is not null and removed_at_ms is null and not exists "
    "(select 1 from summary_citation s join contribution c on c.contribution_id = s.contribution_id where "
    "s.summary_line_id = l.summary_line_id and c.taken_at_ms is not null and c.retracted_at_ms is null)",
    "select count(*) from (select table_id from table_session where state in ('running', 'paused', 'wrapping_up') "
    "group by table_id having count(*) > 1)"};

} // namespace

TEST_CASE("whatever is done at a table, in whatever order, every screen keeps step and the board stays whole")
{
    auto seed = GENERATE(1u, 2u, 3u);
    TableWalk walk(seed);
    for (int step = 0; step < 120; ++step) {
        walk.step();
        INFO("seed " << seed << ", step " << step);
        REQUIRE(walk.screens_hold());
        for (auto fault : faults) {
            INFO(fault);
            REQUIRE(walk.house.read([&](Reader& reader) { return reader.db.integer(fault); }) == 0);
        }
    }
    CHECK(walk.done > 20);
}

// What is done with a note on the board: taken in, put aside, moved, merged. Each is one step that can be undone.
#include "house.hpp"

#include "tables/board.hpp"

namespace tables {

namespace {

using Change = std::function<void(Tx&, Contribution&)>; // refuses what does not go

// Carries out a change of one note by who leads the table, or by `author` too where that is allowed.
awaitable<Event> change_note(House& house, Person person, ContributionId id, std::string kind, Change change,
                             bool author_may = false)
{
    return house.ledger.write(person, [&house, person, id, kind, change, author_may](Tx& tx) {
        auto before = contribution(tx, id);
        auto is_own = author_may && before && before->person_id == person.person_id;
        if (!before || (!is_own && !may_lead(tx, person.person_id, before->table_id))) throw Refusal{Reason::not_found};
        auto after = *before;
        change(tx, after);
        Board board(house, tx, place(tx, person.person_id, before->table_id).value(), senders_of(tx, {id}));
        Step step(tx, before->table_id, person.person_id);
        step.change(*before, after);
        step.keep(kind);
        json payload{{"contribution_id", id.value}};
        if (after.group_id && after.group_id != before->group_id) payload["group_id"] = after.group_id->value;
        if (after.merged_into && !before->merged_into) payload["into"] = after.merged_into->value;
        return board.told(kind, std::move(payload));
    });
}

// Sets or clears a mark on a note that stands on the board.
Change marking(std::optional<Instant> Contribution::*mark, bool set)
{
    return [mark, set](Tx& tx, Contribution& c) {
        if (!c.is_on_board()) throw Refusal{Reason::not_found};
        if ((c.*mark).has_value() == set) throw Refusal{Reason::already_so};
        c.*mark = set ? std::optional(tx.now) : std::nullopt;
    };
}

void take_in(Tx& tx, Contribution& c)
{
    if (c.retracted_at) throw Refusal{Reason::not_found};
    if (c.taken_at) throw Refusal{Reason::already_so};
    c.taken_at = tx.now;
    c.declined_at.reset();
}

void decline(Tx& tx, Contribution& c)
{
    if (!c.waits()) throw Refusal{Reason::not_found};
    if (c.declined_at) throw Refusal{Reason::already_so};
    c.declined_at = tx.now;
}

void retract(Tx& tx, Contribution& c)
{
    if (c.retracted_at) throw Refusal{Reason::already_so};
    c.retracted_at = tx.now;
}

} // namespace

awaitable<Event> take_contribution(House& house, Person person, ContributionId id)
{
    return change_note(house, person, id, "contribution_taken", take_in);
}

awaitable<Event> decline_contribution(House& house, Person person, ContributionId id)
{
    return change_note(house, person, id, "contribution_declined", decline);
}

awaitable<Event> retract_contribution(House& house, Person person, ContributionId id)
{
    return change_note(house, person, id, "contribution_retracted", retract, true);
}

awaitable<Event> park_contribution(House& house, Person person, ContributionId id, bool parked)
{
    auto kind = parked ? "contribution_parked" : "contribution_unparked";
    return change_note(house, person, id, kind, marking(&Contribution::parked_at, parked));
}

awaitable<Event> mark_for_plenary(House& house, Person person, ContributionId id, bool marked)
{
    auto kind = marked ? "contribution_marked" : "contribution_unmarked";
    return change_note(house, person, id, kind, marking(&Contribution::plenary_at, marked));
}

awaitable<Event> move_contribution(House& house, Person person, ContributionId id, std::optional<GroupId> to)
{
    auto move = [to](Tx& tx, Contribution& c) {
        if (!c.is_on_board()) throw Refusal{Reason::not_found};
        auto target = to ? group(tx, *to) : std::nullopt;
        if (to && (!target || target->table_id != c.table_id || target->removed_at))
            throw Refusal{Reason::bad_value, {{"field", "group_id"}}};
        if (c.group_id == to && !c.parked_at) throw Refusal{Reason::already_so};
        c.group_id = to;
        c.parked_at.reset(); // what is given a place is no longer put aside
    };
    return change_note(house, person, id, "contribution_moved", move);
}

awaitable<Event> merge_contribution(House& house, Person person, ContributionId id, ContributionId into)
{
    auto merge = [into](Tx& tx, Contribution& c) {
        if (!c.is_on_board()) throw Refusal{Reason::not_found};
        auto target = on_board(tx, c.table_id, {into}, "into").front();
        if (into == c.contribution_id || target.merged_into) throw Refusal{Reason::bad_value, {{"field", "into"}}};
        if (c.merged_into) throw Refusal{Reason::already_so};
        c.merged_into = into;
    };
    return change_note(house, person, id, "contribution_merged", merge);
}

} // namespace tables

// Groups of notes under one heading; merging keeps where they came from, removing leaves the notes.
#include "house.hpp"

#include "tables/board.hpp"

namespace tables {

constexpr std::size_t max_grouped_at_once = 200; // as many as a board shows

AddGroup AddGroup::read(TableId id, Fields& in)
{
    return {.table_id      = id,
            .title         = in.text("title", max_title_chars),
            .contributions = in.optional_ids<ContributionId>("contributions", max_grouped_at_once)
                                 .value_or(std::vector<ContributionId>{})};
}

RenameGroup RenameGroup::read(GroupId id, int revision, Fields& in)
{
    return {.group_id = id, .revision = revision, .title = in.text("title", max_title_chars)};
}

namespace {

std::vector<ContributionId> ids_of(const std::vector<Contribution>& notes)
{
    std::vector<ContributionId> ids;
    for (const auto& note : notes) ids.push_back(note.contribution_id);
    return ids;
}

void move_all(Step& step, const std::vector<Contribution>& notes, std::optional<GroupId> to)
{
    for (const auto& before : notes) {
        auto after     = before;
        after.group_id = to;
        step.change(before, after);
    }
}

} // namespace

awaitable<Event> add_group(House& house, Person person, AddGroup added)
{
    return house.ledger.write(person, [&house, person, added](Tx& tx) {
        auto place = led_by(tx, person, added.table_id);
        auto notes = on_board(tx, added.table_id, added.contributions, "contributions");
        Board board(house, tx, place, senders_of(tx, added.contributions));
        auto id      = insert_group(tx, {.table_id = added.table_id, .title = added.title});
        auto created = group(tx, id).value();
        Step step(tx, added.table_id, person.person_id);
        step.made(created);
        for (const auto& before : notes) {
            auto after     = before;
            after.group_id = id;
            after.parked_at.reset(); // as moving does
            step.change(before, after);
        }
        step.keep("group_added");
        json payload{{"group_id", id.value}, {"title", added.title}, {"contributions", notes.size()}};
        return board.told("group_added", std::move(payload), {{"group_id", id.value}});
    });
}

awaitable<Event> rename_group(House& house, Person person, RenameGroup renamed)
{
    return house.ledger.write(person, [&house, person, renamed](Tx& tx) {
        auto before = led_group(tx, person, renamed.group_id);
        if (before.revision != renamed.revision)
            throw Refusal{Reason::stale_revision,
                          {{"current", {{"revision", before.revision}, {"title", before.title}}}}};
        if (before.title == renamed.title) throw Refusal{Reason::already_so};
        Board board(house, tx, led_by(tx, person, before.table_id));
        auto after  = before;
        after.title = renamed.title;
        after.revision += 1;
        Step step(tx, before.table_id, person.person_id);
        step.change(before, after);
        step.keep("group_renamed");
        json payload{{"group_id", before.group_id.value}, {"title", after.title}, {"revision", after.revision}};
        return board.told("group_renamed", std::move(payload), {{"revision", after.revision}});
    });
}

namespace {

awaitable<Event> end_group(House& house, Person person, GroupId id, std::optional<GroupId> into)
{
    return house.ledger.write(person, [&house, person, id, into](Tx& tx) {
        auto before = led_group(tx, person, id);
        auto target = into ? group(tx, *into) : std::nullopt;
        if (into && (!target || *into == id || target->table_id != before.table_id || target->removed_at))
            throw Refusal{Reason::bad_value, {{"field", "into"}}};
        auto notes = contributions_in(tx, id);
        Board board(house, tx, led_by(tx, person, before.table_id), senders_of(tx, ids_of(notes)));
        Step step(tx, before.table_id, person.person_id);
        move_all(step, notes, into);
        auto after        = before;
        after.merged_into = into;
        after.removed_at  = tx.now;
        step.change(before, after);
        auto kind = into ? "group_merged" : "group_removed";
        step.keep(kind);
        json payload{{"group_id", id.value}};
        if (into) payload["into"] = into->value;
        return board.told(kind, std::move(payload));
    });
}

} // namespace

awaitable<Event> merge_group(House& house, Person person, GroupId id, GroupId into)
{
    return end_group(house, person, id, into);
}

awaitable<Event> remove_group(House& house, Person person, GroupId id) { return end_group(house, person, id, {}); }

} // namespace tables

#include "house.hpp"

#include "tables/board.hpp"
#include "tables/images.hpp"

namespace tables {

namespace {

struct KeptStep {
    std::int64_t id = 0;
    std::string kind;
    json groups, contributions; // by id: {before, after}
};

std::optional<KeptStep> newest_step(Reader& reader, TableId table, PersonId person)
{
    return reader.db.one(
        "select board_step_id, kind, undo from board_step where table_id = ? and person_id = ? and "
        "undone_at_ms is null order by board_step_id desc limit 1",
        [](const Row& row) {
            auto undo = json::parse(row.view(2));
            return KeptStep{row.integer(0), row.text(1), undo.value("groups", json::object()),
                            undo.value("contributions", json::object())};
        },
        table, person);
}

std::vector<ContributionId> notes_in(const KeptStep& kept)
{
    std::vector<ContributionId> ids;
    for (const auto& [id, unused] : kept.contributions.items()) ids.push_back({std::stoll(id)});
    return ids;
}

void require_still(bool holds)
{
    if (!holds) throw Refusal{Reason::stale_revision};
}

// A step back is no step of its own: it is not undone.
void take_back(Tx& tx, Step& step, const KeptStep& kept)
{
    for (const auto& [id, change] : kept.groups.items()) {
        auto now = group(tx, GroupId{std::stoll(id)}).value();
        require_still(still_holds(image(now), change));
        auto before = restored(now, change["before"]);
        before.revision += 1;
        step.change(now, before);
    }
    for (const auto& [id, change] : kept.contributions.items()) {
        auto now = contribution(tx, ContributionId{std::stoll(id)}).value();
        require_still(still_holds(image(now), change));
        auto before = restored(now, change["before"]);
        before.revision += 1;
        step.change(now, before);
    }
}

// What others did since may stand on what is taken back: a note moved into the group that would go.
bool is_whole(Reader& reader, TableId id)
{
    return !reader.db.exists("select 1 from contribution c join contribution_group g on g.group_id = c.group_id "
                             "where g.table_id = ? and g.removed_at_ms is not null limit 1",
                             id);
}

} // namespace

awaitable<Event> undo_step(House& house, Person person, TableId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto place = led_by(tx, person, id);
        auto kept  = newest_step(tx, id, person.person_id);
        if (!kept) throw Refusal{Reason::nothing_to_undo};
        Board board(house, tx, place, senders_of(tx, notes_in(*kept)));
        Step step(tx, id, person.person_id);
        take_back(tx, step, *kept);
        require_still(is_whole(tx, id));
        tx.db.run("update board_step set undone_at_ms = ? where board_step_id = ?", tx.now, kept->id);
        return board.told("step_undone", {{"undone", kept->kind}}, {{"undone", kept->kind}});
    });
}

} // namespace tables

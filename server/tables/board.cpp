#include "house.hpp"

#include "tables/board.hpp"

#include "people/people.hpp"
#include "store/record.hpp"
#include "tables/images.hpp"
#include "tables/pieces.hpp"

namespace tables {

namespace {

std::vector<std::string> other_screens(const Place& place, const std::set<PersonId>& senders, Board::Reach reach)
{
    std::vector<std::string> topics;
    auto meeting = meetings::topic_of(place.meeting.meeting_id);
    if (reach == Board::Reach::everywhere) topics = {meeting + "/plenary", meeting + "/screen"};
    for (auto person : senders) topics.push_back(people::topic_of(person));
    return topics;
}

// A line that rests on nothing any more does not stay in the plenary.
void keep_back_bare_lines(Tx& tx, ContributionId id)
{
    tx.db.run("update summary_line set plenary_at_ms = null where plenary_at_ms is not null and summary_line_id in "
              "(select summary_line_id from summary_citation where contribution_id = ?1) and not exists "
              "(select 1 from summary_citation s join contribution c on c.contribution_id = s.contribution_id "
              "where s.summary_line_id = summary_line.summary_line_id and c.retracted_at_ms is null "
              "and c.contribution_id <> ?1)",
              id);
}

} // namespace

std::string topic_of(TableId id) { return "table/" + std::to_string(id.value); }
std::string desk_topic_of(TableId id) { return topic_of(id) + "/desk"; }
std::string subject_of(ContributionId id) { return "contribution/" + std::to_string(id.value); }

Board::Board(House& house, Tx& tx, const Place& place, const std::set<PersonId>& senders, Reach reach)
    : house_(house),
      tx_(tx),
      table_id_(place.table.table_id),
      table_before_(table()),
      desk_before_(desk()),
      others_(house.sections, tx, other_screens(place, senders, reach))
{
    if (place.leads && reach == Reach::everywhere) mark_seen(tx, table_id_);
}

json Board::table() const { return house_.sections.state(tx_, topic_of(table_id_)).value(); }

json Board::desk() const
{
    auto shown = json::object();
    add_desk(house_, tx_, table_id_, shown);
    return shown;
}

Event Board::told(std::string kind, json payload, json answer)
{
    Event event;
    event.topic               = topic_of(table_id_);
    event.kind                = std::move(kind);
    event.payload             = std::move(payload);
    event.payload["table_id"] = table_id_.value;
    event.answer              = std::move(answer);
    event.patches             = others_.patches();
    auto on_table             = merge_patch_of(table_before_, table());
    auto on_desk              = on_table;
    on_desk.update(merge_patch_of(desk_before_, desk()));
    if (!on_table.empty()) event.patches.push_back({topic_of(table_id_), std::move(on_table)});
    if (!on_desk.empty()) event.patches.push_back({desk_topic_of(table_id_), std::move(on_desk)});
    return event;
}

void Step::change(const Contribution& before, const Contribution& after)
{
    update_contribution(tx_, after);
    if (before.is_on_board() != after.is_on_board()) tell_or_withhold(tx_, after);
    if (before.is_on_board() && !after.is_on_board()) keep_back_bare_lines(tx_, after.contribution_id);
    undo_["contributions"][std::to_string(after.contribution_id.value)] = difference(image(before), image(after));
}

void Step::change(const Group& before, const Group& after)
{
    update_group(tx_, after);
    undo_["groups"][std::to_string(after.group_id.value)] = difference(image(before), image(after));
}

// Whoever has touched the thing since keeps it from being unmade: all of its columns must be as they were.
void Step::made(const Contribution& note)
{
    undo_["contributions"][std::to_string(note.contribution_id.value)] = {{"before", {{"retracted_at", tx_.now.ms}}},
                                                                          {"after", image(note)}};
}

void Step::made(const Group& group)
{
    undo_["groups"][std::to_string(group.group_id.value)] = {{"before", {{"removed_at", tx_.now.ms}}},
                                                             {"after", image(group)}};
}

void Step::keep(std::string_view kind)
{
    tx_.db.run("insert into board_step (table_id, person_id, at_ms, kind, undo) values (?, ?, ?, ?, ?)", table_id_,
               person_id_, tx_.now, kind, undo_.dump());
}

void tell_or_withhold(Tx& tx, const Contribution& note)
{
    if (note.is_on_board())
        show_again(tx, subject_of(note.contribution_id));
    else
        withhold(tx, subject_of(note.contribution_id));
}

} // namespace tables

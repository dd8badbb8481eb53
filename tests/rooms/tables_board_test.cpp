#include "support/tables_verbs.hpp"

#include <catch2/catch.hpp>

using tables::Action;

namespace {

struct Board : TablesDay {
    Board()
    {
        runs(Action::start);
        one   = captures("Uno");
        two   = captures("Due");
        three = captures("Tre", andrea);
    }
    json group(GroupId id) { return table()["groups"].value(std::to_string(id.value), json()); }

    ContributionId one, two, three;
};

} // namespace

TEST_CASE("notes go into groups and between them; a group that is removed leaves its notes")
{
    Board t;
    auto trying = t.groups("Provare prima di aprire", {t.one, t.two});
    auto door   = t.groups("Una porta sola");
    CHECK(t.group(trying)["contributions"] == 2);
    t.moves(t.two, door);
    CHECK(t.note(t.two)["group_id"] == door.value);
    CHECK(t.group(trying)["contributions"] == 1);
    t.moves(t.two, {});
    CHECK_FALSE(t.note(t.two).contains("group_id"));
    CHECK_REFUSED(t, tables::move_contribution(t.house.house, t.paola, t.two, std::nullopt), already_so);
    CHECK_REFUSED(t, tables::move_contribution(t.house.house, t.paola, t.two, GroupId{99}), bad_value);
    t.house.run(tables::remove_group(t.house.house, t.paola, trying));
    CHECK(t.group(trying).is_null());
    CHECK_FALSE(t.note(t.one).contains("group_id"));
    t.undoes();
    CHECK(t.note(t.one)["group_id"] == trying.value);
    CHECK(t.screens_hold());
}

TEST_CASE(
    "what was put aside is taken up again by moving it, into the theme it came from too; undo puts it aside again")
{
    Board t;
    auto trying = t.groups("Provare prima di aprire", {t.one});
    t.house.run(tables::park_contribution(t.house.house, t.paola, t.one, true));
    t.moves(t.one, trying);
    CHECK_FALSE(t.note(t.one).contains("parked"));
    CHECK_REFUSED(t, tables::move_contribution(t.house.house, t.paola, t.one, trying), already_so);
    t.undoes();
    CHECK(t.note(t.one)["parked"] == true);
    CHECK(t.note(t.one)["group_id"] == trying.value);
    auto door = t.groups("Una porta sola", {t.one});
    CHECK(t.note(t.one)["group_id"] == door.value);
    CHECK_FALSE(t.note(t.one).contains("parked"));
    CHECK(t.screens_hold());
}

TEST_CASE("merging keeps where things came from, and can be undone")
{
    Board t;
    auto trying = t.groups("Provare", {t.one});
    auto door   = t.groups("Una porta", {t.two, t.three});
    t.house.run(tables::merge_group(t.house.house, t.paola, trying, door));
    CHECK(t.group(trying).is_null());
    CHECK(t.group(door)["contributions"] == 3);
    CHECK_REFUSED(t, tables::merge_group(t.house.house, t.paola, door, trying), bad_value);
    t.house.run(tables::merge_contribution(t.house.house, t.paola, t.one, t.two));
    CHECK(t.note(t.one)["merged_into"] == t.two.value);
    CHECK(t.note(t.one)["text"] == "Uno");
    CHECK(t.group(door)["contributions"] == 2);
    CHECK_REFUSED(t, tables::merge_contribution(t.house.house, t.paola, t.two, t.two), bad_value);
    CHECK_REFUSED(t, tables::merge_contribution(t.house.house, t.paola, t.three, t.one), bad_value);
    t.undoes();
    CHECK_FALSE(t.note(t.one).contains("merged_into"));
    t.undoes();
    CHECK(t.group(trying)["contributions"] == 1);
    CHECK(t.group(door)["contributions"] == 2);
    CHECK(t.screens_hold());
}

TEST_CASE("undo takes back one's own newest step, whatever it was, and then the one before")
{
    Board t;
    auto group = t.groups("Un tema", {t.one});
    t.house.run(tables::mark_for_plenary(t.house.house, t.paola, t.one, true));
    t.house.run(tables::retract_contribution(t.house.house, t.andrea, t.three));
    t.undoes(); // Paola's mark, not Andrea's retraction
    CHECK_FALSE(t.note(t.one).contains("plenary"));
    CHECK(t.note(t.three).is_null());
    t.undoes(); // the group
    CHECK(t.group(group).is_null());
    t.undoes(); // the second note
    CHECK(t.note(t.two).is_null());
    t.undoes(t.andrea);
    CHECK(t.note(t.three)["text"] == "Tre");
    t.undoes();
    CHECK_REFUSED(t, tables::undo_step(t.house.house, t.paola, t.first), nothing_to_undo);
    CHECK(t.screens_hold());
}

TEST_CASE(
    "two facilitators group the same note and undo each other: one order, nothing lost, nobody's work overwritten")
{
    Board t;
    auto trying = t.groups("Provare");
    auto door   = t.groups("Una porta", {}, t.andrea);
    t.moves(t.one, trying, t.paola);
    t.moves(t.one, door, t.andrea);
    CHECK(t.note(t.one)["group_id"] == door.value);
    CHECK_REFUSED(t, tables::undo_step(t.house.house, t.paola, t.first), stale_revision); // Andrea has moved it since
    t.undoes(t.andrea);
    CHECK(t.note(t.one)["group_id"] == trying.value);
    t.undoes(t.paola);
    CHECK_FALSE(t.note(t.one).contains("group_id"));

    t.moves(t.two, door, t.paola);
    // Andrea's group holds a note that Paola put there: it does not go from under it.
    CHECK_REFUSED(t, tables::undo_step(t.house.house, t.andrea, t.first), stale_revision);
    CHECK(t.group(door)["contributions"] == 1);
    CHECK(t.screens_hold());
}

TEST_CASE("closing while the other captures: the note is before the close, or refused, or late")
{
    Board t;
    t.runs(Action::close);
    tables::AddContribution added{t.first, "Un attimo dopo"};
    CHECK_REFUSED(t, tables::add_contribution(t.house.house, t.andrea, added), session_closed);
    t.moves(t.one, t.groups("Si raggruppa anche dopo")); // sorting goes on after the close
    CHECK(t.screens_hold());
}

TEST_CASE("a group's name is edited by one at a time")
{
    Board t;
    auto group  = t.groups("Provare");
    auto rename = [&](int revision, const std::string& title) {
        tables::RenameGroup wanted{group, revision, title};
        return tables::rename_group(t.house.house, t.andrea, wanted);
    };
    CHECK(t.house.run(rename(1, "Provare prima")).answer["revision"] == 2);
    CHECK_REFUSED(t, rename(1, "Altro"), stale_revision);
    CHECK_REFUSED(t, rename(2, "Provare prima"), already_so);
    t.undoes(t.andrea);
    CHECK(t.group(group)["title"] == "Provare");
    CHECK(t.group(group)["revision"] == 3);
    CHECK(t.screens_hold());
}

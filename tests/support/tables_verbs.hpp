// What people do at tables, in a house under test.
#pragma once

#include "support/meeting_verbs.hpp"
#include "tables/tables.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

// The day of 29 March 2025 with two tables of two rounds each, 45 minutes a round. Paola and Andrea lead the first table,
// Bruno the second; Olga organises; Tito is of the theme team. It is 9:30.
class TablesDay {
  public:
    TablesDay();

    HouseUnderTest house;
    OpenMeeting day;
    TableId first, second;
    Person paola, andrea, bruno, olga, tito;

    // Somebody with a phone at the first table, with an account; and one with a nickname only.
    Person joins(const std::string& name, std::optional<TableId> = {});
    Person joins_as_guest(const std::string& nickname, std::optional<TableId> = {});

    // By Paola at the first table, unless told.
    Event runs(tables::Action, std::optional<int> minutes = {}, std::optional<int> round = {});
    ContributionId captures(const std::string& text, std::optional<Person> by = {});
    ContributionId sends(const Person&, const std::string& text, std::optional<TableId> = {});
    GroupId groups(const std::string& title, std::vector<ContributionId> notes = {}, std::optional<Person> by = {});
    void moves(ContributionId, std::optional<GroupId>, std::optional<Person> by = {});
    void undoes(std::optional<Person> by = {});
    SummaryLineId writes(const std::string& text, std::vector<ContributionId> cites = {});
    DotVoteId opens_vote(bool secret = true, int points_each = 5);
    Event gives(const Person&, DotVoteId, std::map<std::int64_t, std::int64_t> points);

    // The first table's id, as snapshots name it.
    std::string key() const { return std::to_string(first.value); }
    // The join code of a table.
    std::string code(TableId);

    // What the first table shows.
    json table() { return house.snapshot(tables::topic_of(first)); }
    json desk() { return house.snapshot(tables::desk_topic_of(first)); }
    json own(const Person& person) { return house.snapshot("person/" + std::to_string(person.person_id.value)); }
    json note(ContributionId id) { return table()["contributions"].value(std::to_string(id.value), json()); }
    json session(int round = 1);

    // Whether every screen of the day kept step by patches alone, since it was first watched.
    void watches(const std::string& topic);
    bool screens_hold();

    void passes(std::chrono::milliseconds); // time

  private:
    std::set<std::string> watched_;
};

// The same refusal whatever the command.
#define CHECK_REFUSED(day, command, why) CHECK((day).house.refusal_of(command) == Reason::why)

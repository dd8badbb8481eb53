// What a command changes on the table's screens, and what stood before: for patches, and for undoing.
#pragma once

#include "sections.hpp"
#include "tables/access.hpp"

namespace tables {

// The screens that show a table, before the change; to be made before it. `senders`: whose own screens show it too.
// A note from a phone changes the desk only: there are a hundred phones, and the regia's screen is large.
class Board {
  public:
    enum class Reach { everywhere, table };

    Board(House&, Tx&, const Place&, const std::set<PersonId>& senders = {}, Reach = Reach::everywhere);

    // The event of the change, recorded under the table.
    Event told(std::string kind, json payload = json::object(), json answer = json::object());

  private:
    json table() const;
    json desk() const;

    House& house_;
    Tx& tx_;
    TableId table_id_;
    json table_before_, desk_before_; // what the desk has beside the table's
    Screens others_;
};

// One step of somebody's on the board: writes the rows, and keeps what stood in them before.
class Step {
  public:
    Step(Tx& tx, TableId table, PersonId person) : tx_(tx), table_id_(table), person_id_(person) {}

    void change(const Contribution& before, const Contribution& after);
    void change(const Group& before, const Group& after);
    void made(const Contribution&); // undone, it is retracted
    void made(const Group&);        // undone, it is removed
    void keep(std::string_view kind);

  private:
    Tx& tx_;
    TableId table_id_;
    PersonId person_id_;
    json undo_ = json::object();
};

// The words of a note are public from when it is taken in until it is retracted: in the record too.
std::string subject_of(ContributionId); // "contribution/12"
void tell_or_withhold(Tx&, const Contribution&);

} // namespace tables

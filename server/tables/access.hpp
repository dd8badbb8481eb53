// Who may do what at a table, and what of a person's name is shown there.
#pragma once

#include "tables/rows.hpp"

namespace tables {

// A table with its meeting, and what the person who acts is to it.
struct Place {
    meetings::Table table;
    meetings::Meeting meeting;
    bool leads = false; // a facilitator of it, or an organiser
    bool sits  = false; // joined, or registered at it
};
std::optional<Place> place(Reader&, PersonId, TableId);

// Refuse: not_found.
Place led_by(Reader&, const Person&, TableId);
Place used_by(Reader&, const Person&, TableId); // leading or sitting
Place at(Reader&, TableId);                     // for what acts by itself

// Where a group, a line is that the person leads the table of. Refuse: not_found.
Group led_group(Reader&, const Person&, GroupId); // not one that is gone
Line led_line(Reader&, const Person&, SummaryLineId);

// Seats somebody who is registered at the table and has not joined yet.
void seat(Tx&, const Person&, const Place&);

// The name of an account or a nickname; empty when the account was closed.
std::string shown_name(Reader&, PersonId);

// The notes, when all stand on the board of the table. Refuses: bad_value {field}.
std::vector<Contribution> on_board(Reader&, TableId, const std::vector<ContributionId>&, std::string_view field);

} // namespace tables

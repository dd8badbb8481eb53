// Who sits at which table: a stated rule that anyone can repeat with the published seed. Pure.
//
// The rule:
//   1. The lot. People stand in the order of SHA-256(seed ":" number), as bytes; number as decimal digits.
//   2. The ranks. First everybody's first choice is looked at, table by table in their order; then, of those without a seat,
//      the second choice; and so on. Where more ask for a table than it has free seats, the seats go one by one to whoever is
//      represented least at that table so far: the fewest people of the same kind of body there plus the fewest of the same
//      zone (who gives no zone counts no zone); among equals to the first by lot.
//   3. The rest (no choice, or all of them full), in the order of the lot: to the table with a free seat where they are
//      represented least, counted as above; among equals to the one with the most free seats, then to the first.
// A table without a number of seats has an equal share of the people, rounded up. Who finds no free seat stays without.
//
// Cost: people × log people for the lot; each seat then looks at the kinds and zones that ask for its table (at most 14 × 12),
// or, of the rest, at every table. 2,000 people at 40 tables: some 30,000 looks, about ten milliseconds.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace meetings {

struct DrawPerson {
    int number = 0; // of the registration; unique
    std::vector<std::int64_t> preferences;
    std::string kind, zone; // kind: of the body, or "citizen"; zone may be empty
};
struct DrawTable {
    std::int64_t table_id = 0;
    int seats             = 0;
};
struct Drawn {
    std::map<int, std::int64_t> seats; // number -> table
    std::int64_t looks = 0;            // how often one was compared with another
};

Drawn draw(const std::string& seed, const std::vector<DrawPerson>&, const std::vector<DrawTable>&);

// After no-shows: from the table where most have come, one by one, to the one where fewest have and a seat is free, until
// they differ by one at most. Who moves: the one who ranks the other table highest, then the lowest number; nobody twice.
struct Sitting {
    std::int64_t registration_id = 0;
    int number                   = 0;
    std::int64_t table_id        = 0;
    std::vector<std::int64_t> preferences;
};
struct Move {
    std::int64_t registration_id = 0, from = 0, to = 0;
};
std::vector<Move> rebalance(std::vector<Sitting>, const std::vector<DrawTable>&);

} // namespace meetings

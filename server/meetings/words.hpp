// Words that people type from a ticket or a poster. No letter or digit in them is taken for another when read aloud or in
// a bad light: there is no O, I, L, U, 0 or 1.
#pragma once

#include <string>
#include <string_view>

namespace meetings {

// Of a table's poster: 6 signs; whoever has it may sit down, so it need not be long.
std::string new_join_code();

// Of a ticket: 12 signs, 58 bits, the first a letter. Whoever has it has the ticket, and nobody guesses one.
std::string new_ticket_code();

// The code in what was scanned or typed: in any case, with spaces or hyphens, alone or at the end of a ticket's address.
// Empty when there can be none in it.
std::string ticket_code_in(std::string_view typed);

} // namespace meetings

// The rules, one a file, and how they read words. For the linter's files only.
#pragma once

#include "plans/linter/linter.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string_view>

namespace plans::linter {

using Found = std::vector<Finding>;

Found two_titles(const Subject&);          // one number, two titles
Found numbers_repeated(const Subject&);    // one number and one title, twice
Found numbers_missing(const Subject&);     // 1, 2, 4
Found numbers_elsewhere(const Subject&);   // 2.1 under 1
Found sentences_repeated(const Subject&);  // the same sentence in two places
Found sentences_orphaned(const Subject&);  // begins or ends in the middle
Found days_that_differ(const Subject&);    // the 4th here, the 5th there, of what reads like one event
Found days_that_are_none(const Subject&);  // 31 June; a Monday that was a Thursday
Found figures_that_differ(const Subject&); // 118 registered here, 120 there
Found parts_that_differ(const Subject&);   // 20, of which 12 and 9
Found counts_that_differ(const Subject&);  // "36 strategies" in a plan that has 35
Found without_children(const Subject&);    // no actions where all its like have some

// A word or a number, and where it stands.
struct Token {
    std::string word; // folded
    std::size_t begin = 0, end = 0;
};
std::vector<Token> tokens_of(std::string_view text);
std::string text_of(const Passage&); // title and body
std::vector<std::string> sentences_of(const std::string& text);

// What a sentence is about: its longer words, cut so that endings do not matter.
std::string stem(const std::string& word);
std::set<std::string> stems_around(const std::vector<Token>&, std::size_t at, std::size_t reach);
std::size_t common(const std::set<std::string>&, const std::set<std::string>&);

std::optional<long long> whole_number(const std::string& word);
int month_of(const std::string& word); // 1 to 12, or 0

// The words around, for a person to recognise the place.
std::string around(const std::string& text, std::size_t begin, std::size_t end);

// "12 marzo 2025", somewhere in the text.
struct Day {
    std::size_t at = 0, token = 0, last = 0; // passage, tokens from and to
    int day = 0, month = 0, year = 0;        // year 0: not said
    std::size_t begin = 0, end = 0;          // bytes
};
std::vector<Day> days_in(std::size_t passage, const std::vector<Token>&);

} // namespace plans::linter

// How a text uses each level word, and which level stands above which.
#pragma once

#include "plans/outline_parts.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace outline {

struct WordUse {
    int word          = 0;
    std::size_t first = 0; // piece
    int headings      = 0;
    int sections      = 0;               // a label alone in the plural: "ACTIONS"
    std::map<std::size_t, int> depths{}; // parts of numbers → headings
    std::unordered_set<std::string> numbers{}, parents{};

    bool heads_sections() const { return sections > headings; }
    std::size_t depth() const; // parts of most of its numbers; 0 when most headings have none
};

std::vector<WordUse> word_uses(const std::vector<Piece>&);

// From the top. A level comes first in the text before the ones below it, unless numbers tell otherwise; a section
// stands where its word usually does, and is no level when that is above all headings.
std::vector<WordUse> from_the_top(std::vector<WordUse>, const Vocabulary&);

} // namespace outline

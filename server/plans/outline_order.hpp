// One page of a plan laid out in columns, whose text came out in the order of the drawing and not of reading.
#pragma once

#include "plans/outline_parts.hpp"

#include <vector>

namespace outline {

// What is known of the whole document before its pages are mended.
struct Layout {
    bool scattered  = false;
    int label_level = -1;            // the level whose labels stand apart from their titles: "STRATEGY 1.1"
    std::vector<int> section_levels; // the levels of "ACTIONS", "RESOURCES": in the order of columns
    std::size_t wide = 0;            // bytes; a line above this runs across the columns
};

Layout layout_of(const std::vector<Piece>&, const Levels&);

// The pieces of one page: headings first, then each label with its title, and under it each section with its texts.
std::vector<Piece> mend_page(std::vector<Piece> page, const Layout&, Warnings&);

} // namespace outline

// Words taken out of a text and put in. The browser makes the same comparison. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct Piece {
    enum class Kind { kept, removed, added } kind;
    std::string text;
    bool operator==(const Piece&) const = default;
};

// Whole words, never letters; where words were replaced the removed ones come first. Texts of more than a few thousand
// words that have little in common are shown as wholly replaced: comparing them would take too long.
std::vector<Piece> word_diff(std::string_view before, std::string_view after);

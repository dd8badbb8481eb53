// Numbered lines without a level word, in a plan that has level words.
#pragma once

#include "plans/outline_parts.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace outline {

// "2. Title" above "Objective 2.1" is a heading, "2. Name" in an appendix is not. Of all lines with one number the
// heading is the one said most often, beside its own children. Keeps a reference to the pieces.
class BareNumbers {
  public:
    explicit BareNumbers(const std::vector<Piece>&);

    bool is_top_heading(const Piece&) const; // a number of one part
    bool has_parent(const Piece&) const;     // "1.2.3" where "1.2" is a heading

  private:
    void consider(std::size_t i);
    std::string next_top(std::size_t i);

    const std::vector<Piece>& pieces_;
    std::unordered_set<std::string> numbers_; // of headings with a level word
    std::unordered_set<std::string> tops_;    // first parts of those with more than one
    std::unordered_map<std::string, int> said_;
    std::unordered_map<std::string, std::size_t> best_;
    std::string last_top_;
    std::size_t next_ = 0;
};

} // namespace outline

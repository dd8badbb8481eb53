// What hurts a public text, found by reading it: doubts for a person to look at, never a reason to refuse. Pure; any
// thread. Time grows with the text, and with the square of its dates and figures, of which a bounded number is compared.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace plans::linter {

// A point of the plan, or a paragraph of a text that is no plan yet.
struct Passage {
    std::string title, body;
    int level = 0; // 0: a paragraph
    std::string level_name, number;
    int parent = -1; // index in the passages
};

struct Subject {
    std::vector<Passage> passages;     // in the order of the text
    std::map<std::string, int> counts; // level name → points of that level
};

struct Finding {
    std::string rule;               // a word of the catalogue: "drafting.lint.<rule>"
    std::vector<std::size_t> at;    // passages, in their order
    std::vector<std::string> words; // as they stand there: what contradicts, repeats, is missing
};

// By place; of each rule at most this many: a text with more has one fault, not hundreds.
constexpr std::size_t max_findings = 100;
std::vector<Finding> lint(const Subject&);

} // namespace plans::linter

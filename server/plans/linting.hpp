// The linter asked about a version of a plan, or about a text before it is one.
#pragma once

#include "plans/plans.hpp"

namespace plans {

// Slow on a long text: never on an I/O thread. `say` is a sentence in the reader's language.
json findings_in(const std::vector<Node>&, std::string_view language); // [{rule, node_ids, words, say}]
json findings_in(const OutlineRead&, std::string_view language);       // [{rule, lines, words, say}]

// As the reader of outlines counts them: a form feed begins a page, not a line.
std::vector<std::string> lines_of(const std::string& text);

} // namespace plans

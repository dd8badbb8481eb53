// What makes a version sound, and which of its nodes are those of an earlier one. Pure.
#pragma once

#include "plans/plans.hpp"

#include <cstddef>

namespace plans {

// Refuses: bad_value with the field.
Verdict is_sound(const NewVersion&);

// For each new node the position of its parent in `nodes`; checked by is_sound.
std::vector<std::optional<std::size_t>> parents_of(const std::vector<NewNode>& nodes);

// For each new node the earlier one that it is, or none. It is the same when number and title agree exactly (the words,
// where there is no title) and no other node is like it; or no other beneath the same parent. Never a guess: an anchor
// must not move silently.
std::vector<std::optional<NodeId>> same_nodes(const std::vector<NewNode>& nodes, const std::vector<Node>& earlier);

// The place of each node in the tree counted depth first, and the place of the last node under it.
struct Span {
    int first = 0, last = 0;
};
std::vector<Span> spans_of(const std::vector<NewNode>& nodes);

} // namespace plans

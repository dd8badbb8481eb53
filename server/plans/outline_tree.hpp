// The tree while it is being read.
#pragma once

#include "plans/outline_parts.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace outline {

struct Node {
    int parent = -1;
    int level  = 0; // 0-based
    std::vector<std::string> number;
    std::string title, body;
    int line             = 0;
    bool numbered_parent = false; // the number says under which it stands
};

// A node's place in the tree, depth first, its texts cut to the limits.
Outline finish_tree(std::vector<Node>, const Levels&, Warnings&);

} // namespace outline

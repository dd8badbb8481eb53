// What holds of every tree that a text gives, whatever the text.
#pragma once

#include "base/text.hpp"
#include "plans/outline.hpp"

#include <map>

// Parents stand before their children and above them, every node has a title, orders count from one.
inline bool is_sound(const Outline& outline)
{
    std::map<int, int> children;
    for (std::size_t i = 0; i < outline.nodes.size(); ++i) {
        auto& node = outline.nodes[i];
        if (node.title.empty() || node.level < 1 || node.level > static_cast<int>(outline.levels.size())) return false;
        if (node.parent >= static_cast<int>(i) || node.order != ++children[node.parent]) return false;
        if (node.parent >= 0 && outline.nodes[static_cast<std::size_t>(node.parent)].level >= node.level) return false;
        if (count_chars(node.title) > max_outline_title || count_chars(node.body) > max_outline_body) return false;
    }
    return outline.warnings.size() <= max_outline_warnings + 1;
}

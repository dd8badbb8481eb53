// Parents by number, order, limits.
#include "plans/outline_text.hpp"
#include "plans/outline_tree.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace outline {
namespace {

class TreeFinisher {
  public:
    TreeFinisher(std::vector<Node> nodes, const Levels& levels, Warnings& warnings)
        : nodes_(std::move(nodes)), levels_(levels), warnings_(warnings)
    {}

    Outline finish()
    {
        find_parents();
        children_.resize(nodes_.size() + 1);
        for (std::size_t i = 0; i < nodes_.size(); ++i) children_of(nodes_[i].parent).push_back(static_cast<int>(i));
        outline_.levels = levels_.names;
        write_children();
        return std::move(outline_);
    }

  private:
    Node& node(int index) { return nodes_[static_cast<std::size_t>(index)]; }
    std::vector<int>& children_of(int index) { return children_[static_cast<std::size_t>(index + 1)]; }

    void find_parents()
    {
        std::map<std::string, std::vector<int>> by_number;
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (!nodes_[i].number.empty())
                by_number[join_number(nodes_[i].number, nodes_[i].number.size())].push_back(static_cast<int>(i));
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            auto& child = nodes_[i];
            if (!child.numbered_parent) continue;
            auto parent = parent_by_number(by_number, static_cast<int>(i));
            if (parent >= 0)
                child.parent = parent;
            else
                warnings_.add(child.line, child.title,
                              child.parent < 0 && child.level > 0 ? OutlineWhy::no_parent : OutlineWhy::parent_missing);
        }
    }

    // The longest number that this one goes on from; of several nodes that bear it, the last one above, else the first.
    int parent_by_number(const std::map<std::string, std::vector<int>>& by_number, int index)
    {
        auto& child = node(index);
        for (auto parts = child.number.size() - 1; parts > 0; --parts) {
            auto found = by_number.find(join_number(child.number, parts));
            if (found == by_number.end()) continue;
            auto& list = found->second;
            auto fits  = [&](int other) { return node(other).level < child.level; };
            auto below = std::lower_bound(list.begin(), list.end(), index);
            // Few levels share a number, so the first that fits is near.
            for (auto other = below; other != list.begin();)
                if (fits(*--other)) return *other;
            auto later = std::find_if(below, list.end(), fits);
            if (later != list.end()) return *later;
        }
        return -1;
    }

    // Numbers order siblings that all have one: a page may bring the third before the second.
    void sort(std::vector<int>& siblings)
    {
        auto is_numbered = [&](int index) {
            auto& number = node(index).number;
            return !number.empty()
                   && std::all_of(number.begin(), number.end(), [](auto& part) { return is_digits(part); });
        };
        if (!std::all_of(siblings.begin(), siblings.end(), is_numbered)) return;
        auto value = [&](int index) {
            std::vector<int> parts;
            for (auto& part : node(index).number)
                std::from_chars(part.data(), part.data() + part.size(), parts.emplace_back());
            return parts;
        };
        std::vector<std::pair<std::vector<int>, int>> keyed;
        for (auto sibling : siblings) keyed.emplace_back(value(sibling), sibling);
        std::sort(keyed.begin(), keyed.end()); // equal numbers stay in the order of the text
        std::transform(keyed.begin(), keyed.end(), siblings.begin(), [](auto& pair) { return pair.second; });
    }

    // At most one step a level: the depth is bounded by the number of levels.
    void write_children(int parent = -1, int written_parent = -1)
    {
        auto& siblings = children_of(parent);
        sort(siblings);
        int order = 0;
        for (auto index : siblings) {
            auto written = static_cast<int>(outline_.nodes.size());
            write(node(index), written_parent, ++order);
            write_children(index, written);
        }
    }

    void write(Node& from, int parent, int order)
    {
        auto number = join_number(from.number, from.number.size());
        if (from.title.empty()) {
            warnings_.add(from.line, number, OutlineWhy::title_missing);
            from.title = levels_.names[static_cast<std::size_t>(from.level)] + (number.empty() ? "" : " " + number);
        }
        auto [sentence, rest] = split_title(from.title);
        auto [title, tail]    = cut(sentence, max_outline_title);
        if (!tail.empty()) warnings_.add(from.line, title, OutlineWhy::title_too_long);
        std::string body;
        for (auto* part : {&tail, &rest, &from.body})
            if (!part->empty()) body += (body.empty() ? "" : part == &from.body ? "\n\n" : " ") + *part;
        auto [kept, left_out] = cut(body, max_outline_body);
        if (!left_out.empty()) warnings_.add(from.line, left_out, OutlineWhy::body_too_long);
        outline_.nodes.push_back({parent, from.level + 1, number, title, kept, order, from.line});
    }

    std::vector<Node> nodes_;
    std::vector<std::vector<int>> children_; // by parent + 1
    const Levels& levels_;
    Warnings& warnings_;
    Outline outline_;
};

} // namespace

Outline finish_tree(std::vector<Node> nodes, const Levels& levels, Warnings& warnings)
{
    return TreeFinisher(std::move(nodes), levels, warnings).finish();
}

} // namespace outline

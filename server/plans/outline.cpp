#include "plans/outline.hpp"

#include "base/text.hpp"
#include "plans/outline_parts.hpp"

#include <algorithm>

namespace outline {
namespace {

// Enough to find the line by.
constexpr std::size_t max_warning_text = 200; // code points

} // namespace

void Warnings::add(int line, std::string_view text, OutlineWhy why)
{
    if (list_.size() >= max_outline_warnings)
        ++left_out_;
    else
        list_.push_back({line, excerpt(text, max_warning_text), why});
}

std::vector<OutlineWarning> Warnings::by_line() &&
{
    std::stable_sort(list_.begin(), list_.end(), [](auto& a, auto& b) { return a.line < b.line; });
    if (left_out_ > 0) list_.push_back({list_.back().line, std::to_string(left_out_), OutlineWhy::warnings_left_out});
    return std::move(list_);
}

} // namespace outline

std::string_view why_key(OutlineWhy why)
{
    switch (why) {
        case OutlineWhy::unreadable: return "unreadable";
        case OutlineWhy::line_too_long: return "line_too_long";
        case OutlineWhy::page_number: return "page_number";
        case OutlineWhy::running_header: return "running_header";
        case OutlineWhy::repeated_line: return "repeated_line";
        case OutlineWhy::web_furniture: return "web_furniture";
        case OutlineWhy::contents_entry: return "contents_entry";
        case OutlineWhy::no_level: return "no_level";
        case OutlineWhy::before_first: return "before_first";
        case OutlineWhy::unknown_heading: return "unknown_heading";
        case OutlineWhy::outside: return "outside";
        case OutlineWhy::after_list: return "after_list";
        case OutlineWhy::too_many_nodes: return "too_many_nodes";
        case OutlineWhy::body_too_long: return "body_too_long";
        case OutlineWhy::no_parent: return "no_parent";
        case OutlineWhy::parent_missing: return "parent_missing";
        case OutlineWhy::level_skipped: return "level_skipped";
        case OutlineWhy::duplicate_number: return "duplicate_number";
        case OutlineWhy::title_differs: return "title_differs";
        case OutlineWhy::title_missing: return "title_missing";
        case OutlineWhy::title_too_long: return "title_too_long";
        case OutlineWhy::placed_by_guess: return "placed_by_guess";
        case OutlineWhy::warnings_left_out: return "warnings_left_out";
    }
    return "outside";
}

Outline read_outline(std::string_view text, const std::vector<std::string>& level_names)
{
    outline::Warnings warnings;
    outline::Vocabulary vocabulary(level_names);
    auto lines  = outline::without_furniture(outline::read_lines(text, warnings), vocabulary, warnings);
    auto pieces = outline::read_pieces(lines, vocabulary);
    auto levels = outline::recognise_levels(pieces, vocabulary);
    auto result = outline::build_tree(outline::in_reading_order(std::move(pieces), levels, warnings), levels, warnings);
    result.warnings = std::move(warnings).by_line();
    return result;
}

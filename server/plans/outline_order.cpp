// Finds out whether the text came out in reading order, and mends the pages where it did not.
#include "plans/outline_order.hpp"

#include "plans/outline_text.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace outline {
namespace {

// A line across two columns is at least this much longer than the middle one of all lines.
constexpr double wide_ratio = 1.4;

bool is_empty_label(const Piece& piece)
{
    return piece.kind == Kind::heading && piece.level >= 0 && piece.mark.word && !piece.mark.number.empty()
           && piece.text.empty();
}

bool is_text(const Piece& piece) { return piece.kind == Kind::text || (piece.kind == Kind::item && piece.level < 0); }

bool has_label(const std::vector<Piece>& page)
{
    return std::any_of(page.begin(), page.end(), [](auto& piece) { return piece.level >= 0; });
}

bool is_scattered(const std::vector<Piece>& page, const Layout& layout)
{
    return std::any_of(page.begin(), page.end(), [&](auto& piece) {
        return piece.kind == Kind::section || (piece.kind == Kind::heading && piece.level == layout.label_level);
    });
}

// Section labels that cut a sentence in two: in reading order there is none.
bool cuts_sentences(const std::vector<Piece>& pieces)
{
    int sections = 0, cuts = 0;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        if (pieces[i].kind != Kind::section) continue;
        ++sections;
        cuts += pieces[i + 1].kind == Kind::text && starts_lower(pieces[i + 1].text) ? 1 : 0;
    }
    return cuts >= 2 && cuts * 10 >= sections;
}

std::size_t middle_length(const std::vector<Piece>& pieces)
{
    std::vector<std::size_t> lengths;
    for (auto& piece : pieces)
        if (is_text(piece))
            for (auto& line : piece.lines) lengths.push_back(line.text.size());
    if (lengths.empty()) return 0;
    auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle;
}

std::vector<std::vector<Piece>> pages_of(std::vector<Piece> pieces)
{
    std::vector<std::vector<Piece>> pages;
    for (auto& piece : pieces) {
        if (pages.empty() || piece.first().page_start) pages.emplace_back();
        pages.back().push_back(std::move(piece));
    }
    return pages;
}

} // namespace

Layout layout_of(const std::vector<Piece>& pieces, const Levels&)
{
    Layout layout;
    std::set<int> sections;
    std::vector<int> empty_labels(max_outline_levels + 1);
    auto first = pieces.end(), last = pieces.begin();
    for (auto piece = pieces.begin(); piece != pieces.end(); ++piece) {
        if (piece->kind == Kind::section) sections.insert(piece->level);
        if (piece->level < 0) continue;
        if (first == pieces.end()) first = piece;
        last = piece;
        if (is_empty_label(*piece))
            ++empty_labels[std::min(static_cast<std::size_t>(piece->level), max_outline_levels)];
    }
    auto most        = std::max_element(empty_labels.begin(), empty_labels.end());
    layout.scattered = *most >= 2 && cuts_sentences(pieces);
    if (!layout.scattered) return layout;
    layout.label_level = static_cast<int>(std::distance(empty_labels.begin(), most));
    layout.section_levels.assign(sections.begin(), sections.end());
    // From the first label to the last: the rest of a document is often set in other columns.
    layout.wide = static_cast<std::size_t>(wide_ratio * static_cast<double>(middle_length({first, last})));
    return layout;
}

std::vector<Piece> in_reading_order(std::vector<Piece> pieces, const Levels& levels, Warnings& warnings)
{
    auto layout = layout_of(pieces, levels);
    if (!layout.scattered) return pieces;
    std::vector<Piece> ordered;
    for (auto& page : pages_of(std::move(pieces))) {
        if (!has_label(page))
            for (auto& piece : page) piece.outside = true;
        else if (is_scattered(page, layout))
            page = mend_page(std::move(page), layout, warnings);
        std::move(page.begin(), page.end(), std::back_inserter(ordered));
    }
    return ordered;
}

} // namespace outline

#include "plans/outline_bare_numbers.hpp"

#include "plans/outline_text.hpp"

#include <algorithm>

namespace outline {
namespace {

bool is_child(const Piece& piece) { return is_worded(piece) && piece.mark.number.size() > 1; }

std::string number_and_title(const Piece& piece)
{
    auto key = number_of(piece);
    for (auto& word : words_of(piece.text)) key += " " + word;
    return key;
}

} // namespace

BareNumbers::BareNumbers(const std::vector<Piece>& pieces) : pieces_(pieces)
{
    for (auto& piece : pieces) {
        if (is_worded(piece) && !piece.mark.number.empty()) numbers_.insert(number_of(piece));
        if (is_child(piece)) tops_.insert(piece.mark.number.front());
        if (is_bare_number(piece)) ++said_[number_and_title(piece)];
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) consider(i);
    for (auto& piece : pieces)
        if (is_bare_number(piece) && (has_parent(piece) || is_top_heading(piece))) numbers_.insert(number_of(piece));
}

bool BareNumbers::is_top_heading(const Piece& piece) const
{
    auto best = best_.find(number_of(piece));
    return best != best_.end() && alike(pieces_[best->second].text, piece.text);
}

bool BareNumbers::has_parent(const Piece& piece) const { return numbers_.contains(parent_number(piece)); }

void BareNumbers::consider(std::size_t i)
{
    auto& piece = pieces_[i];
    if (is_child(piece)) last_top_ = piece.mark.number.front();
    if (!is_bare_number(piece) || piece.mark.number.size() != 1) return;
    auto number = number_of(piece);
    if (!tops_.contains(number) || (last_top_ != number && next_top(i) != number)) return;
    auto [best, is_new] = best_.try_emplace(number, i);
    if (is_new) return;
    if (said_[number_and_title(piece)] > said_[number_and_title(pieces_[best->second])]) best->second = i;
}

std::string BareNumbers::next_top(std::size_t i)
{
    next_ = std::max(next_, i);
    while (next_ < pieces_.size() && !is_child(pieces_[next_])) ++next_;
    return next_ < pieces_.size() ? pieces_[next_].mark.number.front() : "";
}

} // namespace outline

#include "decisions/composing.hpp"

#include "base/word_diff.hpp"

#include <algorithm>

namespace decisions {

namespace {

bool touch(const Change& a, const Change& b) { return a.from <= b.to && b.from <= a.to; }

} // namespace

std::vector<Change> changes_between(std::string_view before, std::string_view after)
{
    std::vector<Change> changes;
    std::size_t at = 0;
    bool continues = false; // the piece before was taken out or put in at this place
    for (const auto& piece : word_diff(before, after)) {
        if (piece.kind == Piece::Kind::kept) {
            at += piece.text.size();
            continues = false;
            continue;
        }
        if (!continues) changes.push_back({at, at, {}, {}});
        continues = true;
        if (piece.kind == Piece::Kind::removed) {
            changes.back().removed += piece.text;
            at += piece.text.size();
            changes.back().to = at;
        } else {
            changes.back().added += piece.text;
        }
    }
    return changes;
}

bool touch_same_words(const std::vector<Change>& ones, const std::vector<Change>& others)
{
    return std::any_of(ones.begin(), ones.end(), [&](const Change& one) {
        return std::any_of(others.begin(), others.end(), [&](const Change& other) { return touch(one, other); });
    });
}

std::optional<std::string> compose(std::string_view before, const std::vector<std::string>& texts)
{
    std::vector<Change> all;
    for (const auto& text : texts)
        for (auto& change : changes_between(before, text)) all.push_back(std::move(change));
    std::stable_sort(all.begin(), all.end(), [](const Change& a, const Change& b) { return a.from < b.from; });
    all.erase(std::unique(all.begin(), all.end()), all.end());

    std::string composed;
    std::size_t at = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0 && touch(all[i - 1], all[i])) return {};
        composed += before.substr(at, all[i].from - at);
        composed += all[i].added;
        at = all[i].to;
    }
    composed += before.substr(at);
    return composed;
}

} // namespace decisions

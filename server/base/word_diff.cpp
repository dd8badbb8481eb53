#include "base/word_diff.hpp"

#include <dtl/dtl.hpp>

namespace {

// Comparing takes words × differences; at these sizes some 10 ms.
constexpr std::size_t max_words = 4000;

// Words with the white space that follows them.
std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> found;
    auto is_space    = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    bool after_space = true;
    for (auto c : text) {
        if (found.empty() || (after_space && !is_space(c))) found.emplace_back();
        found.back() += c;
        after_space = is_space(c);
    }
    return found;
}

void append(std::vector<Piece>& pieces, Piece::Kind kind, const std::string& word)
{
    if (pieces.empty() || pieces.back().kind != kind) pieces.push_back({kind, {}});
    pieces.back().text += word;
}

// Between two kept pieces: all that was removed, then all that was added.
std::vector<Piece> removed_first(const std::vector<std::pair<std::string, Piece::Kind>>& steps)
{
    std::vector<Piece> pieces;
    std::string added;
    for (const auto& [word, kind] : steps) {
        if (kind == Piece::Kind::added) {
            added += word;
            continue;
        }
        if (kind == Piece::Kind::kept && !added.empty()) append(pieces, Piece::Kind::added, added), added.clear();
        append(pieces, kind, word);
    }
    if (!added.empty()) append(pieces, Piece::Kind::added, added);
    return pieces;
}

} // namespace

std::vector<Piece> word_diff(std::string_view before, std::string_view after)
{
    auto old_words = words(before), new_words = words(after);
    if (old_words.size() + new_words.size() > max_words) {
        std::vector<Piece> replaced;
        if (!before.empty()) replaced.push_back({Piece::Kind::removed, std::string(before)});
        if (!after.empty()) replaced.push_back({Piece::Kind::added, std::string(after)});
        return replaced;
    }
    dtl::Diff<std::string> diff(old_words, new_words);
    diff.compose();
    std::vector<std::pair<std::string, Piece::Kind>> steps;
    for (const auto& [word, step] : diff.getSes().getSequence())
        steps.emplace_back(word, step.type == dtl::SES_ADD      ? Piece::Kind::added
                                 : step.type == dtl::SES_DELETE ? Piece::Kind::removed
                                                                : Piece::Kind::kept);
    return removed_first(steps);
}

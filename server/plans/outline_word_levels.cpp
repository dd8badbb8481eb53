// Levels by their words: "Axis 1", "Strategy 1.1", "ACTIONS".
#include "plans/outline_bare_numbers.hpp"
#include "plans/outline_parts.hpp"
#include "plans/outline_word_uses.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_set>

namespace outline {
namespace {

// The word for a level that has numbers only: the one the prose mentions most, above the words in use.
std::string mentioned_level(const std::vector<Piece>& pieces, const Vocabulary& vocabulary, int below_rank)
{
    std::map<int, int> mentions;
    for (auto& piece : pieces) {
        std::string_view text = piece.text;
        for (std::size_t at = 0; at < text.size(); at = std::min(text.find(' ', at), text.size() - 1) + 1)
            if (auto word = vocabulary.at_start(text.substr(at)); word && vocabulary.rank(word->name) < below_rank)
                ++mentions[word->name];
    }
    auto most = std::max_element(mentions.begin(), mentions.end(),
                                 [](auto& a, auto& b) { return a.second < b.second; });
    return most == mentions.end() ? "Livello 1" : vocabulary.name(most->first);
}

class WordLevels {
  public:
    WordLevels(std::vector<Piece>& pieces, const Vocabulary& vocabulary) : pieces_(pieces), vocabulary_(vocabulary)
    {
        levels_.names = vocabulary.given();
        for (auto& use : from_the_top(word_uses(pieces), vocabulary)) add(use);
    }

    Levels recognise()
    {
        place_bare_numbers();
        for (auto& piece : pieces_)
            if (is_worded(piece)) place(piece);
        if (!vocabulary_.given().empty()) place_items_in_given_level();
        levels_.any              = !levels_.names.empty();
        levels_.capital_headings = capital_headings();
        return levels_;
    }

  private:
    void add(const WordUse& use)
    {
        bool given = !vocabulary_.given().empty();
        auto level = given ? use.word : static_cast<int>(levels_.names.size());
        if (!given) levels_.names.push_back(vocabulary_.name(use.word));
        level_of_[use.word] = level;
        if (use.heads_sections())
            sections_.insert(use.word);
        else if (use.depth() > 0)
            level_of_depth_.try_emplace(use.depth(), level);
    }

    // "ACTIONS" above "Action 1.1" only says what comes: a section is a level where no headings are.
    void place(Piece& piece)
    {
        auto level = level_of_.find(piece.mark.word->name);
        bool known = level != level_of_.end() && (piece.kind == Kind::heading || sections_.contains(level->first));
        if (known)
            piece.level = level->second;
        else
            piece.kind = Kind::heading;
    }

    void place_bare_numbers()
    {
        BareNumbers numbers(pieces_);
        bool top_is_implied = std::any_of(pieces_.begin(), pieces_.end(), [&](auto& piece) {
            return is_bare_number(piece) && !level_of_depth_.contains(1) && numbers.is_top_heading(piece);
        });
        if (top_is_implied) add_top_level();
        for (auto& piece : pieces_) {
            if (!is_bare_number(piece)) continue;
            auto depth = piece.mark.number.size();
            if (depth > 1 ? numbers.has_parent(piece) : numbers.is_top_heading(piece))
                piece.level = level_of_depth(depth);
            if (piece.level < 0) demote(piece);
        }
    }

    // "Axis 1" above "1.1 Title": a number deeper than any level word is one more level.
    int level_of_depth(std::size_t depth)
    {
        auto found = level_of_depth_.find(depth);
        if (found != level_of_depth_.end()) return found->second;
        auto deepest = level_of_depth_.empty() ? 0 : level_of_depth_.rbegin()->first;
        if (depth < deepest || levels_.names.size() >= max_outline_levels) return -1;
        auto& given = vocabulary_.given();
        auto level  = level_of_depth_.empty() ? 0 : level_of_depth_.rbegin()->second + 1;
        if (given.empty() || static_cast<std::size_t>(level) >= given.size()) {
            level = static_cast<int>(levels_.names.size());
            levels_.names.push_back(level_name({}, levels_.names.size()));
        }
        return level_of_depth_[depth] = level;
    }

    void add_top_level()
    {
        if (!vocabulary_.given().empty()) {
            level_of_depth_[1] = 0;
            return;
        }
        int top_rank = 1000;
        for (auto& [word, level] : level_of_) top_rank = std::min(top_rank, vocabulary_.rank(word));
        levels_.names.insert(levels_.names.begin(), mentioned_level(pieces_, vocabulary_, top_rank));
        for (auto& [word, level] : level_of_) ++level;
        for (auto& [depth, level] : level_of_depth_) ++level;
        level_of_depth_[1] = 0;
    }

    // "Axis,Strategy,Action" where the actions are bullets: the given level that no heading has.
    void place_items_in_given_level()
    {
        std::set<int> used;
        for (auto& piece : pieces_) used.insert(piece.level);
        auto last = static_cast<int>(vocabulary_.given().size()) - 1;
        if (used.contains(last) || !used.contains(last - 1)) return;
        for (auto& piece : pieces_) {
            if (piece.kind != Kind::item || !piece.mark.bullet) continue;
            piece.level = last;
            piece.text  = piece.text.substr(std::string_view("• ").size());
        }
    }

    bool capital_headings() const
    {
        std::ptrdiff_t all = 0, capitals = 0;
        for (auto& piece : pieces_) {
            all += is_worded(piece) ? 1 : 0;
            capitals += is_worded(piece) && piece.mark.capitals ? 1 : 0;
        }
        return 2 * capitals > all;
    }

    std::vector<Piece>& pieces_;
    const Vocabulary& vocabulary_;
    std::set<int> sections_;                    // words
    std::map<int, int> level_of_;               // word → level
    std::map<std::size_t, int> level_of_depth_; // parts of a number → level
    Levels levels_;
};

} // namespace

Levels recognise_word_levels(std::vector<Piece>& pieces, const Vocabulary& vocabulary)
{
    return WordLevels(pieces, vocabulary).recognise();
}

} // namespace outline

// Which levels the plan has. The first of these that the text shows decides: level words, Markdown headings, numbers,
// indented bullets.
#include "plans/outline_parts.hpp"
#include "plans/outline_text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

namespace outline {

bool is_worded(const Piece& piece)
{
    return piece.mark.word && (piece.kind == Kind::heading || piece.kind == Kind::section);
}

bool is_bare_number(const Piece& piece)
{
    return piece.kind == Kind::heading && !piece.mark.word && piece.mark.hashes == 0;
}

void demote(Piece& piece)
{
    auto joined = piece.text.substr(std::min(piece.mark.title.size(), piece.text.size()));
    piece.kind  = Kind::item;
    piece.text  = piece.first().text + joined;
    piece.level = -1;
}

std::string level_name(const std::vector<std::string>& given, std::size_t index)
{
    return index < given.size() ? given[index] : "Livello " + std::to_string(index + 1);
}

std::string join_number(const std::vector<std::string>& parts, std::size_t count)
{
    std::string number;
    for (std::size_t i = 0; i < count; ++i) number += (i > 0 ? "." : "") + parts[i];
    return number;
}

std::string number_of(const Piece& piece) { return join_number(piece.mark.number, piece.mark.number.size()); }

std::string parent_number(const Piece& piece)
{
    return piece.mark.number.empty() ? "" : join_number(piece.mark.number, piece.mark.number.size() - 1);
}

namespace {

void demote_bare_numbers(std::vector<Piece>& pieces)
{
    for (auto& piece : pieces)
        if (is_bare_number(piece)) demote(piece);
}

// Without its bullet or letter.
void make_node(Piece& item, int level)
{
    item.level = level;
    item.text  = item.text.substr(std::min(item.text.find(item.mark.title), item.text.size()));
}

// Bullets as levels, the less indented above. Levels from `top` on.
void place_items(std::vector<Piece>& pieces, Levels& levels, const std::vector<std::string>& given)
{
    auto top = levels.names.size();
    std::set<int> indents;
    for (auto& piece : pieces)
        if (piece.kind == Kind::item && piece.mark.bullet && !piece.mark.title.empty())
            indents.insert(piece.first().indent);
    auto room = given.empty() ? max_outline_levels : given.size();
    for (auto& piece : pieces) {
        auto place = static_cast<std::size_t>(std::distance(indents.begin(), indents.find(piece.first().indent)));
        if (piece.kind != Kind::item || !piece.mark.bullet || piece.mark.title.empty() || top + place >= room) continue;
        make_node(piece, static_cast<int>(top + place));
        while (levels.names.size() <= top + place) levels.names.push_back(level_name(given, levels.names.size()));
    }
}

Levels by_hashes(std::vector<Piece>& pieces, const std::vector<std::string>& given)
{
    std::map<int, int> uses;
    for (auto& piece : pieces)
        if (piece.mark.hashes > 0) ++uses[piece.mark.hashes];
    // One first heading above all others is the name of the document.
    auto top            = uses.begin();
    bool document_title = top->second == 1 && uses.size() > 1 && pieces.front().mark.hashes == top->first;
    if (document_title) uses.erase(top);
    Levels levels;
    levels.any = true;
    while (levels.names.size() < uses.size()) levels.names.push_back(level_name(given, levels.names.size()));
    for (auto& piece : pieces) {
        auto found = uses.find(piece.mark.hashes);
        if (found != uses.end()) piece.level = static_cast<int>(std::distance(uses.begin(), found));
    }
    demote_bare_numbers(pieces);
    place_items(pieces, levels, given);
    return levels;
}

// "1 Title" is a heading where "1.1" follows; "1. Title" also where no number has two parts.
class NumberLevels {
  public:
    explicit NumberLevels(std::vector<Piece>& pieces) : pieces_(pieces)
    {
        for (auto& piece : pieces)
            if (is_bare_number(piece)) depths_.insert(piece.mark.number.size());
    }

    Levels recognise(const std::vector<std::string>& given)
    {
        bool deep = depths_.size() > 1 || !depths_.contains(1);
        std::string next;
        for (auto piece = pieces_.rbegin(); piece != pieces_.rend(); ++piece) {
            if (!is_bare_number(*piece)) continue;
            bool top = piece->mark.number.size() == 1;
            if (top && deep && next != number_of(*piece))
                demote(*piece);
            else if (!top)
                next = piece->mark.number.front();
        }
        Levels levels;
        levels.any = std::any_of(pieces_.begin(), pieces_.end(), [](auto& piece) { return is_bare_number(piece); });
        if (!levels.any) return levels;
        while (levels.names.size() < depths_.size()) levels.names.push_back(level_name(given, levels.names.size()));
        for (auto& piece : pieces_)
            if (is_bare_number(piece)) piece.level = level_of(piece);
        place_letters(levels, given);
        return levels;
    }

  private:
    int level_of(const Piece& piece) const
    {
        return static_cast<int>(std::distance(depths_.begin(), depths_.find(piece.mark.number.size())));
    }

    // a), b), c) under a number are the level below; one letter alone is an initial or an article of law.
    void place_letters(Levels& levels, const std::vector<std::string>& given)
    {
        int above = -1;
        Piece* a  = nullptr;
        char last = 0;
        for (auto& piece : pieces_) {
            if (piece.kind == Kind::heading) above = piece.level, a = nullptr, last = 0;
            if (piece.mark.letter.empty() || above < 0) continue;
            auto letter = piece.mark.letter[0];
            if (letter == 'a' || letter == 'A')
                a = &piece, last = letter;
            else if (a && letter == last + 1) {
                if (a->level < 0) make_node(*a, above + 1);
                make_node(piece, above + 1);
                last = letter;
                if (levels.names.size() == static_cast<std::size_t>(above) + 1)
                    levels.names.push_back(level_name(given, levels.names.size()));
            }
        }
    }

    std::vector<Piece>& pieces_;
    std::set<std::size_t> depths_;
};

Levels by_indent(std::vector<Piece>& pieces, const std::vector<std::string>& given)
{
    std::set<int> indents;
    for (auto& piece : pieces)
        if (piece.kind == Kind::item && piece.mark.bullet && !piece.mark.title.empty())
            indents.insert(piece.first().indent);
    Levels levels;
    levels.any = indents.size() > 1 || (!indents.empty() && !given.empty());
    if (levels.any) place_items(pieces, levels, given);
    return levels;
}

} // namespace

Levels recognise_wordless_levels(std::vector<Piece>& pieces, const std::vector<std::string>& given)
{
    auto any = [&](auto&& test) { return std::any_of(pieces.begin(), pieces.end(), test); };
    if (any([](auto& piece) { return piece.mark.hashes > 0; })) return by_hashes(pieces, given);
    if (any([](auto& piece) { return is_bare_number(piece); })) return NumberLevels(pieces).recognise(given);
    return by_indent(pieces, given);
}

Levels recognise_levels(std::vector<Piece>& pieces, const Vocabulary& vocabulary)
{
    bool worded = std::any_of(pieces.begin(), pieces.end(), [](auto& piece) { return is_worded(piece); });
    return worded ? recognise_word_levels(pieces, vocabulary) : recognise_wordless_levels(pieces, vocabulary.given());
}

} // namespace outline

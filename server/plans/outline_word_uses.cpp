#include "plans/outline_word_uses.hpp"

#include <algorithm>

namespace outline {
namespace {

bool is_parent(const WordUse& above, const WordUse& below)
{
    auto& parents = below.parents;
    return std::any_of(parents.begin(), parents.end(), [&](auto& number) { return above.numbers.contains(number); });
}

// A page may bring "Strategy 1.1" before "Objective 1".
void put_parents_first(std::vector<WordUse>& order)
{
    for (auto use = order.begin(); use != order.end(); ++use) {
        auto is_above = [&](auto& other) { return is_parent(other, *use); };
        if (std::any_of(order.begin(), use, is_above)) continue;
        auto parent = std::find_if(std::next(use), order.end(), is_above);
        if (parent != order.end()) std::rotate(use, parent, std::next(parent));
    }
}

} // namespace

std::size_t WordUse::depth() const
{
    std::size_t best = 0;
    int times = 0, numbered = 0;
    for (auto [parts, many] : depths) {
        numbered += many;
        if (many > times) best = parts, times = many;
    }
    return 2 * numbered >= headings ? best : 0;
}

std::vector<WordUse> word_uses(const std::vector<Piece>& pieces)
{
    std::map<int, WordUse> uses;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto& piece = pieces[i];
        if (!is_worded(piece) || piece.contents) continue;
        auto [found, is_new] = uses.try_emplace(piece.mark.word->name);
        auto& use            = found->second;
        if (is_new) use.word = found->first, use.first = i;
        ++(piece.kind == Kind::section ? use.sections : use.headings);
        if (piece.kind == Kind::section || piece.mark.number.empty()) continue;
        ++use.depths[piece.mark.number.size()];
        use.numbers.insert(number_of(piece));
        if (piece.mark.number.size() > 1) use.parents.insert(parent_number(piece));
    }
    std::vector<WordUse> list;
    for (auto& [word, use] : uses) list.push_back(std::move(use));
    return list;
}

std::vector<WordUse> from_the_top(std::vector<WordUse> uses, const Vocabulary& vocabulary)
{
    auto rank = [&](const WordUse& use) { return vocabulary.rank(use.word); };
    std::stable_sort(uses.begin(), uses.end(), [&](auto& a, auto& b) { return rank(a) < rank(b); });
    if (!vocabulary.given().empty()) return uses;
    auto sections = std::stable_partition(uses.begin(), uses.end(), [](auto& use) { return !use.heads_sections(); });
    std::vector<WordUse> order(uses.begin(), sections);
    std::stable_sort(order.begin(), order.end(), [](auto& a, auto& b) { return a.first < b.first; });
    put_parents_first(order);
    for (auto use = sections; use != uses.end(); ++use) {
        auto place = order.end();
        while (place != order.begin() && rank(*std::prev(place)) > rank(*use)) --place;
        if (place != order.begin()) order.insert(place, *use);
    }
    return order;
}

} // namespace outline

#include "base/text.hpp"
#include "plans/linter/rules.hpp"
#include "plans/outline_text.hpp"

#include <algorithm>

namespace plans::linter {

namespace {

constexpr std::size_t min_words = 9;   // shorter ones are repeated on purpose
constexpr std::size_t min_many  = 8;   // so many show how a level is written
constexpr double nearly_all     = 0.8; // of them

bool ends_sentence(const std::string& text) { return !outline::is_unfinished(text) || text.ends_with(':'); }

// The levels whose points end with a full stop, nearly all.
std::set<int> levels_of_sentences(const Subject& subject)
{
    std::map<int, std::pair<std::size_t, std::size_t>> ends; // ended, all
    for (const auto& one : subject.passages) {
        if (one.level == 0 || one.body.empty()) continue;
        ends[one.level].first += ends_sentence(one.body);
        ++ends[one.level].second;
    }
    std::set<int> levels;
    for (const auto& [level, count] : ends)
        if (count.second >= min_many
            && static_cast<double>(count.first) >= nearly_all * static_cast<double>(count.second))
            levels.insert(level);
    return levels;
}

} // namespace

Found sentences_repeated(const Subject& subject)
{
    struct Places {
        std::vector<std::size_t> at;
        std::string words;
        int times = 0;
    };
    std::map<std::string, Places> seen;
    for (std::size_t i = 0; i < subject.passages.size(); ++i) {
        if (subject.passages[i].level == 0) continue;
        auto all = sentences_of(text_of(subject.passages[i]));
        for (const auto& sentence : all) {
            std::string key;
            auto tokens = tokens_of(sentence);
            if (tokens.size() < min_words) continue;
            for (const auto& token : tokens) key += token.word + ' ';
            auto& places = seen[key];
            ++places.times;
            if (places.at.empty() || places.at.back() != i) places.at.push_back(i);
            if (places.words.empty()) places.words = excerpt(sentence, 160);
        }
    }
    Found found;
    for (auto& [key, places] : seen)
        if (places.times > 1) found.push_back({"sentences_repeated", places.at, {places.words}});
    return found;
}

Found sentences_orphaned(const Subject& subject)
{
    auto levels = levels_of_sentences(subject);
    Found found;
    for (std::size_t i = 0; i < subject.passages.size(); ++i) {
        const auto& one = subject.passages[i];
        if (one.level == 0 || one.body.empty()) continue;
        auto cut_before = outline::starts_lower(one.body) && !one.title.empty();
        auto cut_after  = outline::asks_for_more(one.body) || (levels.contains(one.level) && !ends_sentence(one.body));
        if (cut_before) found.push_back({"sentences_orphaned", {i}, {excerpt(one.body, 80)}});
        if (!cut_after) continue;
        auto sentences = sentences_of(one.body);
        found.push_back({"sentences_unfinished", {i}, {sentences.empty() ? "" : excerpt(sentences.back(), 160)}});
    }
    return found;
}

} // namespace plans::linter

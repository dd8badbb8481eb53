// Figures that contradict each other.
#include "base/text.hpp"
#include "plans/linter/rules.hpp"

#include <algorithm>

namespace plans::linter {

namespace {

constexpr std::size_t reach        = 12;   // words before and after
constexpr std::size_t alike        = 3;    // words in common, besides what is counted
constexpr std::size_t most_figures = 1000; // compared each with each
constexpr long long first_year = 1900, last_year = 2100;

struct Figure {
    std::size_t at  = 0;
    long long value = 0;
    std::string unit; // stem of what is counted
    std::set<std::string> about;
    std::string words;
};

// "more than 100", "about 30": nobody says that it is exactly so.
bool is_rough(const std::string& text, const std::vector<Token>& tokens, std::size_t i)
{
    static const std::set<std::string> words = {"circa",   "oltre", "almeno", "quasi", "fino",   "massimo",
                                                "minimo",  "about", "over",   "least", "nearly", "almost",
                                                "environ", "plus",  "moins",  "di",    "than",   "primi",
                                                "prime",   "altri", "altre",  "other", "n",      "art"};
    auto begin                               = tokens[i].begin;
    if (begin > 0 && (text[begin - 1] == '+' || text[begin - 1] == '/')) return true;
    constexpr std::string_view after = "%+.)"; // a share, a lower bound, the number of a list's entry
    if (tokens[i].end < text.size() && after.find(text[tokens[i].end]) != std::string_view::npos) return true;
    return i > 0 && words.contains(tokens[i - 1].word);
}

std::vector<Figure> figures(const Subject& subject)
{
    std::vector<Figure> all;
    for (std::size_t at = 0; at < subject.passages.size() && all.size() < most_figures; ++at) {
        auto text   = text_of(subject.passages[at]);
        auto tokens = tokens_of(text);
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            auto value = whole_number(tokens[i].word);
            auto unit  = stem(tokens[i + 1].word);
            if (!value || *value < 2 || unit.empty() || (*value >= first_year && *value <= last_year)) continue;
            if (is_rough(text, tokens, i)) continue;
            auto about = stems_around(tokens, i, reach);
            about.erase(unit);
            all.push_back({at, *value, unit, std::move(about), around(text, tokens[i].begin, tokens[i + 1].end)});
        }
    }
    return all;
}

// "di cui 12 … e 9 …": the numbers up to the end of the sentence.
struct Parts {
    long long total = 0, sum = 0;
    std::size_t count = 0, begin = 0, end = 0;
};
std::optional<Parts> parts_after(const std::string& text, const std::vector<Token>& tokens, std::size_t i)
{
    constexpr std::size_t max_between = 8; // words between the whole and its parts
    auto is_of_which                  = [&](std::size_t k) {
        return k + 1 < tokens.size()
               && ((tokens[k].word == "di" && tokens[k + 1].word == "cui")
                   || (tokens[k].word == "of" && tokens[k + 1].word == "which") || tokens[k].word == "dont");
    };
    Parts parts{.total = whole_number(tokens[i].word).value_or(0), .begin = tokens[i].begin};
    auto k = i + 1;
    while (k < tokens.size() && k <= i + max_between && !is_of_which(k)) {
        if (whole_number(tokens[k].word)) return {};
        ++k;
    }
    if (!is_of_which(k) || parts.total < 2 || (parts.total >= first_year && parts.total <= last_year)) return {};
    for (; k < tokens.size(); ++k) {
        auto gap = text.substr(tokens[k - 1].end, tokens[k].begin - tokens[k - 1].end);
        if (gap.find_first_of(".;!?(\n") != std::string::npos) break;
        auto value = whole_number(tokens[k].word);
        if (!value && std::isdigit(static_cast<unsigned char>(tokens[k].word.front()))) return {};
        if (!value) continue;
        if (tokens[k].end < text.size() && text[tokens[k].end] == '%') return {};
        if (*value >= first_year && *value <= last_year) return {};
        parts.sum += *value, ++parts.count;
        parts.end = tokens[k].end;
    }
    return parts.count >= 2 ? std::optional{parts} : std::nullopt;
}

// Names of levels may be short words: "tema", "asse".
std::string level_stem(const std::string& word)
{
    constexpr std::size_t shortest = 3, longest = 6;
    return word.size() < shortest ? std::string() : word.substr(0, std::min(longest, word.size() - 1));
}

} // namespace

Found figures_that_differ(const Subject& subject)
{
    auto all = figures(subject);
    Found found;
    std::set<std::tuple<std::string, long long, long long>> told;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t k = i + 1; k < all.size(); ++k) {
            const auto &a = all[i], &b = all[k];
            if (a.unit != b.unit || a.value == b.value || common(a.about, b.about) < alike) continue;
            if (!told.insert({a.unit, std::min(a.value, b.value), std::max(a.value, b.value)}).second) continue;
            Finding one{"figures_that_differ", {a.at}, {a.words, b.words}};
            if (b.at != a.at) one.at.push_back(b.at);
            found.push_back(std::move(one));
        }
    return found;
}

Found parts_that_differ(const Subject& subject)
{
    Found found;
    for (std::size_t at = 0; at < subject.passages.size(); ++at) {
        auto text   = text_of(subject.passages[at]);
        auto tokens = tokens_of(text);
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            if (!whole_number(tokens[i].word)) continue;
            auto parts = parts_after(text, tokens, i);
            if (!parts || parts->sum == parts->total) continue;
            found.push_back(
                {"parts_that_differ",
                 {at},
                 {std::to_string(parts->total), std::to_string(parts->sum), around(text, parts->begin, parts->end)}});
        }
    }
    return found;
}

// A text that counts its own levels, two of them or more in one breath.
Found counts_that_differ(const Subject& subject)
{
    std::map<std::string, std::pair<std::string, int>> counts; // stem → name, number
    for (const auto& [name, number] : subject.counts) {
        auto words = tokens_of(name);
        if (!words.empty()) counts[level_stem(words.front().word)] = {name, number};
    }
    counts.erase("");
    Found found;
    for (std::size_t at = 0; at < subject.passages.size(); ++at) {
        auto text   = text_of(subject.passages[at]);
        auto tokens = tokens_of(text);
        std::vector<std::pair<std::size_t, std::string>> said; // token and stem
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
            if (auto unit = level_stem(tokens[i + 1].word); whole_number(tokens[i].word) && counts.contains(unit))
                said.emplace_back(i, unit);
        if (said.size() < 2) continue;
        for (const auto& [i, unit] : said) {
            auto told                = whole_number(tokens[i].word).value();
            const auto& [name, real] = counts.at(unit);
            if (told == real) continue;
            found.push_back(
                {"counts_that_differ",
                 {at},
                 {name, std::to_string(told), std::to_string(real), around(text, tokens[i].begin, tokens[i + 1].end)}});
        }
    }
    return found;
}

} // namespace plans::linter

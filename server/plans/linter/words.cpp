// How the rules read words.
#include "base/text.hpp"
#include "plans/linter/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace plans::linter {

namespace {

constexpr std::size_t stem_chars = 6; // "partecipanti", "partecipativo"
constexpr std::size_t long_word  = 5; // shorter ones are mostly grammar
constexpr std::size_t said_bytes = 50;

// Long words that say nothing of what a sentence is about.
const std::set<std::string>& empty_words()
{
    static const std::set<std::string> words = {
        "della",  "delle",  "dello",  "degli",  "nella",  "nelle",  "negli",     "sulla",   "sulle",    "sugli",
        "dalla",  "dalle",  "dagli",  "questo", "questa", "questi", "queste",    "quello",  "quella",   "quelli",
        "quelle", "essere", "stato",  "stata",  "stati",  "state",  "hanno",     "anche",   "ancora",   "oltre",
        "circa",  "tutti",  "tutte",  "tutto",  "dopo",   "prima",  "entro",     "durante", "presso",   "which",
        "these",  "those",  "their",  "there",  "about",  "after",  "before",    "between", "avec",     "dans",
        "leurs",  "cette",  "entre",  "apres",  "avant",  "essere", "sono",      "loro",    "gennaio",  "febbraio",
        "marzo",  "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"};
    return words;
}

bool is_letter(UChar32 c) { return c >= 0 && (u_isalnum(c) || u_getCombiningClass(c) != 0); }

} // namespace

std::vector<Token> tokens_of(std::string_view text)
{
    std::vector<Token> tokens;
    std::optional<std::size_t> begin;
    auto close = [&](std::size_t end) {
        if (begin) tokens.push_back({fold_plain(text.substr(*begin, end - *begin)), *begin, end});
        begin.reset();
    };
    auto bytes = reinterpret_cast<const uint8_t*>(text.data());
    for (int32_t at = 0, end = static_cast<int32_t>(text.size()); at < end;) {
        auto before = static_cast<std::size_t>(at);
        UChar32 c;
        U8_NEXT(bytes, at, end, c);
        auto between_digits = (c == '.' || c == ',') && begin && before > 0 && std::isdigit(bytes[before - 1])
                              && at < end && std::isdigit(bytes[at]);
        if (!is_letter(c) && !between_digits)
            close(before);
        else if (!begin)
            begin = before;
    }
    close(text.size());
    return tokens;
}

std::string text_of(const Passage& passage)
{
    if (passage.title.empty() || passage.body.empty()) return passage.title + passage.body;
    return passage.title + "\n\n" + passage.body;
}

std::vector<std::string> sentences_of(const std::string& text)
{
    std::vector<std::string> list;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        auto ends = i == text.size() || text.compare(i, 2, "\n\n") == 0
                    || (std::string_view(".!?;").find(text[i]) != std::string_view::npos
                        && (i + 1 == text.size() || std::isspace(static_cast<unsigned char>(text[i + 1]))));
        if (!ends) continue;
        auto one = clean_text(std::string_view(text).substr(start, i - start)).value_or("");
        if (!one.empty()) list.push_back(std::move(one));
        start = i + 1;
    }
    return list;
}

std::string stem(const std::string& word)
{
    if (word == "fase" || word == "iii") return word; // "Fase III" tells which event is meant
    if (word.size() < long_word) return {};
    if (std::isdigit(static_cast<unsigned char>(word.front())) || empty_words().contains(word) || month_of(word))
        return {};
    return word.substr(0, std::min(stem_chars, word.size() - 1)); // the last letter is the number or the gender
}

std::set<std::string> stems_around(const std::vector<Token>& tokens, std::size_t at, std::size_t reach)
{
    std::set<std::string> stems;
    auto first = at > reach ? at - reach : 0;
    auto last  = std::min(tokens.size(), at + reach + 1);
    for (auto i = first; i < last; ++i)
        if (auto one = stem(tokens[i].word); !one.empty()) stems.insert(std::move(one));
    return stems;
}

std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b)
{
    return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](auto& one) { return b.contains(one); }));
}

// "1.200" is twelve hundred; "1,8" and "3.1" are no whole numbers.
std::optional<long long> whole_number(const std::string& word)
{
    constexpr std::size_t most_digits = 12, thousand = 3;
    std::string digits;
    std::size_t since_mark = 0;
    bool marked            = false;
    for (char c : word) {
        if (c == '.') {
            if (marked ? since_mark != thousand : (digits.empty() || digits.size() > thousand)) return {};
            marked     = true;
            since_mark = 0;
        } else if (c >= '0' && c <= '9') {
            digits += c;
            ++since_mark;
        } else {
            return {};
        }
    }
    if (digits.empty() || digits.size() > most_digits || (marked && since_mark != thousand)) return {};
    long long value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

int month_of(const std::string& word)
{
    static const std::array<std::set<std::string>, 12> months = {{{"gennaio", "january", "janvier"},
                                                                  {"febbraio", "february", "fevrier"},
                                                                  {"marzo", "march", "mars"},
                                                                  {"aprile", "april", "avril"},
                                                                  {"maggio", "may", "mai"},
                                                                  {"giugno", "june", "juin"},
                                                                  {"luglio", "july", "juillet"},
                                                                  {"agosto", "august", "aout"},
                                                                  {"settembre", "september", "septembre"},
                                                                  {"ottobre", "october", "octobre"},
                                                                  {"novembre", "november", "novembre"},
                                                                  {"dicembre", "december", "decembre"}}};
    for (std::size_t i = 0; i < months.size(); ++i)
        if (months[i].contains(word)) return static_cast<int>(i) + 1;
    return 0;
}

std::string around(const std::string& text, std::size_t begin, std::size_t end)
{
    auto first = begin > said_bytes ? text.find(' ', begin - said_bytes) : 0;
    if (first == std::string::npos || first > begin) first = begin;
    auto last = end + said_bytes < text.size() ? text.rfind(' ', end + said_bytes) : text.size();
    if (last == std::string::npos || last < end) last = end;
    auto words = text.substr(first, last - first);
    std::replace(words.begin(), words.end(), '\n', ' ');
    auto clean = clean_text(words).value_or("");
    return (first > 0 ? "…" : "") + clean + (last < text.size() ? "…" : "");
}

std::vector<Day> days_in(std::size_t passage, const std::vector<Token>& tokens)
{
    constexpr int first_year = 1900, last_year = 2100;
    std::vector<Day> days;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        auto number = whole_number(tokens[i].word);
        auto month  = month_of(tokens[i + 1].word);
        if (!number || *number < 1 || *number > 31 || !month) continue;
        Day day{passage, i, i + 1, static_cast<int>(*number), month, 0, tokens[i].begin, tokens[i + 1].end};
        if (i + 2 < tokens.size()) {
            auto year = whole_number(tokens[i + 2].word);
            if (year && *year >= first_year && *year <= last_year) {
                day.year = static_cast<int>(*year);
                day.last = i + 2;
                day.end  = tokens[i + 2].end;
            }
        }
        days.push_back(day);
    }
    return days;
}

} // namespace plans::linter

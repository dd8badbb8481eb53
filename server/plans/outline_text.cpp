#include "plans/outline_text.hpp"

#include "base/text.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

namespace outline {
namespace {

UChar32 next_char(std::string_view text, std::size_t& at)
{
    UChar32 c;
    auto i = static_cast<int32_t>(at);
    U8_NEXT(text.data(), i, static_cast<int32_t>(text.size()), c);
    at = static_cast<std::size_t>(i);
    return c;
}

UChar32 first_letter(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto c = next_char(text, at);
        if (c < 0 || u_isalpha(c)) return c;
        if (u_isdigit(c)) return U_SENTINEL;
    }
    return U_SENTINEL;
}

// No word is longer; a text without spaces must not be read again at every line joined to it.
constexpr std::size_t max_word = 100; // bytes

// Two titles are told apart within their first line or two.
constexpr std::size_t max_compared = 2000; // bytes

constexpr std::string_view punctuation = ".,;:!?)(\"'";

std::string_view last_word(std::string_view text)
{
    text.remove_prefix(text.size() - std::min(text.size(), max_word));
    auto space = text.find_last_of(' ');
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends)
{
    return std::any_of(ends.begin(), ends.end(), [&](auto end) { return text.ends_with(end); });
}

// Words after which a title cannot end, in the three languages.
bool is_connective(std::string_view word)
{
    static const std::unordered_set<std::string> connectives = {
        "di",   "del", "dello", "della", "dei", "degli", "delle", "e",   "ed",   "a",     "ad",    "al",  "allo",
        "alla", "ai",  "agli",  "alle",  "da",  "dal",   "dalla", "in",  "nel",  "nello", "nella", "nei", "nelle",
        "con",  "su",  "sul",   "sulla", "sui", "per",   "tra",   "fra", "il",   "lo",    "la",    "i",   "gli",
        "le",   "un",  "uno",   "una",   "o",   "non",   "che",   "of",  "the",  "and",   "for",   "to",  "with",
        "de",   "du",  "des",   "et",    "à",   "au",    "aux",   "les", "pour", "dans",  "sur",   "par", "une"};
    return connectives.contains(fold(word));
}

bool has_open_bracket(std::string_view text)
{
    return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

// A full stop here ends a sentence: not in brackets, not after an abbreviation or a number, and a capital follows.
bool ends_sentence(std::string_view text, std::size_t stop)
{
    if (stop + 2 >= text.size() || text[stop + 1] != ' ') return false;
    auto before = text.substr(0, stop), after = text.substr(stop + 2);
    auto word       = last_word(before);
    bool whole_word = words_of(word).size() == 1 && words_of(word).front().size() > 3 && word.find('.') == word.npos;
    return (whole_word || word.ends_with(')')) && starts_upper(after);
}

} // namespace

bool starts_lower(std::string_view text) { return u_islower(first_letter(text)); }
bool starts_upper(std::string_view text) { return u_isupper(first_letter(text)); }

bool is_capitals(std::string_view text)
{
    int letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto c = next_char(text, at);
        if (u_islower(c)) return false;
        letters += u_isupper(c) ? 1 : 0;
    }
    return letters >= 2;
}

bool is_unfinished(std::string_view text)
{
    return !ends_with_any(text, {".", "!", "?", ":", ";", ".)", ".”", ".\"", ".»", "…"});
}

bool asks_for_more(std::string_view text)
{
    return ends_with_any(text, {",", "-", "(", "/", "'", "’", "&"}) || is_connective(last_word(text))
           || has_open_bracket(text);
}

bool is_digits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    auto folded = fold(text.substr(0, max_compared));
    for (std::size_t at = 0; at < folded.size();) {
        auto start = at;
        auto c     = next_char(folded, at);
        if (u_isalnum(c))
            word.append(folded, start, at - start);
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

bool alike(std::string_view one, std::string_view other)
{
    auto a = words_of(one), b = words_of(other);
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::vector<std::string> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return 2 * common.size() >= std::max(a.size(), b.size());
}

TitleAndBody split_title(std::string_view text)
{
    // A shorter first sentence names nothing by itself ("Projects.").
    constexpr std::size_t min_title = 30; // bytes
    int brackets                    = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') ++brackets;
        if (text[at] == ')') --brackets;
        if (text[at] == '.' && at >= min_title && brackets <= 0 && ends_sentence(text, at))
            return {std::string(text.substr(0, at + 1)), std::string(text.substr(at + 2))};
    }
    return {std::string(text), {}};
}

TitleAndBody cut(std::string_view text, std::size_t max_chars)
{
    if (count_chars(text) <= max_chars) return {std::string(text), {}};
    std::size_t end = 0;
    for (std::size_t chars = 0; chars < max_chars; ++chars) next_char(text, end);
    auto space = text.substr(0, end).find_last_of(" \n");
    if (space == std::string_view::npos || space == 0)
        return {std::string(text.substr(0, end)), std::string(text.substr(end))};
    return {std::string(text.substr(0, space)), std::string(text.substr(space + 1))};
}

void Compounds::collect(std::string_view line)
{
    if (line.find('-') == std::string_view::npos) return;
    for (std::size_t at = 0; at < line.size();) {
        auto end    = std::min(line.find(' ', at), line.size());
        auto word   = line.substr(at, end - at);
        auto hyphen = word.find('-');
        if (hyphen != std::string_view::npos && hyphen > 0 && hyphen + 1 < word.size())
            seen_.insert(fold(word.substr(0, word.find_last_not_of(punctuation) + 1)));
        at = end + 1;
    }
}

void Compounds::join(std::string& text, std::string_view line, bool soft_hyphen) const
{
    if (text.empty() || soft_hyphen || ends_with_any(text, {"/", "\\", "'", "’"})) {
        text += line;
        return;
    }
    bool broken = text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ';
    if (broken && starts_lower(line)) {
        auto head = last_word(text);
        auto tail = line.substr(0, line.find(' '));
        tail      = tail.substr(0, tail.find_last_not_of(punctuation) + 1);
        if (!seen_.contains(fold(std::string(head) + std::string(tail)))) text.pop_back();
    }
    if (!broken) text += ' ';
    text += line;
}

} // namespace outline

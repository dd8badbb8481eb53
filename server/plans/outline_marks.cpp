// What stands before the text of a line: hashes, bullet, level word, number, letter.
#include "plans/outline_parts.hpp"
#include "plans/outline_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace outline {
namespace {

constexpr std::string_view bullets[] = {"•", "◦", "▪", "▫", "■", "□", "●", "○", "–",
                                        "—", "➢", "►", "·", "-", "*", "+", "§"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

void skip_spaces(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(' '), text.size())); }

bool take(std::string_view& text, std::string_view start)
{
    if (!text.starts_with(start)) return false;
    text.remove_prefix(start.size());
    return true;
}

int take_hashes(std::string_view& text)
{
    auto count = std::min(text.find_first_not_of('#'), text.size());
    if (count == 0 || count > 6 || (count < text.size() && text[count] != ' ')) return 0;
    text.remove_prefix(count);
    skip_spaces(text);
    return static_cast<int>(count);
}

bool take_bullet(std::string_view& text)
{
    // The bullet of old word processors comes out as the letter o; before a small letter it is the Italian word.
    if (text.starts_with("o ") && starts_upper(text.substr(2))) {
        text.remove_prefix(2);
        return true;
    }
    for (auto bullet : bullets) {
        if (!text.starts_with(bullet)) continue;
        bool sign_of_its_own = bullet == "•" || bullet == "■" || bullet == "●";
        if (text.size() > bullet.size() && text[bullet.size()] != ' ' && !sign_of_its_own) continue;
        text.remove_prefix(bullet.size());
        skip_spaces(text);
        return true;
    }
    return false;
}

bool is_part(std::string_view part, bool is_first, bool after_word)
{
    if (part.empty()) return false;
    if (is_digits(part)) return part.size() <= 3;
    if (part.size() == 1)
        return after_word && (is_first ? is_capital(part[0]) : std::isalpha(static_cast<unsigned char>(part[0])));
    return after_word && part.size() <= 5 && part.find_first_not_of("IVXLC") == std::string_view::npos;
}

// "1.2.3", "II", "A.1"; nothing is taken when a part is no number.
std::vector<std::string> take_number(std::string_view& text, bool after_word)
{
    std::vector<std::string> parts;
    auto end   = std::min(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz."),
                          text.size());
    auto token = text.substr(0, end);
    while (token.ends_with('.')) token.remove_suffix(1);
    auto taken = token.size();
    while (!token.empty()) {
        auto dot  = std::min(token.find('.'), token.size());
        auto part = token.substr(0, dot);
        if (!is_part(part, parts.empty(), after_word) || parts.size() == max_outline_levels) return {};
        parts.emplace_back(part);
        token.remove_prefix(std::min(dot + 1, token.size()));
    }
    text.remove_prefix(taken);
    return parts;
}

bool take_separator(std::string_view& text)
{
    auto before = text.size();
    bool taken  = false;
    for (bool more = true; more;) {
        skip_spaces(text);
        more = false;
        for (std::string_view sign : {"-", "–", "—", ":", ".", ")", "|", "·"})
            if (take(text, sign)) more = taken = true;
    }
    return taken && text.size() < before;
}

// A letter or a Roman numeral is a number only where something ends it: "AZIONE A LUNGO TERMINE" has none.
bool is_doubtful(const std::vector<std::string>& number) { return number.size() == 1 && !is_digits(number[0]); }

std::string without_emphasis(std::string_view marked)
{
    std::string text;
    for (std::size_t at = 0; at < marked.size(); ++at) {
        auto two = marked.substr(at, 2);
        if (two == "**" || two == "__")
            ++at;
        else
            text += marked[at];
    }
    return text;
}

void read_number(Mark& mark, std::string_view& text)
{
    auto rest = text;
    if (mark.word)
        for (std::string_view sign : {"n. ", "N. ", "n.", "N.", "n°", "N°", "n° ", "N° "})
            if (rest.starts_with(sign) && rest.size() > sign.size() && is_digit(rest[sign.size()])) take(rest, sign);
    auto number = take_number(rest, mark.word.has_value());
    if (number.empty()) return;
    bool letter_follows = !rest.empty() && std::isalnum(static_cast<unsigned char>(rest[0]));
    auto after          = rest;
    bool separated      = take_separator(after);
    if (letter_follows || (is_doubtful(number) && !separated && !after.empty())) return;
    mark.number    = number;
    mark.separated = separated;
    text           = after;
}

void read_letter(Mark& mark, std::string_view& text)
{
    if (text.size() < 4 || text[2] != ' ') return;
    bool small   = is_small(text[0]) && text[1] == ')',
         capital = is_capital(text[0]) && (text[1] == ')' || text[1] == '.');
    if (!small && !capital) return;
    mark.letter = std::string(1, text[0]);
    text.remove_prefix(3);
}

} // namespace

Mark read_mark(std::string_view text, const Vocabulary& vocabulary)
{
    Mark mark;
    mark.hashes = take_hashes(text);
    mark.bullet = take_bullet(text);
    if (mark.hashes > 0) text = text.substr(0, text.find_last_not_of("# ") + 1); // "## Title ##"
    bool strong = text.starts_with("**") || text.starts_with("__");
    auto plain  = strong ? without_emphasis(text) : std::string(text);
    std::string_view rest(plain);
    mark.word = vocabulary.at_start(rest);
    if (mark.word) {
        mark.capitals = is_capitals(rest.substr(0, mark.word->size));
        rest.remove_prefix(mark.word->size);
        skip_spaces(rest);
    }
    read_number(mark, rest);
    if (mark.word && mark.number.empty()) mark.separated = take_separator(rest);
    if (!mark.word && mark.number.empty()) read_letter(mark, rest);
    bool marked = mark.word || !mark.number.empty() || mark.hashes > 0;
    mark.title  = marked || !strong ? std::string(rest) : std::string(text);
    return mark;
}

} // namespace outline

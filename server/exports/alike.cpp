#include "exports/rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace exports {

namespace {

// Legal forms and small words of the names of bodies, folded.
bool says_nothing(const std::string& word)
{
    static const std::set<std::string, std::less<>> words{
        "a",  "aps", "associazione", "coop",  "cooperativa", "cooperative", "da",      "dei", "del", "della", "delle",
        "di", "e",   "ente",         "ets",   "fondazione",  "il",          "impresa", "l",   "la",  "odv",   "onlus",
        "r",  "s",   "sc",           "scarl", "scs",         "sociale",     "societa", "spa", "srl", "srls"};
    return words.contains(word);
}

// "a.i.c.s." is one word; whatever else is no letter and no digit stands between words.
std::vector<std::string> words_of(const std::string& folded)
{
    std::vector<std::string> words{""};
    for (auto c : folded) {
        auto is_ascii = static_cast<unsigned char>(c) < 0x80;
        if (!is_ascii || std::isalnum(static_cast<unsigned char>(c)))
            words.back() += c;
        else if (c != '.' && !words.back().empty())
            words.emplace_back();
    }
    return words;
}

} // namespace

std::string likeness(std::string_view name)
{
    auto words = words_of(fold_plain(name));
    std::erase_if(words, [](const auto& word) { return word.empty() || says_nothing(word); });
    std::sort(words.begin(), words.end());
    std::string key;
    for (const auto& word : words) key += (key.empty() ? "" : " ") + word;
    return key;
}

} // namespace exports

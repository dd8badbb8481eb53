#include "fill/prose.hpp"

#include <algorithm>
#include <sstream>

namespace {

constexpr std::size_t run_length = 4; // words that stay together, as they stood in the source

} // namespace

Prose::Prose(const std::string& source, unsigned seed) : random_(seed)
{
    std::istringstream in(source);
    for (std::string word; in >> word;) words_.push_back(word);
    if (words_.size() <= run_length) words_.assign(run_length + 1, "piazza");
}

std::string Prose::sentence(std::size_t words)
{
    std::string text;
    while (words > 0) {
        auto run   = std::min(words, run_length);
        auto start = pick(words_.size() - run);
        for (std::size_t i = 0; i < run; ++i) text += (text.empty() ? "" : " ") + words_[start + i];
        words -= run;
    }
    return text;
}

std::string Prose::paragraph(std::size_t sentences)
{
    std::string text;
    for (std::size_t i = 0; i < sentences; ++i) text += (text.empty() ? "" : " ") + sentence(8 + pick(16)) + '.';
    return text;
}

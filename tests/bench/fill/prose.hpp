// Words as people write them here: short runs out of the plan itself, so that common words are common.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

class Prose {
  public:
    // The words to draw from, and a seed: the same seed writes the same text.
    Prose(const std::string& source, unsigned seed);

    // About so many words, without a full stop inside.
    std::string sentence(std::size_t words);
    std::string paragraph(std::size_t sentences);

    std::size_t pick(std::size_t count) { return random_() % count; }

  private:
    std::vector<std::string> words_;
    std::mt19937 random_;
};

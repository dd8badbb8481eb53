// Small questions about a piece of text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace outline {

bool starts_lower(std::string_view);
bool starts_upper(std::string_view);  // the first letter; quotation marks and brackets before it are passed over
bool is_capitals(std::string_view);   // at least two letters, none of them small
bool is_unfinished(std::string_view); // no mark of the end of a sentence
bool asks_for_more(std::string_view); // ends with a comma, a hyphen, an open bracket or a word that needs another
bool is_digits(std::string_view);

// Lower-case words without punctuation, for comparing titles.
std::vector<std::string> words_of(std::string_view);
// At least half of the words are common to both.
bool alike(std::string_view, std::string_view);

// The title is the first sentence when more than one stands there; the rest is the body.
struct TitleAndBody {
    std::string title, body;
};
TitleAndBody split_title(std::string_view);
// A cut at `max_chars` code points, at a space where there is one.
TitleAndBody cut(std::string_view, std::size_t max_chars);

// Words with a hyphen inside, seen somewhere in the text: a hyphen at the end of a line is kept for these.
class Compounds {
  public:
    void collect(std::string_view line);
    // Puts a broken line after the one above it.
    void join(std::string& text, std::string_view line, bool soft_hyphen) const;

  private:
    std::unordered_set<std::string> seen_;
};

} // namespace outline

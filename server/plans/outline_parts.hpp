// The steps of read_outline and what they hand on. For outline*.cpp only.
#pragma once

#include "plans/outline.hpp"
#include "plans/outline_words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outline {

class Warnings {
  public:
    void add(int line, std::string_view text, OutlineWhy why);
    std::vector<OutlineWarning> by_line() &&;

  private:
    std::vector<OutlineWarning> list_;
    std::size_t left_out_ = 0;
};

// A line that is not blank: NFC, trimmed, runs of white space made one space.
struct Line {
    int number = 0;
    int indent = 0; // columns
    std::string text;
    bool after_blank   = false;
    bool page_start    = false; // first of a page, or after a page's furniture
    bool leads_to_page = false; // dot leaders: "Title ...... 12"
    bool soft_hyphen   = false; // ends inside a word
};

// What stands before the text of a line.
struct Mark {
    int hashes  = 0;
    bool bullet = false;
    std::optional<LevelWord> word;
    bool capitals = false;           // the level word is in capitals
    std::vector<std::string> number; // parts: {"1", "2", "3"}
    std::string letter;              // "a" of "a)"
    bool separated = false;          // a dash, colon, full stop or bracket ends the mark
    std::string title;               // the rest
};

enum class Kind { heading, section, item, text };

// A heading with its title, a bullet or a paragraph: whole, whatever lines it was broken into.
struct Piece {
    Kind kind = Kind::text;
    Mark mark;
    int level = -1;   // index in the names of levels
    std::string text; // a heading's title, else the whole text
    std::vector<Line> lines;
    bool contents   = false; // an entry of a table of contents
    bool outside    = false; // its page bears no label of the plan
    bool over_label = false; // a section's label cut it in two
    bool in_section = false; // stands under a section's label and above nothing

    const Line& first() const { return lines.front(); }
};

struct Levels {
    std::vector<std::string> names;
    bool any              = false;
    bool capital_headings = false; // labels are written in capitals: other capitals are foreign headings
};

// A heading of hashes, or of a level word; a number alone may be one.
bool is_worded(const Piece&);
bool is_bare_number(const Piece&);
// What looked like a heading is a line of text.
void demote(Piece&);
std::string level_name(const std::vector<std::string>& given, std::size_t index);
// The first `count` parts: "1.2" of {"1", "2", "3"}.
std::string join_number(const std::vector<std::string>& parts, std::size_t count);
std::string number_of(const Piece&);
std::string parent_number(const Piece&);

std::vector<Line> read_lines(std::string_view text, Warnings&);
Mark read_mark(std::string_view text, const Vocabulary&);
std::vector<Line> without_furniture(std::vector<Line>, const Vocabulary&, Warnings&);
std::vector<Piece> read_pieces(const std::vector<Line>&, const Vocabulary&);
Levels recognise_levels(std::vector<Piece>&, const Vocabulary&);
Levels recognise_word_levels(std::vector<Piece>&, const Vocabulary&);
Levels recognise_wordless_levels(std::vector<Piece>&, const std::vector<std::string>& given);
std::vector<Piece> in_reading_order(std::vector<Piece>, const Levels&, Warnings&);
Outline build_tree(const std::vector<Piece>&, const Levels&, Warnings&);

} // namespace outline

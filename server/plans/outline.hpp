// A plan read from plain text or Markdown: what an organiser pastes, or what a PDF gave. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A proposal may replace the whole text of a node, and a suggested text holds 10000 code points: a longer body could
// not be amended in full.
constexpr std::size_t max_outline_body = 10000; // code points
// Some plans write an action as one long sentence and nothing else; above this it is no title on any screen.
constexpr std::size_t max_outline_title = 1000; // code points
// A line is at most a paragraph. Above this it is a file without line ends; it also bounds the work on one line.
constexpr std::size_t max_outline_line = 20000; // code points
// The reader and the index hold the whole tree at once; the largest real plans have some hundreds of nodes.
constexpr std::size_t max_outline_nodes = 5000;
// Six levels of headings and two of lists; deeper numbers are legal references, not headings.
constexpr std::size_t max_outline_levels = 8;
// A wrong file has a warning on every line; nobody reads more than this, and the answer must stay small.
constexpr std::size_t max_outline_warnings = 5000;

// Why a line is not in the tree, or is there with a doubt.
enum class OutlineWhy {
    unreadable,       // not UTF-8, or control characters; they are left out
    line_too_long,    // left out
    page_number,      // left out
    running_header,   // left out
    repeated_line,    // left out: the same line twice in a row
    web_furniture,    // left out: download links, dates of last change
    contents_entry,   // left out: table of contents
    no_level,         // left out: no level of a plan was recognised in the whole text
    before_first,     // left out: stands before the first heading
    unknown_heading,  // left out: a heading of no known level; it ends the node above
    outside,          // left out: follows such a heading, or stands on a page without labels
    after_list,       // left out: follows an indented list without belonging to it
    too_many_nodes,   // left out
    body_too_long,    // left out
    no_parent,        // a section is left out; a heading is placed at the top
    parent_missing,   // placed under the heading above: no heading has the number it needs
    level_skipped,    // placed under a heading more than one level up
    duplicate_number, // placed as a second node with the same number
    title_differs,    // placed in the node of that number, which is titled otherwise in another place
    title_missing,    // placed; no title was found
    title_too_long,   // placed; the title goes on in the body
    placed_by_guess,  // placed; the text does not say where it belongs
    warnings_left_out // more warnings than are listed
};

// The key of a reason in JSON and in the catalogue of words: `import.why.<key>`.
std::string_view why_key(OutlineWhy);

struct OutlineWarning {
    int line; // 1-based
    std::string text;
    OutlineWhy why;
};

struct OutlineNode {
    int parent;         // index in `nodes`, -1 at the top
    int level;          // 1-based, in `levels`; may be more than one below the parent's
    std::string number; // "1.2.3", "A", or empty
    std::string title;
    std::string body; // paragraphs separated by an empty line
    int order;        // 1-based among the children of the parent
    int line;         // where it was read
};

struct Outline {
    std::vector<std::string> levels;
    std::vector<OutlineNode> nodes;       // depth first
    std::vector<OutlineWarning> warnings; // by line
    std::optional<int> full_from;         // the line from which nodes were left out, because there were too many
};

// The plan tree in a text. Every line that is not blank is in a node or in a warning, or in both.
// `level_names`, from the top, says which words are levels; empty: they are recognised (Italian, English, French).
// Refuses nothing: what cannot be read is a warning. Time is linear in the text.
Outline read_outline(std::string_view text, const std::vector<std::string>& level_names = {});

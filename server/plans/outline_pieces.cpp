// Lines to headings, bullets and paragraphs, each made whole again.
#include "plans/outline_parts.hpp"
#include "plans/outline_text.hpp"

#include <algorithm>

namespace outline {
namespace {

// A title of more lines is a paragraph.
constexpr std::size_t max_title_lines = 12;

bool stands_free(const Line& line) { return line.after_blank || line.page_start; }

// Prose may break a line before "Axis 5 of the plan": a heading has a mark, a capital or nothing after its number.
bool is_numbered_heading(const Mark& mark)
{
    return !mark.number.empty() && (mark.separated || mark.title.empty() || starts_upper(mark.title));
}

bool is_label(const Line& line, const Mark& mark)
{
    return mark.title.empty() && mark.number.empty()
           && (mark.capitals || (starts_upper(line.text) && stands_free(line)));
}

Kind kind_of(const Line& line, const Mark& mark, bool in_paragraph, bool in_sentence)
{
    if (mark.hashes > 0) return Kind::heading;
    if (mark.word) {
        if (is_label(line, mark)) return mark.word->plural ? Kind::section : Kind::heading;
        if (is_numbered_heading(mark) && !(in_sentence && !mark.separated)) return Kind::heading;
        bool titled = mark.number.empty() && mark.separated && !mark.title.empty();
        if (titled && starts_upper(line.text)) return Kind::heading;
    }
    // "1. Title", "1.2 Title": whether it is a level is known when all the text is read.
    bool bare = !mark.word && !mark.number.empty() && starts_upper(mark.title);
    if (bare && (mark.separated || mark.number.size() > 1 || !in_paragraph)) return Kind::heading;
    if (!mark.letter.empty()) return Kind::item;
    return mark.bullet ? Kind::item : Kind::text;
}

class PieceReader {
  public:
    PieceReader(const std::vector<Line>& lines, const Vocabulary& vocabulary) : vocabulary_(vocabulary)
    {
        for (auto& line : lines) compounds_.collect(line.text);
    }

    void read(const Line& line)
    {
        auto mark         = read_mark(line.text, vocabulary_);
        bool in_paragraph = !pieces.empty() && !stands_free(line) && pieces.back().kind == Kind::text;
        bool in_sentence  = in_paragraph && is_unfinished(pieces.back().text);
        auto kind         = kind_of(line, mark, in_paragraph, in_sentence);
        if (kind == Kind::text && !stands_free(line) && continues(line))
            join(line);
        else
            begin(line, std::move(mark), kind);
        pieces.back().contents = pieces.back().contents || line.leads_to_page;
    }

    std::vector<Piece> pieces;

  private:
    void begin(const Line& line, Mark mark, Kind kind)
    {
        Piece piece;
        piece.kind = kind;
        piece.text = kind == Kind::heading || kind == Kind::section ? mark.title
                     : kind == Kind::item && mark.bullet            ? "• " + mark.title
                                                                    : line.text;
        piece.mark = std::move(mark);
        piece.lines.push_back(line);
        pieces.push_back(std::move(piece));
    }

    void join(const Line& line)
    {
        auto& piece = pieces.back();
        compounds_.join(piece.text, line.text, piece.lines.back().soft_hyphen);
        piece.lines.push_back(line);
    }

    bool continues(const Line& line) const
    {
        if (pieces.empty() || pieces.back().contents) return false;
        auto& piece = pieces.back();
        if (piece.kind == Kind::section || piece.mark.hashes > 0) return false;
        if (piece.kind != Kind::heading || piece.text.empty()) return true;
        if (piece.lines.size() >= max_title_lines) return false;
        if (is_capitals(piece.text)) return is_capitals(line.text);
        return starts_lower(line.text) || asks_for_more(piece.text);
    }

    const Vocabulary& vocabulary_;
    Compounds compounds_;
};

} // namespace

std::vector<Piece> read_pieces(const std::vector<Line>& lines, const Vocabulary& vocabulary)
{
    PieceReader reader(lines, vocabulary);
    for (auto& line : lines) reader.read(line);
    return std::move(reader.pieces);
}

} // namespace outline

// Pieces in reading order to nodes.
#include "plans/outline_tree.hpp"

#include "plans/outline_text.hpp"

#include <algorithm>

namespace outline {
namespace {

class TreeReader {
  public:
    TreeReader(const Levels& levels, Warnings& warnings)
        : nodes_above_(levels.names.size(), -1), levels_(levels), warnings_(warnings)
    {}

    void read(const Piece& piece)
    {
        if (piece.contents)
            leave_out(piece, OutlineWhy::contents_entry);
        else if (piece.outside)
            close(), leave_out(piece, nodes.empty() ? OutlineWhy::before_first : OutlineWhy::outside);
        else if (piece.kind == Kind::section)
            open_section(piece);
        else if (piece.level >= 0)
            open_node(piece);
        else if (is_foreign_heading(piece))
            close(), leave_out(piece, nodes.empty() ? OutlineWhy::before_first : OutlineWhy::unknown_heading);
        else
            place_text(piece);
    }

    std::vector<Node> nodes;
    std::optional<int> full_from;

  private:
    Node& node(int index) { return nodes[static_cast<std::size_t>(index)]; }
    int& above(int level) { return nodes_above_[static_cast<std::size_t>(level)]; }

    void leave_out(const Piece& piece, OutlineWhy why)
    {
        for (auto& line : piece.lines) warnings_.add(line.number, line.text, why);
    }

    bool is_full() const { return nodes.size() >= max_outline_nodes; }

    void leave_out_beyond(const Piece& piece)
    {
        if (!full_from) full_from = piece.first().number;
        leave_out(piece, OutlineWhy::too_many_nodes);
    }

    void doubt(const Piece& piece, OutlineWhy why) { warnings_.add(piece.first().number, piece.first().text, why); }

    void close()
    {
        current_ = -1;
        section_ = -1;
        closed_  = true;
    }

    bool is_foreign_heading(const Piece& piece) const
    {
        if (piece.kind == Kind::heading) return true;
        // A shorter word in capitals is an acronym, a longer one a sentence.
        constexpr std::size_t min_bytes = 8, max_bytes = 150;
        auto size = piece.text.size();
        return levels_.capital_headings && piece.kind == Kind::text && size >= min_bytes && size <= max_bytes
               && is_capitals(piece.text) && is_unfinished(piece.text);
    }

    int nearest_above(int level)
    {
        while (level-- > 0)
            if (above(level) >= 0) return above(level);
        return -1;
    }

    void open_section(const Piece& piece)
    {
        if (piece.level > 0 && nearest_above(piece.level) < 0) return leave_out(piece, OutlineWhy::no_parent);
        section_       = piece.level;
        current_       = -1;
        section_items_ = false;
        closed_        = false;
    }

    void open_node(const Piece& piece)
    {
        if (piece.kind == Kind::heading) section_ = -1;
        if (is_full()) return close(), leave_out_beyond(piece);
        closed_  = false;
        current_ = piece.kind == Kind::heading ? same_heading(piece) : -1;
        if (current_ < 0) add_node(piece, piece.level);
        list_indent_ = piece.mark.bullet ? piece.first().indent : 0;
        if (!piece.in_section) enter(current_);
    }

    void enter(int index)
    {
        above(node(index).level) = index;
        std::fill(nodes_above_.begin() + node(index).level + 1, nodes_above_.end(), -1);
    }

    void add_node(const Piece& piece, int level)
    {
        auto number = piece.mark.letter.empty() ? piece.mark.number : std::vector<std::string>{piece.mark.letter};
        if (piece.kind != Kind::heading && piece.mark.letter.empty()) number.clear();
        auto parent = nearest_above(level);
        current_    = static_cast<int>(nodes.size());
        nodes.push_back({parent, level, number, piece.text, {}, piece.first().number, number.size() > 1});
        last_page_ = piece.first().page_start;
        if (piece.kind != Kind::heading || number.size() > 1) return;
        if (level > 0 && parent < 0)
            doubt(piece, OutlineWhy::no_parent);
        else if (parent >= 0 && node(parent).level < level - 1)
            doubt(piece, OutlineWhy::level_skipped);
    }

    // The node of an earlier heading with the same number: a summary names it before its page does.
    int same_heading(const Piece& piece)
    {
        if (piece.mark.number.empty()) return -1;
        auto scope           = piece.mark.number.size() > 1 ? -1 : nearest_above(piece.level);
        auto key             = std::to_string(piece.level) + "/" + std::to_string(scope) + "/" + number_of(piece);
        auto [found, is_new] = by_number_.try_emplace(key, static_cast<int>(nodes.size()));
        if (is_new) return -1;
        auto& same = node(found->second);
        if (!same.title.empty() && !piece.text.empty() && !alike(same.title, piece.text)) {
            doubt(piece, OutlineWhy::duplicate_number);
            found->second = static_cast<int>(nodes.size());
            return -1;
        }
        choose_title(same, piece);
        return found->second;
    }

    // Ordinary letters before capitals; a page number at its end marks the entry of a table of contents.
    void choose_title(Node& same, const Piece& piece)
    {
        auto first = words_of(same.title), second = words_of(piece.text);
        bool entry = first.size() == second.size() + 1 && is_digits(first.back());
        if (entry) first.pop_back();
        bool better = same.title.empty() || entry || (is_capitals(same.title) && !is_capitals(piece.text));
        bool differ = !first.empty() && !second.empty() && first != second;
        if (differ) warnings_.add(piece.first().number, better ? same.title : piece.text, OutlineWhy::title_differs);
        if (better && !piece.text.empty()) same.title = piece.text;
        if (same.body.empty()) same.line = piece.first().number;
    }

    void place_text(const Piece& piece)
    {
        if (!levels_.any) return leave_out(piece, OutlineWhy::no_level);
        if (closed_ || nodes.empty())
            return leave_out(piece, nodes.empty() ? OutlineWhy::before_first : OutlineWhy::outside);
        bool follows_list = list_indent_ > 0 && piece.first().indent < list_indent_ && piece.first().after_blank;
        if (follows_list && piece.kind == Kind::text && section_ < 0) return leave_out(piece, OutlineWhy::after_list);
        if (section_ >= 0 && starts_section_item(piece)) return add_section_item(piece);
        if (current_ < 0) return leave_out(piece, OutlineWhy::outside);
        auto& owner = node(current_);
        if (owner.title.empty())
            owner.title = piece.text;
        else if (owner.body.empty() && last_page_ != piece.first().page_start && goes_on(owner.title, piece))
            Compounds().join(owner.title, piece.text, false);
        else if (goes_on(owner.body, piece))
            Compounds().join(owner.body, piece.text, false);
        else
            owner.body += (owner.body.empty() ? "" : piece.kind == Kind::item ? "\n" : "\n\n") + piece.text;
    }

    static bool goes_on(const std::string& text, const Piece& piece)
    {
        return !text.empty() && piece.kind == Kind::text && starts_lower(piece.text) && is_unfinished(text);
    }

    // In a section each bullet is a node; where it has no bullets, each paragraph.
    bool starts_section_item(const Piece& piece)
    {
        bool bullet    = piece.kind == Kind::item && piece.mark.bullet;
        section_items_ = section_items_ || bullet;
        if (bullet || current_ < 0) return true;
        return !section_items_ && !goes_on(node(current_).title, piece);
    }

    void add_section_item(const Piece& piece)
    {
        if (is_full()) return leave_out_beyond(piece);
        auto item = piece;
        if (piece.mark.bullet) item.text = piece.mark.title;
        add_node(item, section_);
    }

    std::vector<int> nodes_above_; // the open node of each level
    const Levels& levels_;
    Warnings& warnings_;
    std::unordered_map<std::string, int> by_number_;
    int current_ = -1, section_ = -1, list_indent_ = 0;
    bool section_items_ = false, closed_ = false, last_page_ = false;
};

} // namespace

Outline build_tree(const std::vector<Piece>& pieces, const Levels& levels, Warnings& warnings)
{
    TreeReader reader(levels, warnings);
    for (auto& piece : pieces) reader.read(piece);
    auto outline      = finish_tree(std::move(reader.nodes), levels, warnings);
    outline.full_from = reader.full_from;
    return outline;
}

} // namespace outline

#include "plans/outline_order.hpp"
#include "plans/outline_text.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace outline {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_text(const Piece& piece) { return piece.kind == Kind::text || (piece.kind == Kind::item && piece.level < 0); }

// Italian and French plans write an action as an infinitive: "Favorire ...", "Renforcer ...".
bool starts_with_infinitive(std::string_view text)
{
    auto word = text.substr(0, text.find_first_of(" ,"));
    if (word.size() < 5 || !starts_upper(word)) return false;
    for (std::string_view end : {"are", "ere", "ire", "rre", "arsi", "ersi", "irsi", "er", "ir"})
        if (word.ends_with(end)) return true;
    return false;
}

// A label with its title, and the texts that stand from there to the next.
struct Anchor {
    Piece heading;
    std::size_t start = 0;
    std::vector<std::vector<Piece>> runs; // pieces in a row: above the title, below it
};

class PageMender {
  public:
    PageMender(std::vector<Piece> page, const Layout& layout, Warnings& warnings)
        : page_(std::move(page)), taken_(page_.size()), layout_(layout), warnings_(warnings)
    {}

    std::vector<Piece> mend()
    {
        for (std::size_t i = 0; i < page_.size(); ++i)
            if (is_heading(i) && page_[i].level != layout_.label_level) take(i);
        for (std::size_t i = 0; i < page_.size(); ++i)
            if (is_heading(i) && !taken_[i]) add_anchor(i);
        share_out_texts();
        for (auto& anchor : anchors_) write(anchor);
        return std::move(ordered_);
    }

  private:
    bool is_heading(std::size_t i) const { return page_[i].kind == Kind::heading && page_[i].level >= 0; }

    void take(std::size_t i)
    {
        taken_[i] = true;
        ordered_.push_back(page_[i]);
    }

    void add_anchor(std::size_t label)
    {
        Anchor anchor{page_[label], label, {}};
        taken_[label] = true;
        if (anchor.heading.text.empty())
            if (auto title = title_above(label); title != none) {
                auto& lines         = anchor.heading.lines;
                anchor.heading.text = page_[title].text;
                lines.insert(lines.end(), page_[title].lines.begin(), page_[title].lines.end());
                anchor.start  = title;
                taken_[title] = true;
            }
        anchors_.push_back(std::move(anchor));
    }

    // The widest text across the columns since the label above, unless it stands right under a section's label.
    std::size_t title_above(std::size_t label) const
    {
        auto best       = none;
        std::size_t max = layout_.wide;
        for (auto i = label; i-- > 0 && !(is_heading(i) && page_[i].level == layout_.label_level);) {
            auto& piece        = page_[i];
            bool under_section = i > 0 && page_[i - 1].kind == Kind::section && !piece.first().after_blank;
            if (taken_[i] || !is_text(piece) || under_section || width(piece) <= max) continue;
            best = i;
            max  = width(piece);
        }
        return best;
    }

    static std::size_t width(const Piece& piece)
    {
        std::size_t widest = 0;
        for (auto& line : piece.lines) widest = std::max(widest, line.text.size());
        return widest;
    }

    // Texts above the first label belong to the label that would else have none; where all have some, to the first.
    void share_out_texts()
    {
        std::stable_sort(anchors_.begin(), anchors_.end(), [](auto& a, auto& b) { return a.start < b.start; });
        if (anchors_.empty()) anchors_.push_back({Piece{}, 0, {}}); // goes on from the page before
        std::vector<Piece> above;
        for (std::size_t i = 0, anchor = none; i < page_.size(); ++i) {
            auto next = anchor == none ? 0 : anchor + 1;
            if (next < anchors_.size() && anchors_[next].start <= i && !anchors_[next].heading.lines.empty()) {
                anchor = next;
                anchors_[anchor].runs.emplace_back();
            }
            if (taken_[i]) continue;
            (anchor == none ? above : anchors_[anchor].runs.back()).push_back(std::move(page_[i]));
        }
        if (above.empty()) return;
        auto bare   = std::find_if(anchors_.begin(), anchors_.end(),
                                   [](auto& anchor) { return anchor.runs.empty() || anchor.runs.front().empty(); });
        auto& owner = bare == anchors_.end() ? anchors_.front() : *bare;
        owner.runs.insert(owner.runs.begin(), std::move(above));
    }

    void write(Anchor& anchor)
    {
        if (!anchor.heading.lines.empty()) ordered_.push_back(std::move(anchor.heading));
        for (auto level : layout_.section_levels) columns_[level] = {};
        join_broken(anchor);
        for (auto& run : anchor.runs) sort_into_columns(run);
        for (auto level : layout_.section_levels)
            std::move(columns_[level].begin(), columns_[level].end(), std::back_inserter(ordered_));
        columns_.clear();
    }

    // A text that starts with a small letter goes on from the nearest one above without an end.
    static void join_broken(Anchor& anchor)
    {
        Piece* open = nullptr;
        bool label  = false; // since the open text
        for (auto& run : anchor.runs) {
            for (auto& piece : run) {
                if (piece.kind == Kind::section) {
                    label = true;
                } else if (open && starts_lower(piece.text)) {
                    append(*open, piece);
                    open->over_label = open->over_label || label;
                    if (!is_unfinished(open->text)) open = nullptr;
                } else if (is_unfinished(piece.text)) {
                    open  = &piece;
                    label = false;
                }
            }
        }
        for (auto& run : anchor.runs) std::erase_if(run, [](auto& piece) { return piece.lines.empty(); });
    }

    static void append(Piece& open, Piece& rest)
    {
        Compounds().join(open.text, rest.text, open.lines.back().soft_hyphen);
        std::move(rest.lines.begin(), rest.lines.end(), std::back_inserter(open.lines));
        rest.lines.clear();
    }

    // Above the labels the columns stand one after the other; below a label stands its own column.
    void sort_into_columns(std::vector<Piece>& run)
    {
        auto label   = std::find_if(run.begin(), run.end(), [](auto& piece) { return piece.kind == Kind::section; });
        auto first   = layout_.section_levels.front();
        auto nearest = label == run.end() ? first : label->level;
        auto split   = nearest == first ? end_of_first_column(run.begin(), label) : run.begin();
        auto second  = layout_.section_levels.size() > 1 ? layout_.section_levels[1] : first;
        int current  = -1;
        for (auto piece = run.begin(); piece != run.end(); ++piece) {
            if (piece->kind == Kind::section) {
                current = piece->level;
                put_label(std::move(*piece));
                continue;
            }
            auto place   = current >= 0 ? current : piece < split ? first : nearest == first ? second : nearest;
            bool moved   = place != first && starts_with_infinitive(piece->text);
            bool guessed = moved || current < 0 || starts_lower(piece->text);
            put(std::move(*piece), moved ? first : place, guessed);
        }
    }

    using Place = std::vector<Piece>::iterator;

    // The first column ends with its last action: an infinitive or a sentence that goes on below.
    Place end_of_first_column(Place from, Place label) const
    {
        auto end = from == label ? from : std::next(from);
        for (auto piece = from; piece != label; ++piece)
            if (starts_with_infinitive(piece->text) || piece->over_label) end = std::next(piece);
        return end;
    }

    void put_label(Piece label)
    {
        auto& column = columns_[label.level];
        if (column.empty() || column.front().kind != Kind::section)
            column.insert(column.begin(), std::move(label));
        else {
            auto& lines = column.front().lines;
            lines.insert(lines.end(), label.lines.begin(), label.lines.end());
        }
    }

    void put(Piece text, int level, bool guessed)
    {
        if (guessed) warnings_.add(text.first().number, text.first().text, OutlineWhy::placed_by_guess);
        text.kind       = Kind::item;
        text.in_section = true;
        text.level      = level;
        columns_[level].push_back(std::move(text));
    }

    std::vector<Piece> page_;
    std::vector<bool> taken_;
    const Layout& layout_;
    Warnings& warnings_;
    std::vector<Anchor> anchors_;
    std::map<int, std::vector<Piece>> columns_; // of one anchor, by level
    std::vector<Piece> ordered_;
};

} // namespace

std::vector<Piece> mend_page(std::vector<Piece> page, const Layout& layout, Warnings& warnings)
{
    return PageMender(std::move(page), layout, warnings).mend();
}

} // namespace outline

// Lines that belong to the page and not to the plan: page numbers, running headers, links to download.
#include "plans/outline_parts.hpp"
#include "plans/outline_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace outline {
namespace {

// Twice may be chance; a header stands on every page.
constexpr int min_header_repeats = 3;

const std::unordered_set<std::string_view> page_words = {"p", "pag", "pagina", "page", "di", "of", "sur"};

// "12", "- 12 -", "pag. 12 di 80"; a figure with a sign is text.
bool is_page_number(std::string_view text)
{
    constexpr std::size_t max_bytes = 30, max_digits = 3;
    bool named = text.starts_with("p. ") || text.starts_with("pag. ");
    if (text.size() > max_bytes || (!named && text.find_first_of("%,.'#*") != text.npos)) return false;
    bool any = false;
    for (auto& word : words_of(text)) {
        bool digits = is_digits(word);
        any         = any || digits;
        if (digits ? word.size() > max_digits : !page_words.contains(word)) return false;
    }
    return any;
}

bool contains_any(const std::string& text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != text.npos; });
}

bool is_web_furniture(const Line& line)
{
    auto text = fold(line.text);
    if (contains_any(text, {"ultimo aggiornamento:", "last updated:", "dernière mise à jour"})) return text.size() < 80;
    return contains_any(text, {"scarica", "download", "télécharger"})
           && contains_any(text, {" link", "(pdf", "[pdf", " mb)", " kb)"});
}

// "2. Theme - Objective 2.1": a path that says where the page is; the last step has no title.
bool is_path(const Line& line, const Vocabulary& vocabulary)
{
    for (std::string_view sign : {" - ", " – ", " | ", " > ", " › ", " / "}) {
        auto at = line.text.rfind(sign);
        if (at == std::string::npos) continue;
        auto last  = read_mark(std::string_view(line.text).substr(at + sign.size()), vocabulary);
        auto first = read_mark(line.text, vocabulary);
        if (last.word && !last.number.empty() && last.title.empty() && (first.word || !first.number.empty())
            && !first.title.empty())
            return true;
    }
    return false;
}

class Furniture {
  public:
    Furniture(const std::vector<Line>& lines, const Vocabulary& vocabulary) : lines_(lines), vocabulary_(vocabulary)
    {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            auto mark = read_mark(lines[i].text, vocabulary);
            headings_.push_back(mark.hashes > 0 || mark.word || !mark.number.empty());
            auto& header = headers_[header_key(i)];
            ++header.repeats;
            header.at_edge += stands_at_edge(i) ? 1 : 0;
        }
    }

    std::optional<OutlineWhy> why(std::size_t i)
    {
        auto& line = lines_[i];
        if (is_page_number(line.text)) return OutlineWhy::page_number;
        if (is_path(line, vocabulary_) || is_running_header(i)) return OutlineWhy::running_header;
        if (headings_[i]) return {};
        if (repeats(i, i - 1) || repeats(i, i + 1)) return OutlineWhy::repeated_line;
        if (is_web_furniture(line)) return OutlineWhy::web_furniture;
        return {};
    }

  private:
    struct Header {
        int repeats = 0, at_edge = 0;
        bool kept = false;
    };

    bool repeats(std::size_t i, std::size_t other) const
    {
        return other < lines_.size() && lines_[i].text == lines_[other].text;
    }

    bool stands_at_edge(std::size_t i) const
    {
        bool last        = i + 1 == lines_.size() || lines_[i + 1].page_start;
        bool near_number = (i > 0 && is_page_number(lines_[i - 1].text))
                           || (i + 1 < lines_.size() && is_page_number(lines_[i + 1].text));
        return lines_[i].page_start || (lines_[i].after_blank && (last || near_number));
    }

    // A header may carry the page number; a heading's own number counts.
    std::string header_key(std::size_t i) const
    {
        auto key = lines_[i].text;
        if (!headings_[i]) std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
        return key;
    }

    bool is_running_header(std::size_t i)
    {
        auto& header = headers_[header_key(i)];
        if (header.repeats < min_header_repeats || 2 * header.at_edge <= header.repeats) return false;
        bool first_heading = headings_[i] && !header.kept;
        header.kept        = true;
        return !first_heading;
    }

    const std::vector<Line>& lines_;
    const Vocabulary& vocabulary_;
    std::vector<bool> headings_; // by line
    std::unordered_map<std::string, Header> headers_;
};

} // namespace

std::vector<Line> without_furniture(std::vector<Line> lines, const Vocabulary& vocabulary, Warnings& warnings)
{
    Furniture furniture(lines, vocabulary);
    std::vector<Line> kept;
    bool page_start = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& line = lines[i];
        page_start = page_start || line.page_start;
        if (auto why = furniture.why(i)) {
            warnings.add(line.number, line.text, *why);
            continue;
        }
        kept.push_back(line);
        kept.back().page_start  = page_start;
        kept.back().after_blank = line.after_blank
                                  || (i > 0 && kept.size() > 1 && lines[i - 1].number != kept[kept.size() - 2].number);
        page_start = false;
    }
    return kept;
}

} // namespace outline

// Bytes to lines: UTF-8, NFC, white space, pages.
#include "plans/outline_parts.hpp"
#include "plans/outline_text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <utility>

namespace outline {
namespace {

// A line of which a larger part is not text is no text at all.
constexpr int max_bad_share = 10; // one in so many

// UAX #15, Stream-Safe Text Format: normalising longer runs of combining marks takes time that grows with the square.
constexpr int max_marks = 30;

constexpr UChar32 soft_hyphen = 0xad;

bool is_control(UChar32 c)
{
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return true;
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return true; // bidirectional overrides
    return (c & 0xfffe) == 0xfffe;
}

bool is_invisible(UChar32 c) { return c == 0xfeff || c == 0x200b || c == 0x2060 || c == soft_hyphen; }
bool is_ligature(UChar32 c) { return c >= 0xfb00 && c <= 0xfb06; }
bool is_symbol_font_bullet(UChar32 c) { return c == 0xf0b7 || c == 0xf0a7; }
bool is_space(UChar32 c) { return c == '\t' || c == '\v' || u_isspace(c); }

void append(std::string& text, UChar32 c)
{
    static constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (is_ligature(c)) {
        text += ligatures[c - 0xfb00];
        return;
    }
    icu::StringByteSink<std::string> sink(&text);
    icu::UnicodeString(is_symbol_font_bullet(c) ? UChar32{0x2022} : c).toUTF8(sink);
}

std::string to_nfc(const std::string& text)
{
    UErrorCode status = U_ZERO_ERROR;
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    auto form = icu::Normalizer2::getNFCInstance(status);
    form->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, status);
    return normal;
}

// "Title ...... 12": four dots or more, then at most a number.
bool has_leaders(std::string_view text)
{
    auto end = text.find_last_not_of("0123456789 ");
    int dots = 0;
    while (end != std::string_view::npos && end > 0) {
        if (text[end] == '.' || text[end] == '_')
            ++dots;
        else if (text.substr(0, end + 1).ends_with("…"))
            dots += 3, end -= 2;
        else if (text.substr(0, end + 1).ends_with("·"))
            ++dots, --end;
        else if (text[end] != ' ')
            break;
        --end;
    }
    return dots >= 4;
}

struct Cleaned {
    Line line;
    std::size_t chars = 0, bad = 0;
};

// One line without its end.
Cleaned clean(std::string_view raw)
{
    Cleaned result;
    auto& text = result.line.text;
    int marks  = 0;
    bool space = false;
    for (int32_t at = 0, end = static_cast<int32_t>(raw.size()); at < end;) {
        UChar32 c;
        U8_NEXT(raw.data(), at, end, c);
        ++result.chars;
        if (c >= 0 && is_space(c)) {
            space = true;
            if (text.empty()) result.line.indent += c == '\t' ? 4 - result.line.indent % 4 : 1;
            continue;
        }
        marks = c >= 0 && u_getCombiningClass(c) != 0 ? marks + 1 : 0;
        if (c < 0 || is_control(c) || marks > max_marks) {
            ++result.bad;
            continue;
        }
        result.line.soft_hyphen = c == soft_hyphen;
        if (is_invisible(c)) continue;
        if (space && !text.empty()) text += ' ';
        space = false;
        append(text, c);
    }
    return result;
}

class LineReader {
  public:
    explicit LineReader(Warnings& warnings) : warnings_(warnings) {}

    void read(std::string_view raw)
    {
        auto [line, chars, bad] = clean(raw);
        line.number             = number_;
        line.after_blank        = std::exchange(blank_, false);
        line.page_start         = std::exchange(page_start_, false);
        bool too_long           = chars > max_outline_line;
        if (too_long)
            warnings_.add(number_, line.text, OutlineWhy::line_too_long);
        else if (bad > 0)
            warnings_.add(number_, line.text, OutlineWhy::unreadable);
        if (line.text.empty() || too_long || bad * max_bad_share > chars) {
            blank_      = true;
            page_start_ = line.page_start;
            return;
        }
        line.text          = to_nfc(line.text);
        line.leads_to_page = has_leaders(line.text);
        lines.push_back(std::move(line));
    }

    void end_line() { ++number_; }
    void end_page() { page_start_ = pages = true; }

    std::vector<Line> lines;
    bool pages = false;

  private:
    Warnings& warnings_;
    int number_      = 1;
    bool blank_      = true;
    bool page_start_ = true;
};

// Fewer lines make no page.
constexpr std::size_t min_page_lines = 10;

// Some tools write a form feed as one space before the first word of the page.
void find_pages_by_space(std::vector<Line>& lines)
{
    auto starts_page = [](const Line& line) { return line.indent == 1 && !starts_lower(line.text); };
    auto count       = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), starts_page));
    if (count * min_page_lines > lines.size()) return; // that many are an indent of the text itself
    for (auto& line : lines) {
        if (!starts_page(line)) continue;
        line.page_start = true;
        line.indent     = 0;
    }
}

} // namespace

std::vector<Line> read_lines(std::string_view text, Warnings& warnings)
{
    LineReader reader(warnings);
    std::size_t start = 0;
    while (start <= text.size()) {
        auto end = std::min(text.find_first_of("\r\n\f", start), text.size());
        reader.read(text.substr(start, end - start));
        if (end < text.size() && text[end] == '\f')
            reader.end_page();
        else
            reader.end_line();
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++end;
        start = end + 1;
    }
    if (!reader.pages) find_pages_by_space(reader.lines);
    return std::move(reader.lines);
}

} // namespace outline

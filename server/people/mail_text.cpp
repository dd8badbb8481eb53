#include "people/mail_text.hpp"

#include "base/digest.hpp"

#include <algorithm>
#include <chrono>
#include <date/date.h>

namespace people {

namespace {

// "=?UTF-8?B?" and "?=" leave 63 characters of base64: 45 bytes.
constexpr std::size_t max_word_bytes = 45;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool is_plain(char c) { return static_cast<unsigned char>(c) < 0x7f; }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

std::string one_line(std::string_view text)
{
    std::string line(text);
    std::replace_if(line.begin(), line.end(), is_control, ' ');
    return line;
}

} // namespace

std::string header_text(std::string_view raw)
{
    auto text = one_line(raw);
    if (std::all_of(text.begin(), text.end(), is_plain) && text.find("=?") == text.npos) return text;
    std::string words;
    for (std::size_t from = 0; from < text.size();) {
        auto end = std::min(from + max_word_bytes, text.size());
        while (end < text.size() && continues(text[end])) --end;
        words += words.empty() ? "" : "\r\n ";
        words += "=?UTF-8?B?" + to_base64(std::string_view(text).substr(from, end - from)) + "?=";
        from = end;
    }
    return words;
}

std::string mail_date(Instant instant)
{
    auto time = date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{instant.ms}};
    return date::format("%a, %d %b %Y %T +0000", date::floor<std::chrono::seconds>(time));
}

std::string address_of(std::string_view sender)
{
    auto line = one_line(sender);
    auto open = line.find('<'), close = line.rfind('>');
    if (open == line.npos || close == line.npos || close < open) return line;
    return line.substr(open + 1, close - open - 1);
}

std::string domain_of(std::string_view sender)
{
    auto address = address_of(sender);
    auto at      = address.rfind('@');
    return at == address.npos ? "localhost" : address.substr(at + 1);
}

std::string from_header(std::string_view sender)
{
    auto line = one_line(sender);
    auto open = line.find('<');
    if (open == line.npos || open == 0) return "<" + address_of(sender) + ">";
    auto name = line.substr(0, line.find_last_not_of(' ', open - 1) + 1);
    return header_text(name) + " <" + address_of(sender) + ">";
}

std::string with_crlf(std::string_view text)
{
    std::string lines;
    for (auto c : text) {
        if (c == '\r') continue;
        if (c == '\n') lines += '\r';
        lines += c;
    }
    return lines;
}

} // namespace people

#include "http/head.hpp"

#include "base/refusal.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace {

constexpr std::array<bool, 256> chars(std::string_view extra, bool letters, int from, int to)
{
    std::array<bool, 256> table{};
    for (int c = 0; c < 256; ++c) {
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        table[c]    = (letters && letter) || (c >= from && c < to);
    }
    for (char c : extra) table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr auto token   = chars("!#$%&'*+-.^_`|~", true, 0, 0);
constexpr auto host    = chars(".-_:[]", true, 0, 0);
constexpr auto target  = chars("", false, 0x21, 0x7f);
constexpr auto visible = [] {
    auto table  = chars("\t", false, 0x20, 0x100);
    table[0x7f] = false;
    return table;
}();

bool all(std::string_view text, const std::array<bool, 256>& allowed)
{
    return std::all_of(text.begin(), text.end(), [&](char c) { return allowed[static_cast<unsigned char>(c)]; });
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same(std::string_view text, std::string_view lower_case)
{
    return text.size() == lower_case.size()
           && std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) { return lower(a) == b; });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

[[noreturn]] void refuse(Reason reason = Reason::malformed) { throw Refusal{reason}; }

// Takes the next line without its end. False: it has not all arrived. A bare LF ends nothing: it is refused.
bool take_line(std::string_view& rest, std::string_view& line)
{
    auto end = rest.find('\n');
    if (end == std::string_view::npos) return false;
    if (end == 0 || rest[end - 1] != '\r') refuse();
    line = rest.substr(0, end - 1);
    rest.remove_prefix(end + 1);
    return true;
}

void read_request_line(std::string_view line, RequestHead& head)
{
    auto first = line.find(' '), second = line.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) refuse();
    head.method  = line.substr(0, first);
    head.target  = line.substr(first + 1, second - first - 1);
    auto version = line.substr(second + 1);
    head.is_1_1  = version == "HTTP/1.1";
    if (head.target.size() > max_target_bytes) refuse(Reason::uri_too_long);
    if (!head.is_1_1 && version != "HTTP/1.0") refuse();
    if (head.method.empty() || !all(head.method, token) || head.target.empty() || !all(head.target, target)) refuse();
}

void read_field(std::string_view line, RequestHead& head)
{
    if (head.field_count == max_fields) refuse(Reason::headers_too_large);
    auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) refuse();
    RequestHead::Field field{line.substr(0, colon), trimmed(line.substr(colon + 1))};
    // A folded line begins with white space, which no name may hold; so it ends here too.
    if (!all(field.name, token) || !all(field.value, visible)) refuse();
    head.fields[head.field_count++] = field;
}

// Fields that decide where a request ends or who sent it must not come twice: a proxy might believe the other one.
void check_fields(RequestHead& head)
{
    constexpr std::string_view single[] = {"host",           "content-length", "content-type",    "origin",
                                           "sec-fetch-site", "if-match",       "idempotency-key", "cookie"};
    bool seen[std::size(single)]        = {};
    for (std::size_t i = 0; i < head.field_count; ++i) {
        const auto& [name, value] = head.fields[i];
        if (same(name, "transfer-encoding")) refuse(Reason::length_required);
        for (std::size_t k = 0; k < std::size(single); ++k) {
            if (!same(name, single[k])) continue;
            if (std::exchange(seen[k], true)) refuse();
            if (k == 0 && (value.empty() || !all(value, host))) refuse();
            if (k != 1) continue;
            auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), head.content_length);
            if (failed != std::errc{} || end != value.data() + value.size() || value.empty()) refuse();
        }
    }
    if (!seen[0]) refuse();
}

} // namespace

std::string_view RequestHead::value(std::string_view name) const
{
    for (std::size_t i = 0; i < field_count; ++i)
        if (same(fields[i].name, name)) return fields[i].value;
    return {};
}

bool RequestHead::holds(std::string_view name, std::string_view word) const
{
    for (auto list = value(name); !list.empty();) {
        auto end = std::min(list.find(','), list.size());
        if (same(trimmed(list.substr(0, end)), word)) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

bool read_head(std::string_view bytes, RequestHead& head)
{
    constexpr std::size_t rest_of_line = 32; // method, version and spaces
    auto rest                          = bytes.substr(0, max_head_bytes);
    std::string_view line;
    head.field_count = head.content_length = 0;
    if (!take_line(rest, line)) {
        if (bytes.size() > max_target_bytes + rest_of_line) refuse(Reason::uri_too_long);
        return false;
    }
    read_request_line(line, head);
    for (;;) {
        if (!take_line(rest, line)) {
            if (bytes.size() >= max_head_bytes) refuse(Reason::headers_too_large);
            return false;
        }
        if (line.empty()) break;
        read_field(line, head);
    }
    head.bytes = std::min(bytes.size(), max_head_bytes) - rest.size();
    check_fields(head);
    return true;
}

#include "http/target.hpp"

#include "base/refusal.hpp"

#include <algorithm>
#include <optional>

namespace {

int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_space)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += plus_is_space && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size() || hex(text[i + 1]) < 0 || hex(text[i + 2]) < 0) return {};
        out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
        i += 2;
    }
    return out;
}

std::string decoded_path(std::string_view text)
{
    if (!text.starts_with('/')) throw Refusal{Reason::not_found};
    auto path = decoded(text, false);
    if (!path) throw Refusal{Reason::not_found};
    auto slashes  = [](std::string_view in) { return std::count(in.begin(), in.end(), '/'); };
    auto control  = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\'; };
    bool odd      = slashes(*path) != slashes(text) || std::any_of(path->begin(), path->end(), control);
    auto with_end = *path + '/';
    if (odd || with_end.find("/./") != std::string::npos || with_end.find("/../") != std::string::npos)
        throw Refusal{Reason::not_found};
    return *std::move(path);
}

} // namespace

Target read_target(std::string_view text)
{
    auto mark = text.find('?');
    Target target{decoded_path(text.substr(0, mark)), {}};
    auto rest = mark == std::string_view::npos ? std::string_view{} : text.substr(mark + 1);
    while (!rest.empty()) {
        auto end  = std::min(rest.find('&'), rest.size());
        auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (pair.empty()) continue;
        auto equals = std::min(pair.find('='), pair.size());
        auto name   = decoded(pair.substr(0, equals), true);
        auto value  = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value) throw Refusal{Reason::malformed};
        auto [kept, is_new] = target.query.emplace(*name, *value);
        if (is_new) continue;
        if (*name != "topic") throw Refusal{Reason::bad_value, {{"field", *name}}};
        kept->second += ',' + *value;
    }
    return target;
}

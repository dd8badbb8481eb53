// What people typed, looked for as it stands. Any thread.
#pragma once

#include <string>
#include <string_view>

// The text with `\`, `%` and `_` meaning themselves in a `like … escape '\'`.
inline std::string literally(std::string_view text)
{
    std::string escaped;
    for (auto c : text) {
        if (c == '\\' || c == '%' || c == '_') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

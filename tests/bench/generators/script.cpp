#include "generators/script.hpp"

#include "plain/plain.hpp"

#include <algorithm>
#include <charconv>

namespace bench {

Script::Script(const std::string& path) : text_(file_text(path))
{
    std::string_view rest = text_;
    while (!rest.empty()) {
        const auto line_end = rest.find('\n');
        const auto space    = rest.find(' ');
        std::size_t bytes   = 0;
        std::from_chars(rest.data(), rest.data() + rest.size(), bytes);
        if (line_end == std::string_view::npos || space > line_end || line_end + 1 + bytes > rest.size()) {
            stop("a torn script: " + path);
        }
        requests_.push_back(
            {label_index(rest.substr(space + 1, line_end - space - 1)), rest.substr(line_end + 1, bytes)});
        rest.remove_prefix(line_end + 1 + bytes);
    }
    if (requests_.empty()) stop("an empty script: " + path);
}

std::size_t Script::label_index(std::string_view name)
{
    const auto known = std::find(labels_.begin(), labels_.end(), name);
    if (known == labels_.end()) {
        labels_.emplace_back(name);
        return labels_.size() - 1;
    }
    return static_cast<std::size_t>(known - labels_.begin());
}

} // namespace bench

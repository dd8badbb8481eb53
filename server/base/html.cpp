#include "base/html.hpp"

#include <algorithm>
#include <kainjow/mustache.hpp>

namespace {

using kainjow::mustache::data;

data to_data(const nlohmann::json& value)
{
    if (value.is_object()) {
        data object;
        for (const auto& [name, field] : value.items()) object.set(name, to_data(field));
        return object;
    }
    if (value.is_array()) {
        data list{data::type::list};
        for (const auto& item : value) list << to_data(item);
        return list;
    }
    if (value.is_boolean()) return value.get<bool>();
    return value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace

std::string html(std::string_view pattern, const nlohmann::json& values)
{
    kainjow::mustache::mustache page{std::string(pattern)};
    if (!page.is_valid()) throw std::logic_error("a page's pattern is wrong: " + page.error_message());
    return page.render(to_data(values));
}

nlohmann::json paragraphs(std::string_view text)
{
    auto all = nlohmann::json::array();
    for (std::size_t start = 0; start < text.size();) {
        auto end = std::min(text.find('\n', start), text.size());
        if (end > start) all.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return all;
}

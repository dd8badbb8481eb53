#include "base/words.hpp"

#include "embedded.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <unicode/msgfmt.h>

namespace {

using Catalogue = std::map<std::string, std::string, std::less<>>;

const Catalogue& catalogue(std::string_view language)
{
    static const auto all = [] {
        std::map<std::string, Catalogue, std::less<>> read;
        for (const auto& file : embedded_words())
            read[std::string(file.path.substr(0, 2))] = nlohmann::json::parse(file.bytes).get<Catalogue>();
        return read;
    }();
    auto found = all.find(language);
    return found == all.end() ? all.at(std::string(default_language)) : found->second;
}

icu::Formattable argument(const nlohmann::json& value)
{
    if (value.is_number_integer()) return icu::Formattable(value.get<int64_t>());
    if (value.is_number()) return icu::Formattable(value.get<double>());
    return icu::Formattable(icu::UnicodeString::fromUTF8(value.is_string() ? value.get<std::string>() : value.dump()));
}

} // namespace

bool is_language(std::string_view language)
{
    return std::find(std::begin(languages), std::end(languages), language) != std::end(languages);
}

std::string_view preferred_language(std::string_view accept)
{
    while (!accept.empty()) {
        auto end = std::min(accept.find(','), accept.size());
        auto tag = accept.substr(0, end);
        tag.remove_prefix(std::min(tag.find_first_not_of(' '), tag.size()));
        for (auto language : languages)
            if (tag.substr(0, 2) == language && (tag.size() == 2 || !std::isalpha(static_cast<unsigned char>(tag[2]))))
                return language;
        accept.remove_prefix(std::min(end + 1, accept.size()));
    }
    return default_language;
}

std::string say(std::string_view language, std::string_view key, const nlohmann::json& details)
{
    const auto& words = catalogue(language);
    auto found        = words.find(key);
    if (found == words.end()) throw std::out_of_range("no words for " + std::string(key));
    UErrorCode status = U_ZERO_ERROR;
    icu::MessageFormat format(icu::UnicodeString::fromUTF8(found->second), icu::Locale(std::string(language).c_str()),
                              status);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : details.items()) {
        names.push_back(icu::UnicodeString::fromUTF8(name));
        values.push_back(argument(value));
    }
    icu::UnicodeString sentence;
    format.format(names.data(), values.data(), static_cast<int32_t>(names.size()), sentence, status);
    if (U_FAILURE(status)) throw std::runtime_error("words that do not format: " + std::string(key));
    std::string text;
    return sentence.toUTF8String(text);
}

#include "exports/rules.hpp"

#include <algorithm>
#include <stdexcept>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace exports {

std::map<std::string, std::int64_t> guarded(const std::map<std::string, std::int64_t>& groups)
{
    std::vector<std::pair<std::int64_t, std::string>> by_size;
    for (const auto& [name, people] : groups)
        if (people > 0) by_size.emplace_back(people, name);
    std::sort(by_size.begin(), by_size.end());
    std::map<std::string, std::int64_t> told;
    std::int64_t together = 0;
    for (const auto& [people, name] : by_size) {
        bool too_few = people < smallest_cell || name == others;
        if (too_few || (together > 0 && together < smallest_cell))
            together += people;
        else
            told[name] = people;
    }
    if (together >= smallest_cell) told[std::string(others)] = together;
    return told;
}

bool may_be_told(std::int64_t people) { return people == 0 || people >= smallest_cell; }

std::string without_formula(std::string_view text)
{
    constexpr std::string_view dangerous = "=+-@\t\r\n";
    if (text.empty() || dangerous.find(text.front()) == std::string_view::npos) return std::string(text);
    return '\'' + std::string(text);
}

std::string appendix_key(std::string_view name)
{
    UErrorCode status     = U_ZERO_ERROR;
    const auto* decompose = icu::Normalizer2::getNFDInstance(status);
    auto apart            = decompose->normalize(icu::UnicodeString::fromUTF8(std::string(name)), status);
    if (U_FAILURE(status)) throw std::runtime_error("a name that cannot be normalised");
    icu::UnicodeString plain;
    for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        auto c = apart.char32At(at);
        if ((U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) plain.append(c);
    }
    plain.foldCase();
    std::string key;
    return plain.toUTF8String(key);
}

} // namespace exports

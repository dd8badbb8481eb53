#include "plans/linter/numbers.hpp"

namespace plans::linter {

bool is_full(const std::string& number) { return !number.empty() && number.front() >= '0' && number.front() <= '9'; }

std::optional<int> last_part(const std::string& number)
{
    if (number.size() == 1 && number[0] >= 'A' && number[0] <= 'Z') return number[0] - 'A' + 1;
    if (number.size() == 1 && number[0] >= 'a' && number[0] <= 'z') return number[0] - 'a' + 1;
    if (!is_full(number)) return {};
    auto dot              = number.find_last_of('.');
    auto part             = dot == std::string::npos ? number : number.substr(dot + 1);
    auto value            = whole_number(part);
    constexpr int largest = 999; // above it is a year or a law
    return value && *value >= 1 && *value <= largest ? std::optional{static_cast<int>(*value)} : std::nullopt;
}

std::string with_last_part(const std::string& number, int part)
{
    if (!is_full(number)) return {static_cast<char>((number[0] >= 'a' ? 'a' : 'A') + part - 1)};
    auto dot = number.find_last_of('.');
    return (dot == std::string::npos ? "" : number.substr(0, dot + 1)) + std::to_string(part);
}

std::vector<std::vector<std::size_t>> same_numbers(const Subject& subject)
{
    std::map<std::tuple<int, int, std::string>, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < subject.passages.size(); ++i) {
        const auto& one = subject.passages[i];
        if (one.level == 0 || !last_part(one.number)) continue;
        auto parent = is_full(one.number) && one.number.find('.') != std::string::npos ? -1 : one.parent;
        places[{one.level, parent, one.number}].push_back(i);
    }
    std::vector<std::vector<std::size_t>> same;
    for (auto& [number, at] : places)
        if (at.size() > 1) same.push_back(at);
    return same;
}

} // namespace plans::linter

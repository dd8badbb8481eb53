#include "http/visit.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <climits>

namespace {

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t value = 0;
    auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

} // namespace

Person Visit::person() const
{
    if (!signed_in) throw Refusal{Reason::not_signed_in};
    return {*signed_in, request};
}

Person Visit::participant() const
{
    if (!anybody()) throw Refusal{Reason::not_signed_in};
    return {*anybody(), request};
}

void Visit::recognise(std::optional<Identity> identity)
{
    if (identity) (identity->is_guest ? guest : signed_in) = identity->person_id;
}

std::optional<Person> Visit::maybe_person() const
{
    return signed_in ? std::optional<Person>{{*signed_in, request}} : std::nullopt;
}

std::int64_t Visit::path_number(std::string_view name) const
{
    auto found = path.find(name);
    auto value = found == path.end() ? std::nullopt : number(found->second);
    if (!value || *value < 1 || *value > largest_id) throw Refusal{Reason::not_found};
    return *value;
}

int Visit::revision() const
{
    if (if_match.empty()) throw Refusal{Reason::revision_required};
    auto value = number(if_match);
    if (!value || *value < 1 || *value > INT_MAX) throw Refusal{Reason::bad_value, {{"field", "If-Match"}}};
    return static_cast<int>(*value);
}

std::optional<std::string> Visit::query_text(std::string_view name, std::size_t max_chars) const
{
    auto found = query.find(name);
    if (found == query.end()) return {};
    auto clean = clean_text(found->second);
    if (!clean || count_chars(*clean) > max_chars) throw Refusal{Reason::bad_value, {{"field", name}}};
    if (clean->empty()) return {};
    return clean;
}

std::string Visit::query_word(std::string_view name, const std::vector<std::string_view>& allowed,
                              std::string_view otherwise) const
{
    auto found = query.find(name);
    if (found == query.end()) return std::string(otherwise);
    if (std::find(allowed.begin(), allowed.end(), found->second) == allowed.end())
        throw Refusal{Reason::bad_value, {{"field", name}}};
    return found->second;
}

std::int64_t Visit::query_number(std::string_view name, std::int64_t min, std::int64_t max,
                                 std::int64_t otherwise) const
{
    auto found = query.find(name);
    if (found == query.end()) return otherwise;
    auto value = number(found->second);
    if (!value || *value < min || *value > max) throw Refusal{Reason::bad_value, {{"field", name}}};
    return *value;
}

bool Visit::query_flag(std::string_view name) const { return query_word(name, {"true", "false"}, "false") == "true"; }

void Visit::query_only(const std::vector<std::string_view>& names) const
{
    for (const auto& [name, value] : query)
        if (std::find(names.begin(), names.end(), name) == names.end())
            throw Refusal{Reason::bad_value, {{"field", name}}};
}

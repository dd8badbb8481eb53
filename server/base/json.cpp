#include "base/json.hpp"

#include "base/refusal.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace {

// Deeper JSON is an attack: no request of ours nests more than four levels.
constexpr int max_depth = 32;

// Keeps the keys of each open object, to find one that comes twice.
class KeyWatch {
  public:
    bool operator()(int depth, json::parse_event_t event, json& value)
    {
        using On = json::parse_event_t;
        if (depth > max_depth) throw Refusal{Reason::malformed};
        if (event == On::object_start) open_.emplace_back();
        if (event == On::object_end) open_.pop_back();
        if (event == On::key && !open_.back().insert(value.get<std::string>()).second) throw Refusal{Reason::malformed};
        return true;
    }

  private:
    std::vector<std::set<std::string>> open_;
};

// RFC 8785 orders keys by UTF-16 code units; UTF-8 bytes order the same but for code points above the surrogates.
bool before_in_utf16(const std::string& a, const std::string& b)
{
    auto unit = [](unsigned char c) { return c >= 0xf0 ? 0xee - 1 : c == 0xee || c == 0xef ? c + 1 : c; };
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [&](char x, char y) { return unit(x) < unit(y); });
}

// A key of ours is a plain word, and needs no escapes.
bool is_plain(const std::string& key)
{
    return std::all_of(key.begin(), key.end(),
                       [](unsigned char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; });
}

void write_key(const std::string& key, std::string& out)
{
    if (out.back() != '{') out += ',';
    if (is_plain(key))
        out.append(1, '"').append(key).append("\":");
    else
        out.append(json(key).dump()).append(1, ':');
}

void write_canonical(const json& value, std::string& out);

void write_canonical_object(const json& object, std::string& out)
{
    const auto& members = object.get_ref<const json::object_t&>(); // in the order of their bytes
    std::vector<json::object_t::const_pointer> in_order;
    in_order.reserve(members.size());
    for (const auto& member : members) in_order.push_back(&member);
    auto sooner = [](auto a, auto b) { return before_in_utf16(a->first, b->first); };
    if (!std::is_sorted(in_order.begin(), in_order.end(), sooner)) std::sort(in_order.begin(), in_order.end(), sooner);
    out += '{';
    for (const auto* member : in_order) {
        write_key(member->first, out);
        write_canonical(member->second, out);
    }
    out += '}';
}

void write_canonical(const json& value, std::string& out)
{
    if (value.is_object()) {
        write_canonical_object(value, out);
    } else if (value.is_array()) {
        out += '[';
        for (const auto& item : value) {
            if (&item != &value.front()) out += ',';
            write_canonical(item, out);
        }
        out += ']';
    } else if (value.is_number_integer() && !value.is_number_unsigned()) {
        out += std::to_string(value.get<std::int64_t>());
    } else {
        out += value.dump();
    }
}

bool composable(const json& earlier, const json& later)
{
    if (!later.is_object()) return true;
    if (!earlier.is_object()) return false;
    for (const auto& [key, value] : later.items()) {
        auto found = earlier.find(key);
        if (found != earlier.end() && !composable(*found, value)) return false;
    }
    return true;
}

void merge_keeping_nulls(json& earlier, const json& later)
{
    if (!later.is_object()) {
        earlier = later;
        return;
    }
    for (const auto& [key, value] : later.items()) {
        auto found = earlier.find(key);
        if (found == earlier.end())
            earlier[key] = value;
        else
            merge_keeping_nulls(*found, value);
    }
}

} // namespace

json read_json_object(std::string_view text)
{
    try {
        auto value = json::parse(text, KeyWatch{});
        if (value.is_object()) return value;
    } catch (const json::exception&) {
    }
    throw Refusal{Reason::malformed};
}

std::string canonical(const json& value)
{
    std::string out;
    write_canonical(value, out);
    return out;
}

bool compose(json& earlier, const json& later)
{
    if (!composable(earlier, later)) return false;
    merge_keeping_nulls(earlier, later);
    return true;
}

json merge_patch_of(const json& before, const json& after)
{
    if (!before.is_object() || !after.is_object()) return after;
    auto patch = json::object();
    for (const auto& [key, value] : before.items())
        if (!after.contains(key)) patch[key] = nullptr;
    for (const auto& [key, value] : after.items()) {
        auto old = before.find(key);
        if (old == before.end())
            patch[key] = value;
        else if (*old != value)
            patch[key] = merge_patch_of(*old, value);
    }
    return patch;
}

const json* Fields::find(std::string_view name)
{
    asked_.emplace(name);
    auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
}

std::optional<std::string> Fields::optional_text_or_empty(std::string_view name, std::size_t max_chars)
{
    auto value = find(name);
    if (!value) return {};
    auto clean = value->is_string() ? clean_text(value->get_ref<const std::string&>()) : std::nullopt;
    if (!clean) throw Refusal{Reason::bad_value, {{"field", name}}};
    if (count_chars(*clean) > max_chars) throw Refusal{Reason::too_long, {{"field", name}, {"max", max_chars}}};
    return clean;
}

std::string Fields::text_or_empty(std::string_view name, std::size_t max_chars)
{
    auto value = optional_text_or_empty(name, max_chars);
    if (!value) throw Refusal{Reason::required, {{"field", name}}};
    return *value;
}

std::optional<std::string> Fields::optional_text(std::string_view name, std::size_t max_chars)
{
    auto value = optional_text_or_empty(name, max_chars);
    if (value && value->empty()) throw Refusal{Reason::required, {{"field", name}}};
    return value;
}

std::string Fields::text(std::string_view name, std::size_t max_chars)
{
    auto value = optional_text(name, max_chars);
    if (!value) throw Refusal{Reason::required, {{"field", name}}};
    return *value;
}

std::optional<std::string> Fields::optional_word(std::string_view name, const std::vector<std::string_view>& allowed)
{
    auto value = find(name);
    if (!value) return {};
    if (!value->is_string() || std::find(allowed.begin(), allowed.end(), value->get<std::string>()) == allowed.end())
        throw Refusal{Reason::bad_value, {{"field", name}}};
    return value->get<std::string>();
}

std::string Fields::word(std::string_view name, const std::vector<std::string_view>& allowed)
{
    auto value = optional_word(name, allowed);
    if (!value) throw Refusal{Reason::required, {{"field", name}}};
    return *value;
}

std::optional<bool> Fields::optional_boolean(std::string_view name)
{
    auto value = find(name);
    if (!value) return {};
    if (!value->is_boolean()) throw Refusal{Reason::bad_value, {{"field", name}}};
    return value->get<bool>();
}

bool Fields::boolean(std::string_view name)
{
    auto value = optional_boolean(name);
    if (!value) throw Refusal{Reason::required, {{"field", name}}};
    return *value;
}

std::optional<std::int64_t> Fields::optional_integer(std::string_view name, std::int64_t min, std::int64_t max)
{
    auto value = find(name);
    if (!value) return {};
    if (!value->is_number_integer()) throw Refusal{Reason::bad_value, {{"field", name}}};
    if (value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(largest_id))
        throw Refusal{Reason::bad_value, {{"field", name}}};
    auto number = value->get<std::int64_t>();
    if (number < min || number > max) throw Refusal{Reason::bad_value, {{"field", name}}};
    return number;
}

std::vector<std::string> Fields::optional_texts(std::string_view name, std::size_t max_items, std::size_t max_chars)
{
    auto value = find(name);
    if (!value) return {};
    if (!value->is_array() || value->size() > max_items) throw Refusal{Reason::bad_value, {{"field", name}}};
    std::vector<std::string> texts;
    for (const auto& item : *value) {
        json one{{name, item}};
        texts.push_back(Fields{one}.text(name, max_chars));
    }
    return texts;
}

std::vector<json> Fields::optional_objects(std::string_view name, std::size_t max_items)
{
    auto value = find(name);
    if (!value) return {};
    if (!value->is_array() || value->size() > max_items) throw Refusal{Reason::bad_value, {{"field", name}}};
    for (const auto& item : *value)
        if (!item.is_object()) throw Refusal{Reason::bad_value, {{"field", name}}};
    return {value->begin(), value->end()};
}

std::optional<json> Fields::optional_object(std::string_view name)
{
    auto value = find(name);
    if (!value) return {};
    if (!value->is_object()) throw Refusal{Reason::bad_value, {{"field", name}}};
    return *value;
}

json Fields::object(std::string_view name)
{
    auto value = find(name);
    if (!value) throw Refusal{Reason::required, {{"field", name}}};
    if (!value->is_object()) throw Refusal{Reason::bad_value, {{"field", name}}};
    return *value;
}

std::optional<json> Fields::optional_texts_by_key(std::string_view name, std::size_t max_items, std::size_t max_chars)
{
    auto value = find(name);
    if (!value) return {};
    if (!value->is_object() || value->size() > max_items) throw Refusal{Reason::bad_value, {{"field", name}}};
    auto texts = json::object();
    for (const auto& [key, item] : value->items()) {
        json one{{name, item}};
        if (item.is_array())
            texts[key] = Fields{one}.optional_texts(name, max_items, max_chars);
        else
            texts[key] = Fields{one}.text(name, max_chars);
    }
    return texts;
}

std::optional<std::vector<std::int64_t>> Fields::integers(std::string_view name, std::size_t max_items)
{
    auto value = find(name);
    if (!value) return {};
    Refusal odd{Reason::bad_value, {{"field", name}}};
    if (!value->is_array() || value->size() > max_items) throw odd;
    std::set<std::int64_t> met;
    std::vector<std::int64_t> all;
    for (const auto& item : *value) {
        json one{{name, item}};
        auto number = Fields{one}.optional_integer(name, 1, largest_id);
        if (!number || !met.insert(*number).second) throw odd;
        all.push_back(*number);
    }
    return all;
}

std::optional<Instant> Fields::optional_instant(std::string_view name)
{
    auto value = find(name);
    if (!value) return {};
    auto instant = value->is_string() ? read_instant(value->get<std::string>()) : std::nullopt;
    if (!instant) throw Refusal{Reason::bad_value, {{"field", name}}};
    return instant;
}

std::map<std::int64_t, std::int64_t> Fields::numbers(std::string_view name, std::size_t max_items, std::int64_t min,
                                                     std::int64_t max)
{
    auto value = find(name);
    if (!value) throw Refusal{Reason::required, {{"field", name}}};
    Refusal odd{Reason::bad_value, {{"field", name}}};
    if (!value->is_object() || value->size() > max_items) throw odd;
    std::map<std::int64_t, std::int64_t> all;
    for (const auto& [key, number] : value->items()) {
        std::int64_t id    = 0;
        auto [end, failed] = std::from_chars(key.data(), key.data() + key.size(), id);
        if (failed != std::errc{} || id < 1 || std::to_string(id) != key) throw odd;
        json one{{name, number}};
        all[id] = Fields{one}.optional_integer(name, min, max).value();
    }
    return all;
}

std::int64_t Fields::required_id(std::string_view name)
{
    auto value = optional_integer(name, 1, largest_id);
    if (!value) throw Refusal{Reason::required, {{"field", name}}};
    return *value;
}

void Fields::done() const
{
    for (const auto& [key, unused] : object_.items())
        if (!asked_.contains(key)) throw Refusal{Reason::unknown_field, {{"field", key}}};
}

// Strict JSON in, canonical JSON out. Any thread.
#pragma once

#include "base/ids.hpp"
#include "base/instant.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using json = nlohmann::json;

// Parses one JSON object. Refuses: malformed (not an object, depth over 32, duplicate keys, trailing bytes, numbers that
// a double cannot hold, text that is not UTF-8).
json read_json_object(std::string_view);

// RFC 8785. The values that Arengo records are text, booleans, integers within ±2^53, lists and objects.
std::string canonical(const json&);

// Makes of two merge patches one that has the effect of both in order (unlike a merge it keeps the nulls that delete).
// False, and `earlier` untouched, where no single patch has that effect: a thing deleted and made anew.
bool compose(json& earlier, const json& later);

// The RFC 7396 merge patch that makes `after` of `before` (objects without nulls); empty when they are equal.
json merge_patch_of(const json& before, const json& after);

// One JSON object being read field by field. Every field must be asked for: done() refuses the others, so that nobody
// slips in a `role` or a `votes`.
class Fields {
  public:
    explicit Fields(const json& object) : object_(object) {}

    // Refuse: required, bad_value, too_long; each with the field's name. Text is cleaned (see base/text.hpp).
    std::string text(std::string_view name, std::size_t max_chars);
    std::optional<std::string> optional_text(std::string_view name, std::size_t max_chars);
    std::string text_or_empty(std::string_view name, std::size_t max_chars); // present, but may be ""
    std::optional<std::string> optional_text_or_empty(std::string_view name, std::size_t max_chars);
    std::string word(std::string_view name, const std::vector<std::string_view>& allowed);
    std::optional<std::string> optional_word(std::string_view name, const std::vector<std::string_view>& allowed);
    bool boolean(std::string_view name);
    std::optional<bool> optional_boolean(std::string_view name);
    std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t min, std::int64_t max);
    std::vector<std::string> optional_texts(std::string_view name, std::size_t max_items, std::size_t max_chars);
    // A list of objects, each to be read by Fields of its own; empty when the field is absent.
    std::vector<json> optional_objects(std::string_view name, std::size_t max_items);
    // Of an object: required.
    json object(std::string_view name);
    std::optional<json> optional_object(std::string_view name);
    // An object of texts and lists of texts ({"1": "…", "2": ["…"]}); nothing when the field is absent.
    std::optional<json> optional_texts_by_key(std::string_view name, std::size_t max_items, std::size_t max_chars);
    template <class Id> Id id(std::string_view name) { return Id{required_id(name)}; }
    // A list of ids, none twice; nothing when the field is absent.
    template <class Id> std::optional<std::vector<Id>> optional_ids(std::string_view name, std::size_t max_items)
    {
        auto found = integers(name, max_items);
        if (!found) return std::nullopt;
        std::vector<Id> ids;
        for (auto value : *found) ids.push_back(Id{value});
        return ids;
    }
    std::optional<Instant> optional_instant(std::string_view name);
    // {"3": 2}: numbers by id.
    std::map<std::int64_t, std::int64_t> numbers(std::string_view name, std::size_t max_items, std::int64_t min,
                                                 std::int64_t max);
    template <class Id> std::optional<Id> optional_id(std::string_view name)
    {
        auto value = optional_integer(name, 1, largest_id);
        return value ? std::optional<Id>{Id{*value}} : std::nullopt;
    }

    // Refuses unknown_field when the object holds a field that nobody asked for.
    void done() const;

  private:
    const json* find(std::string_view name);
    std::int64_t required_id(std::string_view name);
    std::optional<std::vector<std::int64_t>> integers(std::string_view name, std::size_t max_items);

    const json& object_;
    std::set<std::string, std::less<>> asked_;
};

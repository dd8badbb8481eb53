#include "tables/images.hpp"

namespace tables {

namespace {

json to_image(const std::optional<Instant>& at) { return at ? json(at->ms) : json(); }
template <class Tag> json to_image(const std::optional<Id<Tag>>& id) { return id ? json(id->value) : json(); }

void take(std::optional<Instant>& column, const json& kept)
{
    if (kept.is_null())
        column.reset();
    else
        column = Instant{kept.get<std::int64_t>()};
}

template <class Tag> void take(std::optional<Id<Tag>>& column, const json& kept)
{
    if (kept.is_null())
        column.reset();
    else
        column = Id<Tag>{kept.get<std::int64_t>()};
}

void take(std::string& column, const json& kept) { column = kept.get<std::string>(); }

template <class Column> void take_if(const json& before, const char* name, Column& column)
{
    if (auto found = before.find(name); found != before.end()) take(column, *found);
}

} // namespace

json image(const Contribution& c)
{
    return {{"said_by", c.said_by},
            {"field", c.field},
            {"text", c.text},
            {"taken_at", to_image(c.taken_at)},
            {"declined_at", to_image(c.declined_at)},
            {"group_id", to_image(c.group_id)},
            {"parked_at", to_image(c.parked_at)},
            {"plenary_at", to_image(c.plenary_at)},
            {"merged_into", to_image(c.merged_into)},
            {"retracted_at", to_image(c.retracted_at)}};
}

json image(const Group& g)
{
    return {{"title", g.title}, {"merged_into", to_image(g.merged_into)}, {"removed_at", to_image(g.removed_at)}};
}

json difference(const json& before, const json& after)
{
    json found = {{"before", json::object()}, {"after", json::object()}};
    for (const auto& [name, value] : before.items())
        if (value != after[name]) found["before"][name] = value, found["after"][name] = after[name];
    return found;
}

bool still_holds(const json& now, const json& difference)
{
    for (const auto& [name, value] : difference["after"].items())
        if (now[name] != value) return false;
    return true;
}

Contribution restored(Contribution c, const json& before)
{
    take_if(before, "said_by", c.said_by);
    take_if(before, "field", c.field);
    take_if(before, "text", c.text);
    take_if(before, "taken_at", c.taken_at);
    take_if(before, "declined_at", c.declined_at);
    take_if(before, "group_id", c.group_id);
    take_if(before, "parked_at", c.parked_at);
    take_if(before, "plenary_at", c.plenary_at);
    take_if(before, "merged_into", c.merged_into);
    take_if(before, "retracted_at", c.retracted_at);
    return c;
}

Group restored(Group g, const json& before)
{
    take_if(before, "title", g.title);
    take_if(before, "merged_into", g.merged_into);
    take_if(before, "removed_at", g.removed_at);
    return g;
}

} // namespace tables

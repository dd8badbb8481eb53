#include "plans/plans.hpp"

#include "house.hpp"

#include <limits>

namespace plans {

namespace {

json to_json(const Node& node)
{
    json one = {{"node_id", node.node_id.value}, {"level", node.level}, {"number", node.number},
                {"title", node.title},           {"body", node.body},   {"order", node.order}};
    if (node.parent_id) one["parent_id"] = node.parent_id->value;
    if (!node.short_title.empty()) one["short_title"] = node.short_title;
    return one;
}

awaitable<Reply> get_version(House& house, Visit& visit)
{
    auto id     = visit.id<PlanId>("plan_id");
    auto number = visit.path_number("n");
    if (number > std::numeric_limits<int>::max()) throw Refusal{Reason::not_found};
    auto state = house.archive.read([&](Reader& reader) {
        auto found = version(reader, id, static_cast<int>(number));
        if (!found || found->state == "draft") throw Refusal{Reason::not_found};
        auto list = json::array();
        for (const auto& node : nodes(reader, id, found->version)) list.push_back(to_json(node));
        return json{{"plan_id", id.value},      {"version", found->version},
                    {"title", found->title},    {"state", found->state},
                    {"nodes", std::move(list)}, {"levels", levels(reader, id, found->version)}};
    });
    co_return ok(state);
}

} // namespace

void mount(House& house)
{
    house.routes.add({Method::get, "/api/plans/{plan_id}/versions/{n}", get_version, Audience::everyone});
}

} // namespace plans

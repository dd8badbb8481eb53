#include "plans/plans.hpp"

#include "house.hpp"
#include "plans/routes.hpp"

#include <limits>

namespace plans {

namespace {

// The revision is for those who write: a draft's.
json to_json(const Node& node, bool with_body, bool is_draft)
{
    json one = {{"node_id", node.node_id.value},
                {"level", node.level},
                {"number", node.number},
                {"title", node.title},
                {"order", node.order}};
    if (with_body) one["body"] = node.body;
    if (node.parent_id) one["parent_id"] = node.parent_id->value;
    if (!node.short_title.empty()) one["short_title"] = node.short_title;
    if (is_draft) one["revision"] = node.revision;
    return one;
}

bool may_read(Reader& reader, const Visit& visit, const Version& version)
{
    return !version.is_draft() || (visit.signed_in && may_import(reader, *visit.signed_in, version.plan_id));
}

awaitable<Reply> get_version(House& house, Visit& visit)
{
    auto id     = visit.id<PlanId>("plan_id");
    auto number = visit.path_number("n");
    visit.query_only({"outline"});
    auto with_bodies = !visit.query_flag("outline");
    if (number > std::numeric_limits<int>::max()) throw Refusal{Reason::not_found};
    auto is_draft      = false;
    auto state         = house.archive.read([&](Reader& reader) {
        auto found = version(reader, id, static_cast<int>(number));
        if (!found || !may_read(reader, visit, *found)) throw Refusal{Reason::not_found};
        is_draft  = found->is_draft();
        auto list = json::array();
        for (const auto& node : nodes(reader, id, found->version)) list.push_back(to_json(node, with_bodies, is_draft));
        json shown{{"plan_id", id.value},      {"version", found->version},
                   {"title", found->title},    {"state", found->state},
                   {"nodes", std::move(list)}, {"levels", levels(reader, id, found->version)}};
        if (found->final_at) shown["final_at"] = to_text(*found->final_at);
        return shown;
    });
    auto reply         = ok(state);
    reply.for_everyone = !is_draft;
    co_return reply;
}

// Drafts are for organisers: the answer differs from person to person.
awaitable<Reply> get_versions(House& house, Visit& visit)
{
    auto id = visit.id<PlanId>("plan_id");
    co_return ok(house.archive.read([&](Reader& reader) {
        auto all         = versions(reader, id);
        auto with_drafts = visit.signed_in && may_import(reader, *visit.signed_in, id);
        auto items       = json::array();
        for (const auto& one : all) {
            if (one.is_draft() && !with_drafts) continue;
            json item{{"version", one.version}, {"title", one.title}, {"state", one.state}};
            if (one.final_at) item["final_at"] = to_text(*one.final_at);
            items.push_back(std::move(item));
        }
        if (items.empty()) throw Refusal{Reason::not_found};
        return json{{"items", std::move(items)}};
    }));
}

// A text in which no level is recognised writes nothing, also when asked to: its warnings say why.
awaitable<Reply> post_import(House& house, Visit& visit)
{
    auto person = visit.person();
    auto plan   = visit.id<PlanId>("plan_id");
    visit.query_only({"commit"});
    auto commit = visit.query_flag("commit");
    if (!house.archive.read([&](Reader& reader) { return may_import(reader, person.person_id, plan); }))
        throw Refusal{Reason::not_found};
    auto wanted  = ImportPlan::read(read_json_object(visit.body));
    auto reading = read_plan(wanted.text, wanted.levels);
    auto shown   = house.archive.read([&](Reader& reader) { return preview_of(reader, plan, reading); });
    if (!commit || reading.version.nodes.empty()) co_return ok(shown);
    auto event = co_await import_version(house, person, plan, reading);
    event.answer.update(shown);
    co_return created(house, event);
}

} // namespace

void mount(House& house)
{
    house.routes.add({Method::get, "/api/plans/{plan_id}/versions", get_versions});
    house.routes.add({Method::get, "/api/plans/{plan_id}/versions/{n}", get_version, Audience::everyone});
    house.routes.add({.method         = Method::post,
                      .pattern        = "/api/plans/{plan_id}/import",
                      .handler        = post_import,
                      .max_body_bytes = 1024 * 1024}); // the largest real plans have some 300 KB of text
    add_drafting_routes(house.routes);
}

} // namespace plans

#include "decisions/access.hpp"
#include "decisions/approvals.hpp"
#include "decisions/routes.hpp"
#include "handlers.hpp"
#include "house.hpp"

#include <limits>

namespace decisions {

namespace {

int version_of(const Visit& visit)
{
    auto number = visit.path_number("n");
    if (number > std::numeric_limits<int>::max()) throw Refusal{Reason::not_found};
    return static_cast<int>(number);
}

PlanId plan_of(const Visit& visit) { return visit.id<PlanId>("plan_id"); }

// A draft is for organisers alone; refuses not_found. True: everybody may read it.
bool is_public(Reader& reader, const Visit& visit, PlanId plan, int number)
{
    auto version = plans::version(reader, plan, number);
    if (!version) throw Refusal{Reason::not_found};
    if (!version->is_draft()) return true;
    auto person = visit.maybe_person();
    if (!person) throw Refusal{Reason::not_found};
    organised_by(reader, *person, plan, number);
    return false;
}

awaitable<Reply> get_redline(House& house, Visit& visit)
{
    visit.query_only({"against", "node_id"});
    RedlineQuery query{.plan_id = plan_of(visit), .version = version_of(visit)};
    if (auto against = visit.query_number("against", 1, std::numeric_limits<int>::max(), 0))
        query.against = static_cast<int>(against);
    if (auto node_id = visit.query_number("node_id", 1, largest_id, 0)) query.node_id = NodeId{node_id};
    auto for_everyone  = true;
    auto reply         = ok(house.archive.read([&](Reader& reader) {
        for_everyone = is_public(reader, visit, query.plan_id, query.version);
        if (query.against) for_everyone = is_public(reader, visit, query.plan_id, *query.against) && for_everyone;
        return redline(reader, query);
    }));
    reply.for_everyone = for_everyone;
    co_return reply;
}

awaitable<Reply> get_approvals(House& house, Visit& visit)
{
    auto for_everyone  = true;
    auto reply         = ok(house.archive.read([&](Reader& reader) {
        for_everyone = is_public(reader, visit, plan_of(visit), version_of(visit));
        auto version = plans::version(reader, plan_of(visit), version_of(visit)).value();
        json state{{"promoters", approvals(reader, version)}};
        if (version.final_at) state["final_at"] = to_text(*version.final_at);
        return state;
    }));
    reply.for_everyone = for_everyone;
    co_return reply;
}

template <auto carry_out> awaitable<Reply> act_on_version(House& house, Visit& visit)
{
    auto person = visit.person();
    if (!visit.body.empty()) visit.read<handlers::Nothing>();
    auto event = co_await carry_out(house, person, plan_of(visit), version_of(visit));
    co_return accepted(house, event);
}

awaitable<Reply> patch_node(House& house, Visit& visit)
{
    auto person = visit.person();
    auto node   = visit.id<NodeId>("node_id");
    auto wanted = visit.read<ReviseNode>(plan_of(visit), version_of(visit), node, visit.revision());
    auto event  = co_await revise_node(house, person, wanted);
    co_return accepted(house, event);
}

awaitable<Reply> post_cause(House& house, Visit& visit)
{
    auto person = visit.person();
    auto wanted = visit.read<AddCause>(plan_of(visit), version_of(visit), visit.id<NodeId>("node_id"));
    auto event  = co_await add_cause(house, person, wanted);
    co_return created(house, event);
}

awaitable<Reply> delete_cause(House& house, Visit& visit)
{
    auto person = visit.person();
    auto event  = co_await remove_cause(house, person, visit.id<CauseId>());
    co_return accepted(house, event);
}

awaitable<Reply> put_approval(House& house, Visit& visit)
{
    auto person = visit.person();
    auto body   = visit.id<OrganisationId>("organisation_id");
    auto wanted = visit.read<ApproveVersion>(plan_of(visit), version_of(visit), body);
    auto event  = co_await approve_version(house, person, wanted);
    co_return accepted(house, event);
}

} // namespace

void add_text_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/plans/{plan_id}/versions/{n}/redline", get_redline, Audience::everyone});
    routes.add({get, "/api/plans/{plan_id}/versions/{n}/approvals", get_approvals, Audience::everyone});
    routes.add({put, "/api/plans/{plan_id}/versions/{n}/approvals/{organisation_id}", put_approval});
    routes.add({post, "/api/plans/{plan_id}/versions/{n}/publish", act_on_version<publish_draft>});
    routes.add({post, "/api/plans/{plan_id}/versions/{n}/final", act_on_version<finalise_version>});
    routes.add({patch, "/api/plans/{plan_id}/versions/{n}/nodes/{node_id}", patch_node});
    routes.add({post, "/api/plans/{plan_id}/versions/{n}/nodes/{node_id}/causes", post_cause});
    routes.add({delete_, "/api/causes/{id}", delete_cause});
}

} // namespace decisions

#include "house.hpp"
#include "proposals/anchors.hpp"

namespace proposals {

namespace {

awaitable<Reply> get_anchors(House& house, Visit& visit)
{
    auto person = visit.person();
    auto plan   = visit.id<PlanId>("plan_id");
    visit.query_only({});
    co_return ok(house.archive.read([&](Reader& reader) {
        if (!plans::may_import(reader, person.person_id, plan)) throw Refusal{Reason::not_found};
        return anchors(reader, plan);
    }));
}

} // namespace

void add_anchor_routes(Routes& routes) { routes.add({Method::get, "/api/plans/{plan_id}/anchors", get_anchors}); }

} // namespace proposals

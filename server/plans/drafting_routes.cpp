// An organiser's draft: a text looked at as a tree, corrected, kept.
#include "base/apart.hpp"
#include "house.hpp"
#include "people/people.hpp"
#include "plans/linting.hpp"
#include "plans/plans.hpp"
#include "plans/routes.hpp"
#include "plans/source.hpp"

#include <limits>

namespace plans {

namespace {

// A file of the largest size in base64; a text of that size with its line ends escaped.
constexpr std::size_t max_body_bytes = max_source_bytes * 4 / 3 + 64 * 1024;

void require_organiser(House& house, const Person& person, PlanId plan)
{
    if (!house.archive.read([&](Reader& reader) { return may_import(reader, person.person_id, plan); }))
        throw Refusal{Reason::not_found};
}

struct Looked {
    OutlineRead read;
    json findings;
};

awaitable<Reply> post_read_outline(House& house, Visit& visit)
{
    auto person = visit.person();
    auto plan   = visit.id<PlanId>("plan_id");
    visit.query_only({});
    require_organiser(house, person, plan);
    auto wanted  = ReadOutline::read(read_json_object(visit.body));
    auto reading = apart([wanted = std::move(wanted), language = visit.language] {
        auto read     = read_outline_of(wanted);
        auto findings = findings_in(read, language);
        return Looked{std::move(read), std::move(findings)};
    });
    auto looked  = co_await std::move(reading);
    auto& read   = looked.read;
    auto shown   = house.archive.read([&](Reader& reader) { return preview_of(reader, plan, read.reading); });
    auto levels  = json::array();
    for (const auto& name : read.reading.version.levels) levels.push_back(name);
    shown["levels"]   = std::move(levels);
    shown["lines"]    = lines_of(read.text);
    shown["findings"] = std::move(looked.findings);
    co_return ok(shown);
}

awaitable<Reply> post_version(House& house, Visit& visit)
{
    auto person = visit.person();
    auto plan   = visit.id<PlanId>("plan_id");
    visit.query_only({});
    require_organiser(house, person, plan);
    auto wanted = CommitDraft::read(plan, read_json_object(visit.body));
    auto event  = co_await commit_draft(house, person, wanted);
    co_return created(house, event);
}

awaitable<Reply> get_lint(House& house, Visit& visit)
{
    auto person = visit.person();
    auto plan   = visit.id<PlanId>("plan_id");
    auto number = visit.path_number("n");
    require_organiser(house, person, plan);
    if (number > std::numeric_limits<int>::max()) throw Refusal{Reason::not_found};
    auto all      = house.archive.read([&](Reader& reader) {
        if (!version(reader, plan, static_cast<int>(number))) throw Refusal{Reason::not_found};
        return nodes(reader, plan, static_cast<int>(number));
    });
    auto linting  = apart([all = std::move(all), language = visit.language] { return findings_in(all, language); });
    auto findings = co_await std::move(linting);
    co_return ok({{"findings", std::move(findings)}});
}

awaitable<Reply> get_plans(House& house, Visit& visit)
{
    auto person  = visit.person();
    auto process = visit.id<ProcessId>();
    co_return ok(house.archive.read([&](Reader& reader) {
        if (!people::has_role(reader, person.person_id, process, people::Role::organiser))
            throw Refusal{Reason::not_found};
        auto items = json::array();
        for (const auto& plan : plans_of(reader, process)) {
            auto versions_shown = json::array();
            auto all            = versions(reader, plan.plan_id);
            for (const auto& one : all) {
                json shown{{"version", one.version}, {"title", one.title}, {"state", one.state}};
                if (one.final_at) shown["final_at"] = to_text(*one.final_at);
                versions_shown.push_back(std::move(shown));
            }
            items.push_back(
                {{"plan_id", plan.plan_id.value}, {"title", plan.title}, {"versions", std::move(versions_shown)}});
        }
        return json{{"items", std::move(items)}};
    }));
}

awaitable<Reply> post_plan(House& house, Visit& visit)
{
    auto person = visit.person();
    auto wanted = visit.read<BeginPlan>(visit.id<ProcessId>());
    auto event  = co_await begin_plan(house, person, wanted);
    co_return created(house, event);
}

} // namespace

void add_drafting_routes(Routes& routes)
{
    using enum Method;
    routes.add({.method         = post,
                .pattern        = "/api/plans/{plan_id}/read-outline",
                .handler        = post_read_outline,
                .max_body_bytes = max_body_bytes});
    routes.add({.method         = post,
                .pattern        = "/api/plans/{plan_id}/versions",
                .handler        = post_version,
                .max_body_bytes = max_body_bytes});
    routes.add({get, "/api/plans/{plan_id}/versions/{n}/lint", get_lint});
    routes.add({get, "/api/processes/{id}/plans", get_plans});
    routes.add({post, "/api/processes/{id}/plans", post_plan});
}

} // namespace plans

#include "plans/plans.hpp"

#include "house.hpp"
#include "people/people.hpp"
#include "plans/rows.hpp"
#include "plans/saving.hpp"
#include "processes/processes.hpp"

namespace plans {

namespace {

Event save_draft(Tx& tx, NewVersion version)
{
    if (version.nodes.empty()) throw Refusal{Reason::bad_value, {{"field", "text"}}};
    if (version.plan_id)
        if (auto newest = newest_version(tx, *version.plan_id)) version.title = newest->title;
    return version_saved(save_version(tx, version, "draft"), version);
}

// The plan that the command line means, and the only process, be it a draft, for a plan that begins.
void find_plan(Tx& tx, NewVersion& version)
{
    auto all   = plans_titled(tx, version.title);
    auto every = plans_titled(tx, {});
    if (all.size() == 1)
        version.plan_id = all.front();
    else if (every.size() == 1)
        version.plan_id = every.front();
    auto processes = processes::every_process(tx);
    if (processes.size() == 1) version.process_id = processes.front().process_id;
}

} // namespace

ImportPlan ImportPlan::read(json body)
{
    constexpr std::size_t max_levels = 8, max_level_chars = 80;
    if (!body.contains("text")) throw Refusal{Reason::required, {{"field", "text"}}};
    if (!body["text"].is_string()) throw Refusal{Reason::bad_value, {{"field", "text"}}};
    ImportPlan wanted{.text = body["text"], .levels = {}};
    body.erase("text");
    Fields others(body);
    wanted.levels = others.optional_texts("levels", max_levels, max_level_chars);
    others.done();
    return wanted;
}

bool may_import(Reader& reader, PersonId person, PlanId plan)
{
    auto process = process_of(reader, plan);
    return process && people::has_role(reader, person, *process, people::Role::organiser);
}

awaitable<Event> import_version(House& house, Person person, PlanId plan, Reading reading)
{
    return house.ledger.write(person, [person, plan, reading](Tx& tx) {
        if (!may_import(tx, person.person_id, plan)) throw Refusal{Reason::not_found};
        auto version    = reading.version;
        version.plan_id = plan;
        return save_draft(tx, version);
    });
}

Event import_by_hand(House& house, const std::string& title, Reading reading)
{
    return house.ledger.write_now([title, reading](Tx& tx) {
        auto version  = reading.version;
        version.title = title;
        find_plan(tx, version);
        return save_draft(tx, version);
    });
}

} // namespace plans

#include "base/in_order.hpp"
#include "decisions/answers.hpp"
#include "decisions/approvals.hpp"
#include "house.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"

namespace decisions {

ApproveVersion ApproveVersion::read(PlanId plan_id, int version, OrganisationId organisation_id, Fields& in)
{
    constexpr std::size_t day_chars = 10; // "2025-06-20"
    return {.plan_id         = plan_id,
            .version         = version,
            .organisation_id = organisation_id,
            .act             = in.text("act", max_act_chars),
            .on              = in.text("on", day_chars)};
}

namespace {

struct Approval {
    std::string act, on;
};

std::optional<Approval> approval(Reader& reader, PlanId plan, int version, OrganisationId organisation)
{
    return reader.db.one(
        "select act, approved_on from version_approval where plan_id = ? and version = ? and organisation_id = ?",
        [](const Row& row) {
            return Approval{row.text(0), row.text(1)};
        },
        plan, version, organisation);
}

void save(Tx& tx, const ApproveVersion& approved)
{
    tx.db.run("insert into version_approval (plan_id, version, organisation_id, act, approved_on) values "
              "(?, ?, ?, ?, ?) on conflict (plan_id, version, organisation_id) do update set act = excluded.act, "
              "approved_on = excluded.approved_on",
              approved.plan_id, approved.version, approved.organisation_id, approved.act, approved.on);
}

void require_day(const std::string& day)
try {
    day_begins(day, "UTC");
} catch (const std::runtime_error&) {
    throw Refusal{Reason::bad_value, {{"field", "on"}}};
}

bool is_promoter(Reader& reader, ProcessId process, OrganisationId organisation)
{
    auto all = processes::promoters(reader, process);
    return all.contains(std::to_string(organisation.value));
}

} // namespace

json approvals(Reader& reader, const plans::Version& version)
{
    auto list = json::array();
    if (!version.process_id) return list;
    auto all = processes::promoters(reader, *version.process_id);
    for (auto& promoter : in_order(all)) {
        OrganisationId id{promoter["organisation_id"].get<std::int64_t>()};
        promoter.erase("order");
        if (auto found = approval(reader, version.plan_id, version.version, id))
            promoter.update({{"act", found->act}, {"on", found->on}});
        list.push_back(std::move(promoter));
    }
    return list;
}

json process_section(Reader& reader, std::int64_t id)
{
    auto text = reader.db.one(
        "select v.plan_id, v.version, v.final_at_ms from plan_version v join plan p "
        "on p.plan_id = v.plan_id where p.process_id = ? and v.final_at_ms is not null "
        "order by v.final_at_ms desc, v.plan_id desc limit 1",
        [](const Row& row) {
            return json{
                {"plan_id", row.integer(0)}, {"version", row.integer(1)}, {"final_at", to_text(row.instant(2))}};
        },
        id);
    if (!text) return json::object();
    auto approvals = json::object();
    reader.db.each(
        "select organisation_id, act, approved_on from version_approval where plan_id = ? and version = ? "
        "order by approved_on, organisation_id",
        [&](const Row& row) {
            auto body                                 = people::organisation(reader, row.id<OrganisationId>(0));
            approvals[std::to_string(row.integer(0))] = {{"organisation_id", row.integer(0)},
                                                         {"name", body ? body->name : ""},
                                                         {"act", row.text(1)},
                                                         {"on", row.text(2)},
                                                         {"order", approvals.size() + 1}};
        },
        (*text)["plan_id"].get<std::int64_t>(), (*text)["version"].get<std::int64_t>());
    (*text)["approvals"] = std::move(approvals);
    return {{"final_text", *text}};
}

awaitable<Event> approve_version(House& house, Person person, ApproveVersion wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto version = organised_by(tx, person, wanted.plan_id, wanted.version);
        if (!version.final_at || !is_promoter(tx, *version.process_id, wanted.organisation_id))
            throw Refusal{Reason::not_found};
        require_day(wanted.on);
        Screens screens(house.sections, tx, {processes::topic_of(*version.process_id)});
        save(tx, wanted);
        auto event    = about(version, "version_approved",
                              {{"organisation_id", wanted.organisation_id.value}, {"act", wanted.act}, {"on", wanted.on}});
        event.patches = screens.patches();
        return event;
    });
}

} // namespace decisions

// Of two bodies that are one: approvals of the final text, and desks that show who proposed.
#include "decisions/access.hpp"
#include "decisions/desk.hpp"
#include "processes/processes.hpp"

namespace decisions {

BodyTraces traces_of_body(Reader& reader, OrganisationId goes, OrganisationId)
{
    BodyTraces traces;
    reader.db.each(
        "select distinct consultation_id from proposal where organisation_id = ?",
        [&](const Row& row) { traces.topics.push_back(desk_of(row.id<ConsultationId>(0))); }, goes);
    std::int64_t approvals = 0;
    reader.db.each(
        "select p.process_id from version_approval a join plan p on p.plan_id = a.plan_id "
        "where a.organisation_id = ? and p.process_id is not null",
        [&](const Row& row) {
            ++approvals;
            traces.processes.push_back(row.id<ProcessId>(0));
            traces.topics.push_back(processes::topic_of(traces.processes.back()));
        },
        goes);
    traces.counts = {{"approvals", approvals}};
    return traces;
}

// Of two acts of approval the one of the body that stays is the one that stands.
void move_body(Tx& tx, OrganisationId goes, OrganisationId stays)
{
    tx.db.run("insert into version_approval (plan_id, version, organisation_id, act, approved_on) "
              "select plan_id, version, ?, act, approved_on from version_approval where organisation_id = ? "
              "on conflict do nothing",
              stays, goes);
    tx.db.run("delete from version_approval where organisation_id = ?", goes);
}

} // namespace decisions

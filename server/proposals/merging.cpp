// Of two bodies that are one: proposals, comments and endorsements of the one that goes become those of the one that
// stays. Where both stand behind a proposal, one of them counts.
#include "people/people.hpp"
#include "proposals/access.hpp"
#include "proposals/sections.hpp"

namespace proposals {

namespace {

std::int64_t count(Reader& reader, const char* sql, OrganisationId goes, OrganisationId stays)
{
    return reader.db.integer(sql, goes, stays).value_or(0);
}

constexpr auto of_proposals = "select count(*) from proposal where organisation_id = ?1 and ?2 > 0";
constexpr auto of_comments =
    "select count(*) from comment where organisation_id = ?1 and taken_back_at_ms is null and ?2 > 0";
constexpr auto of_endorsements = "select count(*) from endorsement where organisation_id = ?1 and ?2 > 0";
constexpr auto of_doubles = "select count(*) from endorsement e where e.organisation_id = ?1 and exists (select 1 from "
                            "endorsement s where s.proposal_id = e.proposal_id and s.organisation_id = ?2)";

void join_double_endorsements(Tx& tx, OrganisationId goes, OrganisationId stays)
{
    std::vector<ProposalId> doubles;
    tx.db.each(
        "select e.proposal_id from endorsement e join endorsement s on s.proposal_id = e.proposal_id "
        "and s.organisation_id = ? where e.organisation_id = ?",
        [&](const Row& row) { doubles.push_back(row.id<ProposalId>(0)); }, stays, goes);
    for (auto id : doubles) {
        auto p = proposal(tx, id).value();
        tx.db.run("delete from endorsement where proposal_id = ? and organisation_id = ?", id, goes);
        tx.db.run("update proposal set endorsements = endorsements - 1 where proposal_id = ?", id);
        if (p.is_public()) consultations::count(tx, p.consultation_id, p.node_id, {.endorsements = -1});
    }
}

// Where both are among the authors that anyone can see, there is one author less.
void count_authors_once(Tx& tx, OrganisationId goes, OrganisationId stays)
{
    std::vector<ConsultationId> both;
    tx.db.each(
        "select consultation_id from proposal where organisation_id = ?1 and approved_at_ms is not null "
        "and hidden_at_ms is null intersect select consultation_id from proposal where organisation_id = ?2 "
        "and approved_at_ms is not null and hidden_at_ms is null",
        [&](const Row& row) { both.push_back(row.id<ConsultationId>(0)); }, goes, stays);
    for (auto id : both) consultations::count(tx, id, {}, {.gone_organisation = true});
}

} // namespace

BodyTraces traces_of_body(Reader& reader, OrganisationId goes, OrganisationId stays)
{
    BodyTraces traces;
    std::vector<ProposalId> touched;
    reader.db.each(
        "select proposal_id from proposal where organisation_id = ?1 union select proposal_id from comment "
        "where organisation_id = ?1 union select proposal_id from endorsement where organisation_id = ?1",
        [&](const Row& row) { touched.push_back(row.id<ProposalId>(0)); }, goes);
    std::set<ProcessId> processes;
    for (auto id : touched) {
        auto p = proposal(reader, id).value();
        for (auto& topic : screens_of(p)) traces.topics.push_back(std::move(topic));
        processes.insert(consultation_of(reader, p).process_id);
    }
    reader.db.each(
        "select distinct person_id from endorsement where organisation_id = ? and person_id is not null",
        [&](const Row& row) { traces.topics.push_back(people::topic_of(row.id<PersonId>(0))); }, goes);
    traces.processes.assign(processes.begin(), processes.end());
    auto doubles  = count(reader, of_doubles, goes, stays);
    traces.counts = {{"proposals", count(reader, of_proposals, goes, stays)},
                     {"comments", count(reader, of_comments, goes, stays)},
                     {"endorsements", count(reader, of_endorsements, goes, stays) - doubles},
                     {"endorsements_of_both", doubles}};
    return traces;
}

void move_body(Tx& tx, OrganisationId goes, OrganisationId stays)
{
    count_authors_once(tx, goes, stays);
    join_double_endorsements(tx, goes, stays);
    for (auto table : {"proposal", "comment", "endorsement"})
        tx.db.run("update " + std::string(table) + " set organisation_id = ? where organisation_id = ?", stays, goes);
}

} // namespace proposals

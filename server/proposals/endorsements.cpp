// A body publicly stands behind a proposal, and may step back from it.
#include "house.hpp"
#include "people/people.hpp"
#include "proposals/access.hpp"
#include "proposals/rules.hpp"

namespace proposals {

namespace {

enum class Endorsing { begin, end };

void count_endorsements(Tx& tx, const Proposal& p, int delta)
{
    tx.db.run("update proposal set endorsements = endorsements + ? where proposal_id = ?", delta, p.proposal_id);
    if (p.is_public()) consultations::count(tx, p.consultation_id, p.node_id, {.endorsements = delta});
}

void change(Tx& tx, const Proposal& p, const Person& person, OrganisationId body, Endorsing what)
{
    if (what == Endorsing::begin)
        tx.db.run("insert into endorsement (proposal_id, organisation_id, person_id, at_ms) values (?, ?, ?, ?) "
                  "on conflict do nothing",
                  p.proposal_id, body, person.person_id, tx.now);
    else
        tx.db.run("delete from endorsement where proposal_id = ? and organisation_id = ?", p.proposal_id, body);
    if (tx.db.changes() == 0) throw Refusal{Reason::nothing_changed};
    count_endorsements(tx, p, what == Endorsing::begin ? 1 : -1);
}

awaitable<Event> carry_out(House& house, Person person, ProposalId id, OrganisationId body, Endorsing what)
{
    return house.ledger.write(person, [&house, person, id, body, what](Tx& tx) {
        auto p = readable_by(tx, person, id);
        if (what == Endorsing::begin) require(takes_part(p));
        require(consultations::is_open(consultation_of(tx, p), tx.now));
        if (!people::holds_mandate(tx, person.person_id, body)) throw Refusal{Reason::not_your_organisation};
        auto topics = screens_of(p);
        topics.push_back(people::topic_of(person.person_id));
        Screens screens(house.sections, tx, topics);
        change(tx, p, person, body, what);
        auto kind     = what == Endorsing::begin ? "proposal_endorsed" : "endorsement_withdrawn";
        auto event    = about(p, kind, {{"organisation_id", body.value}});
        event.patches = screens.patches();
        return event;
    });
}

} // namespace

awaitable<Event> endorse_proposal(House& house, Person person, ProposalId id, OrganisationId body)
{
    return carry_out(house, person, id, body, Endorsing::begin);
}

awaitable<Event> withdraw_endorsement(House& house, Person person, ProposalId id, OrganisationId body)
{
    return carry_out(house, person, id, body, Endorsing::end);
}

} // namespace proposals

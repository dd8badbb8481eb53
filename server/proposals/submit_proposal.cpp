#include "house.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"
#include "proposals/access.hpp"
#include "proposals/rules.hpp"
#include "proposals/search.hpp"

namespace proposals {

SubmitProposal SubmitProposal::read(ConsultationId consultation_id, Fields& in)
{
    return {.consultation_id = consultation_id,
            .kind            = in.word("kind", {"addition", "change", "deletion", "erratum", "general"}),
            .node_id         = in.id<NodeId>("node_id"),
            .title           = in.text("title", max_title_chars),
            .body            = in.text("body", max_body_chars),
            .suggested_text  = in.optional_text_or_empty("suggested_text", max_suggested_chars),
            .organisation_id = in.optional_id<OrganisationId>("organisation_id"),
            .show_name       = in.boolean("show_name")};
}

namespace {

Proposal written(Tx& tx, const Person& person, const SubmitProposal& submitted, const consultations::Consultation& c)
{
    auto node = plans::node(tx, c.plan_id, c.version, submitted.node_id);
    if (!node) throw Refusal{Reason::node_not_found, {{"field", "node_id"}}};
    auto current = plans::words_of(*node);
    require(fits_kind(submitted.kind, current, submitted.suggested_text));
    if (submitted.organisation_id && !people::holds_mandate(tx, person.person_id, *submitted.organisation_id))
        throw Refusal{Reason::not_your_organisation, {{"field", "organisation_id"}}};
    require(consultations::may_propose(tx, c, submitted.organisation_id));
    require(consultations::shows_name(tx, c, person.person_id, submitted.organisation_id, submitted.show_name));
    Proposal p;
    p.consultation_id = submitted.consultation_id;
    p.number          = static_cast<int>(next_number(tx, submitted.consultation_id));
    p.kind            = submitted.kind;
    p.node_id         = submitted.node_id;
    p.person_id       = person.person_id;
    p.organisation_id = submitted.organisation_id;
    p.show_name       = submitted.show_name;
    p.title           = submitted.title;
    p.body            = submitted.body;
    p.current_text    = current;
    p.suggested_text  = submitted.suggested_text;
    p.received_seq    = tx.seq + 1;
    p.received_at     = tx.now;
    if (c.moderation == "after") p.approved_at = tx.now;
    return p;
}

// What anyone may keep of it: the words and whom they speak for, never a citizen's name.
json public_words(const Proposal& p)
{
    json words{{"consultation_id", p.consultation_id.value},
               {"number", p.number},
               {"kind", p.kind},
               {"node_id", p.node_id.value},
               {"title", p.title},
               {"body", p.body}};
    if (p.suggested_text) words["current_text"] = p.current_text, words["suggested_text"] = *p.suggested_text;
    if (p.organisation_id) words["organisation_id"] = p.organisation_id->value;
    return words;
}

} // namespace

awaitable<Event> submit_proposal(House& house, Person person, SubmitProposal submitted)
{
    return house.ledger.write(person, [&house, person, submitted](Tx& tx) {
        auto c = consultations::consultation(tx, submitted.consultation_id);
        if (!c) throw Refusal{Reason::not_found};
        require(consultations::is_open(*c, tx.now));
        auto p = written(tx, person, submitted, *c);
        Screens screens(house.sections, tx,
                        {consultations::topic_of(p.consultation_id), people::topic_of(person.person_id)});
        p.proposal_id = insert_proposal(tx, p);
        auto topic    = topic_of(p.proposal_id);
        if (p.is_public())
            count_in(tx, p), make_findable(tx, p);
        else
            withhold(tx, topic);
        auto event    = about(p, "proposal_submitted", public_words(p), topic);
        event.patches = screens.patches();
        if (!p.is_public()) add_to_moderators(house, tx, event, p.proposal_id);
        event.answer = {{"proposal_id", p.proposal_id.value}};
        return event;
    });
}

} // namespace proposals

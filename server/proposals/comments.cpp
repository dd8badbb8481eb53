// Comments: one level of answers; taken back by whoever wrote them.
#include "house.hpp"
#include "people/people.hpp"
#include "proposals/access.hpp"
#include "proposals/rules.hpp"

namespace proposals {

AddComment AddComment::read(ProposalId proposal_id, Fields& in)
{
    return {.proposal_id     = proposal_id,
            .body            = in.text("body", max_comment_chars),
            .parent_id       = in.optional_id<CommentId>("parent_id"),
            .organisation_id = in.optional_id<OrganisationId>("organisation_id"),
            .show_name       = in.boolean("show_name")};
}

namespace {

Verdict answers(const std::optional<Comment>& parent, ProposalId proposal_id)
{
    auto fits = parent && parent->proposal_id == proposal_id && !parent->parent_id && !parent->hidden_at
                && !parent->taken_back_at;
    return fits ? granted : Verdict{Refusal{Reason::bad_value, {{"field", "parent_id"}}}};
}

bool speaks_for_proposal(const Proposal& p, const Person& person, const std::optional<OrganisationId>& organisation)
{
    if (p.organisation_id) return organisation == p.organisation_id;
    return !organisation && p.person_id == person.person_id;
}

std::vector<std::string> screens_with(const Proposal& p, const std::optional<PersonId>& person)
{
    auto topics = screens_of(p);
    if (person) topics.push_back(people::topic_of(*person));
    return topics;
}

} // namespace

void count_comments(Tx& tx, const Proposal& p, int delta)
{
    tx.db.run("update proposal set comments = comments + ? where proposal_id = ?", delta, p.proposal_id);
    if (p.is_public()) consultations::count(tx, p.consultation_id, p.node_id, {.comments = delta});
}

awaitable<Event> add_comment(House& house, Person person, AddComment added)
{
    return house.ledger.write(person, [&house, person, added](Tx& tx) {
        auto p = readable_by(tx, person, added.proposal_id);
        require(takes_part(p));
        auto consultation = consultation_of(tx, p);
        require(consultations::is_open(consultation, tx.now));
        if (added.organisation_id && !people::holds_mandate(tx, person.person_id, *added.organisation_id))
            throw Refusal{Reason::not_your_organisation, {{"field", "organisation_id"}}};
        require(consultations::shows_name(tx, consultation, person.person_id, added.organisation_id, added.show_name));
        if (added.parent_id) require(answers(comment(tx, *added.parent_id), p.proposal_id));
        Screens screens(house.sections, tx, screens_with(p, person.person_id));
        Comment c;
        c.proposal_id     = p.proposal_id;
        c.parent_id       = added.parent_id;
        c.person_id       = person.person_id;
        c.organisation_id = added.organisation_id;
        c.show_name       = added.show_name;
        c.by_proposer     = speaks_for_proposal(p, person, added.organisation_id);
        c.body            = added.body;
        c.at              = tx.now;
        c.comment_id      = insert_comment(tx, c);
        count_comments(tx, p, 1);
        json payload{{"comment_id", c.comment_id.value}, {"body", c.body}};
        if (c.parent_id) payload["parent_id"] = c.parent_id->value;
        if (c.organisation_id) payload["organisation_id"] = c.organisation_id->value;
        auto event    = about(p, "comment_added", std::move(payload), "comment/" + std::to_string(c.comment_id.value));
        event.patches = screens.patches();
        event.answer  = {{"comment_id", c.comment_id.value}};
        return event;
    });
}

// Its words go, from the record too: they were the author's to take back.
awaitable<Event> take_back_comment(House& house, Person person, CommentId comment_id)
{
    return house.ledger.write(person, [&house, person, comment_id](Tx& tx) {
        auto c = comment(tx, comment_id);
        if (!c || c->person_id != person.person_id || c->taken_back_at) throw Refusal{Reason::not_found};
        auto p = proposal(tx, c->proposal_id).value();
        Screens screens(house.sections, tx, screens_with(p, c->person_id));
        auto was_counted = !c->hidden_at;
        c->taken_back_at = tx.now;
        c->body.clear();
        update_facts(tx, *c);
        erase(tx, "comment/" + std::to_string(comment_id.value));
        if (was_counted) count_comments(tx, p, -1);
        auto event    = about(p, "comment_taken_back", {{"comment_id", comment_id.value}});
        event.patches = screens.patches();
        add_to_moderators(house, tx, event, p.proposal_id);
        return event;
    });
}

} // namespace proposals

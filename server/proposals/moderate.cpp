// Moderation always carries a reason, tells the author, can be undone, and is in the record.
#include "house.hpp"
#include "people/people.hpp"
#include "proposals/access.hpp"
#include "proposals/rules.hpp"
#include "proposals/search.hpp"

namespace proposals {

Moderate Moderate::read(ProposalId proposal_id, std::optional<CommentId> comment_id, Fields& in)
{
    return {.proposal_id = proposal_id,
            .comment_id  = comment_id,
            .decision    = in.word("decision", {"publish", "hide", "restore", "return"}),
            .reason      = in.text("reason", max_reason_chars)};
}

namespace {

// What the decision makes of it; refuses one that changes nothing, such as restoring what is not hidden.
Proposal decided(const Proposal& before, const std::string& decision, bool waits_before, Instant now)
{
    auto after = before;
    if (decision == "publish" && before.withdrawn_at) throw Refusal{Reason::already_withdrawn};
    if (decision == "publish" && !before.approved_at)
        after.approved_at = now;
    else if (decision == "hide" && !before.hidden_at)
        after.hidden_at = now;
    else if (decision == "restore" && before.hidden_at)
        after.hidden_at.reset();
    else if (decision == "return" && waits_before && before.state() == State::published)
        after.approved_at.reset();
    else
        throw Refusal{Reason::nothing_changed, {{"field", "decision"}}};
    return after;
}

void show_to_public(Tx& tx, const Proposal& p)
{
    show_again(tx, topic_of(p.proposal_id));
    make_findable(tx, p);
    count_in(tx, p);
}

void hide_from_public(Tx& tx, const Proposal& p)
{
    withhold(tx, topic_of(p.proposal_id));
    make_unfindable(tx, p);
    count_out(tx, p);
}

std::string happened(const std::string& decision)
{
    if (decision == "publish") return "published";
    if (decision == "return") return "returned";
    return decision == "hide" ? "hidden" : "restored";
}

// The person's screen shows the notice as well as the proposal.
void tell(Tx& tx, Event& event, const std::optional<PersonId>& author, json notice)
{
    if (!author) return;
    auto patch = people::notice(tx, *author, std::move(notice));
    if (!patch.patch.is_null() && !patch.patch.empty()) event.patches.push_back(std::move(patch));
}

// The reason is public and names nobody; the words stay out of the event.
Event moderated(const Proposal& p, const std::string& what, const Moderate& m)
{
    json payload{{"reason", m.reason}};
    if (m.comment_id) payload["comment_id"] = m.comment_id->value;
    auto event  = about(p, what + happened(m.decision), std::move(payload));
    event.topic = consultations::topic_of(p.consultation_id); // the log of a hidden proposal's topic is withheld
    return event;
}

} // namespace

awaitable<Event> moderate_proposal(House& house, Person person, Moderate m)
{
    return house.ledger.write(person, [&house, person, m](Tx& tx) {
        auto before = moderated_by(tx, person, m.proposal_id);
        auto after  = decided(before, m.decision, consultation_of(tx, before).moderation == "before", tx.now);
        Screens screens(house.sections, tx, screens_of(before));
        update_facts(tx, after);
        insert_moderation(tx, person.person_id, m);
        if (before.is_public() && !after.is_public()) hide_from_public(tx, after);
        if (!before.is_public() && after.is_public()) show_to_public(tx, after);
        auto event    = moderated(after, "proposal_", m);
        event.patches = screens.patches();
        if (before.is_public() != after.is_public()) add_elsewhere(house, tx, event, after.proposal_id);
        add_to_desks(house, tx, event, after.proposal_id);
        add_to_moderators(house, tx, event, after.proposal_id);
        tell(tx, event, after.person_id,
             {{"kind", event.kind},
              {"proposal_id", after.proposal_id.value},
              {"title", after.title},
              {"reason", m.reason}});
        return event;
    });
}

awaitable<Event> moderate_comment(House& house, Person person, Moderate m)
{
    return house.ledger.write(person, [&house, person, m](Tx& tx) {
        auto p = moderated_by(tx, person, m.proposal_id);
        auto c = comment(tx, *m.comment_id);
        if (!c || c->proposal_id != p.proposal_id || c->taken_back_at) throw Refusal{Reason::not_found};
        if ((m.decision != "hide" || c->hidden_at) && (m.decision != "restore" || !c->hidden_at))
            throw Refusal{Reason::nothing_changed, {{"field", "decision"}}};
        auto topics = screens_of(p);
        if (c->person_id) topics.push_back(people::topic_of(*c->person_id));
        Screens screens(house.sections, tx, topics);
        auto hiding  = m.decision == "hide";
        c->hidden_at = hiding ? std::optional{tx.now} : std::nullopt;
        update_facts(tx, *c);
        insert_moderation(tx, person.person_id, m);
        auto subject = "comment/" + std::to_string(c->comment_id.value);
        if (hiding)
            withhold(tx, subject);
        else
            show_again(tx, subject);
        count_comments(tx, p, hiding ? -1 : 1);
        auto event    = moderated(p, "comment_", m);
        event.patches = screens.patches();
        add_to_moderators(house, tx, event, p.proposal_id);
        tell(tx, event, c->person_id,
             {{"kind", event.kind},
              {"proposal_id", p.proposal_id.value},
              {"comment_id", c->comment_id.value},
              {"title", p.title},
              {"reason", m.reason}});
        return event;
    });
}

} // namespace proposals

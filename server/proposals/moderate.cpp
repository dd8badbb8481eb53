// Moderation always carries a reason, tells the author, can be undone, and is in the record.
#include "base/words.hpp"
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

// To whoever has an account, in their language.
void write_to_author(const House& house, Tx& tx, const Proposal& p, PersonId author, const std::string& kind,
                     const std::string& reason)
{
    if (kind == "proposal_returned") return; // a slip of the hand, put right at once: the notice is enough
    auto address = people::read_email(people::email_of(tx, author));
    if (!address) return;
    auto language = people::language_of(tx, author);
    auto process  = consultation_of(tx, p);
    auto link     = people::public_url(house) + "/proposals/" + std::to_string(p.proposal_id.value);
    json details{{"title", p.title},
                 {"reason", reason},
                 {"process", process.process_title},
                 {"email", process.contacts.at("email")},
                 {"link", link}};
    people::NewMail mail;
    mail.to      = *address;
    mail.subject = say(language, "mail.moderation.subject." + kind, details);
    mail.text = say(language, "mail.moderation.body." + kind, details) + say(language, "mail.moderation.end", details);
    mail.link = link;
    people::queue_mail(house, tx, mail);
}

// The person's screen shows the notice as well as the proposal, and a mail says the same to who does not look at it.
void tell(const House& house, Tx& tx, Event& event, const Proposal& p, const std::optional<PersonId>& author,
          json notice)
{
    if (!author) return;
    write_to_author(house, tx, p, *author, event.kind, notice["reason"].get<std::string>());
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
        tell(house, tx, event, after, after.person_id,
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
        tell(house, tx, event, p, c->person_id,
             {{"kind", event.kind},
              {"proposal_id", p.proposal_id.value},
              {"comment_id", c->comment_id.value},
              {"title", p.title},
              {"reason", m.reason}});
        return event;
    });
}

} // namespace proposals

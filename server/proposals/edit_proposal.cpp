#include "house.hpp"
#include "proposals/access.hpp"
#include "proposals/rules.hpp"
#include "proposals/search.hpp"

namespace proposals {

EditProposal EditProposal::read(ProposalId proposal_id, int revision, Fields& in)
{
    return {.proposal_id    = proposal_id,
            .revision       = revision,
            .title          = in.optional_text("title", max_title_chars),
            .body           = in.optional_text("body", max_body_chars),
            .suggested_text = in.optional_text_or_empty("suggested_text", max_suggested_chars)};
}

namespace {

// Somebody saved in between (oneself, on another device): the answer carries that text, so that nothing is lost.
Verdict is_current(const Proposal& p, int revision)
{
    if (p.revision == revision) return granted;
    json current{{"revision", p.revision}, {"title", p.title}, {"body", p.body}};
    if (p.suggested_text) current["suggested_text"] = *p.suggested_text;
    return Refusal{Reason::stale_revision, {{"current", current}}};
}

bool same_words(const Proposal& a, const Proposal& b)
{
    return a.title == b.title && a.body == b.body && a.suggested_text == b.suggested_text;
}

json public_words(const Proposal& p)
{
    json words{{"revision", p.revision}, {"title", p.title}, {"body", p.body}};
    if (p.suggested_text) words["suggested_text"] = *p.suggested_text;
    return words;
}

} // namespace

awaitable<Event> edit_proposal(House& house, Person person, EditProposal edit)
{
    return house.ledger.write(person, [&house, person, edit](Tx& tx) {
        auto before = own(tx, person, edit.proposal_id);
        require(consultations::is_open(consultation_of(tx, before), tx.now));
        if (before.withdrawn_at) throw Refusal{Reason::already_withdrawn};
        require(is_current(before, edit.revision));
        auto after = before;
        if (edit.title) after.title = *edit.title;
        if (edit.body) after.body = *edit.body;
        if (edit.suggested_text) after.suggested_text = edit.suggested_text;
        require(fits_kind(after.kind, after.current_text, after.suggested_text));
        if (same_words(before, after)) throw Refusal{Reason::nothing_changed};
        after.revision += 1;
        after.edited_at = tx.now;
        Screens screens(house.sections, tx, screens_of(before));
        keep_earlier_words(tx, before);
        update_words(tx, after);
        if (after.is_public()) make_findable(tx, after);
        auto event    = about(after, "proposal_edited", public_words(after), topic_of(after.proposal_id));
        event.patches = screens.patches();
        if (after.title != before.title && after.is_public()) add_elsewhere(house, tx, event, after.proposal_id);
        event.answer = {{"revision", after.revision}};
        return event;
    });
}

} // namespace proposals

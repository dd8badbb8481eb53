#include "house.hpp"
#include "proposals/access.hpp"
#include "proposals/rules.hpp"

namespace proposals {

WithdrawProposal WithdrawProposal::read(ProposalId proposal_id, Fields& in)
{
    return {.proposal_id = proposal_id, .reason = in.text("reason", max_reason_chars)};
}

// Its words stay readable, marked as withdrawn, and it goes on counting as one that arrived.
awaitable<Event> withdraw_proposal(House& house, Person person, WithdrawProposal withdrawal)
{
    return house.ledger.write(person, [&house, person, withdrawal](Tx& tx) {
        auto p = own(tx, person, withdrawal.proposal_id);
        require(consultations::is_open(consultation_of(tx, p), tx.now));
        if (p.withdrawn_at) throw Refusal{Reason::already_withdrawn};
        Screens screens(house.sections, tx, screens_of(p));
        p.withdrawn_at     = tx.now;
        p.withdrawn_reason = withdrawal.reason;
        update_facts(tx, p);
        auto event    = about(p, "proposal_withdrawn", {{"reason", withdrawal.reason}}, topic_of(p.proposal_id));
        event.patches = screens.patches();
        add_to_moderators(house, tx, event, p.proposal_id);
        return event;
    });
}

} // namespace proposals

// A moderator has looked at what was reported and leaves the text where it is; and takes that back.
#include "house.hpp"
#include "proposals/access.hpp"

namespace proposals {

SettleFlags SettleFlags::read(ProposalId proposal_id, std::optional<CommentId> comment_id, Fields& in)
{
    return {.proposal_id = proposal_id, .comment_id = comment_id, .settled = in.boolean("settled")};
}

namespace {

// What was settled together opens again together.
void change(Tx& tx, const SettleFlags& wanted)
{
    if (wanted.settled)
        tx.db.run("update flag set settled_at_ms = ? where proposal_id = ? and comment_id is not distinct from ? "
                  "and settled_at_ms is null",
                  tx.now, wanted.proposal_id, wanted.comment_id);
    else
        tx.db.run("update flag set settled_at_ms = null where proposal_id = ?1 and comment_id is not distinct from ?2 "
                  "and settled_at_ms = (select max(settled_at_ms) from flag where proposal_id = ?1 "
                  "and comment_id is not distinct from ?2)",
                  wanted.proposal_id, wanted.comment_id);
    if (tx.db.changes() == 0) throw Refusal{Reason::nothing_changed, {{"field", "settled"}}};
}

} // namespace

awaitable<Event> settle_flags(House& house, Person person, SettleFlags wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto p = moderated_by(tx, person, wanted.proposal_id);
        change(tx, wanted);
        json payload = json::object();
        if (wanted.comment_id) payload["comment_id"] = wanted.comment_id->value;
        auto event  = about(p, wanted.settled ? "flags_settled" : "flags_reopened", std::move(payload));
        event.topic = consultations::topic_of(p.consultation_id); // the log of a hidden proposal's topic is withheld
        add_to_moderators(house, tx, event, p.proposal_id);
        return event;
    });
}

} // namespace proposals

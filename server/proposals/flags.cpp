// Abuse reports: anyone signed in may make one; the moderators read them.
#include "proposals/flags.hpp"
#include "house.hpp"
#include "proposals/access.hpp"
#include "proposals/rules.hpp"

namespace proposals {

FlagText FlagText::read(ProposalId proposal_id, std::optional<CommentId> comment_id, Fields& in)
{
    return {.proposal_id = proposal_id,
            .comment_id  = comment_id,
            .reason = in.word("reason", {"offensive", "unlawful", "off_topic", "duplicate", "personal_data", "other"}),
            .text   = in.optional_text("text", max_reason_chars)};
}

awaitable<Event> flag_text(House& house, Person person, FlagText flagged)
{
    return house.ledger.write(person, [&house, person, flagged](Tx& tx) {
        auto p = readable_by(tx, person, flagged.proposal_id);
        if (flagged.comment_id) {
            auto c = comment(tx, *flagged.comment_id);
            if (!c || c->proposal_id != p.proposal_id || c->hidden_at || c->taken_back_at)
                throw Refusal{Reason::not_found};
        }
        tx.db.run("delete from flag where proposal_id = ? and comment_id is not distinct from ? and person_id = ?",
                  p.proposal_id, flagged.comment_id, person.person_id);
        tx.db.run(
            "insert into flag (proposal_id, comment_id, person_id, reason, text, at_ms) values (?, ?, ?, ?, ?, ?)",
            p.proposal_id, flagged.comment_id, person.person_id, flagged.reason, flagged.text, tx.now);
        json payload = json::object();
        if (flagged.comment_id) payload["comment_id"] = flagged.comment_id->value;
        auto event = about(p, "text_flagged", std::move(payload));
        add_to_moderators(house, tx, event, p.proposal_id);
        return event;
    });
}

json flags(Reader& reader, ConsultationId id, int limit)
{
    auto items = json::array();
    auto take  = [&](const Row& row) {
        json item{{"flag_id", row.integer(0)},
                  {"reason", row.text(1)},
                  {"at", to_text(row.instant(3))},
                  {"proposal_id", row.integer(4)},
                  {"title", row.text(6)}};
        if (auto text = row.optional_text(2)) item["text"] = *text;
        if (auto comment_id = row.optional_integer(5)) item["comment_id"] = *comment_id;
        items.push_back(std::move(item));
    };
    reader.db.each("select f.flag_id, f.reason, f.text, f.at_ms, f.proposal_id, f.comment_id, p.title from flag f "
                   "join proposal p on p.proposal_id = f.proposal_id where p.consultation_id = ? "
                   "order by f.flag_id desc limit ?",
                   take, id, limit);
    return {{"items", std::move(items)}};
}

} // namespace proposals

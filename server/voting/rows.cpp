#include "voting/rows.hpp"

namespace voting {

std::optional<std::string> choice_of(Reader& reader, ProposalId proposal_id, PersonId person_id)
{
    return reader.db.text("select choice from vote where proposal_id = ? and person_id = ?", proposal_id, person_id);
}

void save_vote(Tx& tx, ProposalId proposal_id, PersonId person_id, const std::string& choice, std::int64_t seq)
{
    tx.db.run("insert into vote (proposal_id, person_id, choice, seq, at_ms) values (?, ?, ?, ?, ?) "
              "on conflict (proposal_id, person_id) do update set choice = excluded.choice, seq = excluded.seq, "
              "at_ms = excluded.at_ms",
              proposal_id, person_id, choice, seq, tx.now);
}

void remove_vote(Tx& tx, ProposalId proposal_id, PersonId person_id)
{
    tx.db.run("delete from vote where proposal_id = ? and person_id = ?", proposal_id, person_id);
}

void forget_voter(Tx& tx, PersonId person_id)
{
    tx.db.run("insert into departed_vote (proposal_id, choice, votes) "
              "select proposal_id, choice, 1 from vote where person_id = ? "
              "on conflict (proposal_id, choice) do update set votes = departed_vote.votes + 1",
              person_id);
    tx.db.run("delete from vote where person_id = ?", person_id);
}

} // namespace voting

// Where deciding shows and keeps somebody's name, and how it forgets them: what they wrote for the office stays the office's.
#include "decisions/desk.hpp"

namespace decisions {

std::vector<std::string> appearances(Reader& reader, PersonId person)
{
    std::vector<std::string> topics;
    reader.db.each(
        "select p.consultation_id from evaluator e join proposal p on p.proposal_id = e.proposal_id "
        "where e.person_id = ?1 union select p.consultation_id from decision d join proposal p "
        "on p.proposal_id = d.proposal_id where d.edited_by = ?1 or d.proposed_by = ?1 or d.approved_by = ?1 "
        "union select p.consultation_id from named_approver a join proposal p on p.proposal_id = a.proposal_id "
        "where a.person_id = ?1",
        [&](const Row& row) { topics.push_back(desk_of(row.id<ConsultationId>(0))); }, person);
    return topics;
}

json person_data(Reader& reader, std::int64_t id)
{
    auto notes = json::object(), evaluates = json::object();
    reader.db.each(
        "select note_id, proposal_id, text, at_ms from internal_note where person_id = ?",
        [&](const Row& row) {
            notes[std::to_string(row.integer(0))] = {
                {"proposal_id", row.integer(1)}, {"text", row.text(2)}, {"at", to_text(row.instant(3))}};
        },
        id);
    reader.db.each(
        "select proposal_id, assigned_at_ms from evaluator where person_id = ?",
        [&](const Row& row) { evaluates[std::to_string(row.integer(0))] = to_text(row.instant(1)); }, id);
    auto approves = json::object();
    reader.db.each(
        "select proposal_id, named_at_ms from named_approver where person_id = ?",
        [&](const Row& row) { approves[std::to_string(row.integer(0))] = to_text(row.instant(1)); }, id);
    return {
        {"internal_notes", std::move(notes)}, {"evaluates", std::move(evaluates)}, {"approves", std::move(approves)}};
}

std::vector<Patch> forget(Tx& tx, PersonId person)
{
    tx.db.run("delete from evaluator where person_id = ?", person);
    tx.db.run("delete from named_approver where person_id = ?", person);
    tx.db.run("update internal_note set person_id = null where person_id = ?", person);
    tx.db.run("update decision_text set person_id = null where person_id = ?", person);
    for (auto column : {"edited_by", "proposed_by", "approved_by", "reopened_by"})
        tx.db.run(std::string("update decision set ") + column + " = null where " + column + " = ?", person);
    return {};
}

} // namespace decisions

// Who works on what: evaluators, who is to approve, notes of the office, proposals that get one answer.
#include "decisions/approver.hpp"
#include "decisions/rows.hpp"

namespace decisions {

bool asks_for_two(Reader& reader, ConsultationId id)
{
    return reader.db.integer("select two_people from deciding where consultation_id = ?", id).value_or(0) != 0;
}

void set_two_people(Tx& tx, ConsultationId id, bool two_people)
{
    tx.db.run(
        "insert into deciding (consultation_id, two_people) values (?, ?) on conflict (consultation_id) do update "
        "set two_people = excluded.two_people",
        id, two_people);
}

bool is_evaluator(Reader& reader, PersonId person, ProposalId id)
{
    return reader.db.exists("select 1 from evaluator where proposal_id = ? and person_id = ?", id, person);
}

bool evaluates_in(Reader& reader, PersonId person, ConsultationId id)
{
    return reader.db.exists("select 1 from evaluator e join proposal p on p.proposal_id = e.proposal_id "
                            "where e.person_id = ? and p.consultation_id = ? limit 1",
                            person, id);
}

std::vector<Act> evaluators_of(Reader& reader, ProposalId id)
{
    std::vector<Act> all;
    reader.db.each(
        "select person_id, assigned_at_ms from evaluator where proposal_id = ? order by assigned_at_ms, "
        "person_id",
        [&](const Row& row) {
            all.push_back({row.id<PersonId>(0), row.instant(1)});
        },
        id);
    return all;
}

void insert_evaluator(Tx& tx, ProposalId id, PersonId person)
{
    tx.db.run("insert into evaluator (proposal_id, person_id, assigned_at_ms) values (?, ?, ?) on conflict do nothing",
              id, person, tx.now);
}

void delete_evaluator(Tx& tx, ProposalId id, PersonId person)
{
    tx.db.run("delete from evaluator where proposal_id = ? and person_id = ?", id, person);
}

std::optional<Approver> named_approver(Reader& reader, ProposalId id)
{
    return reader.db.one(
        "select person_id, named_at_ms from named_approver where proposal_id = ?",
        [](const Row& row) {
            return Approver{row.id<PersonId>(0), row.instant(1)};
        },
        id);
}

void save_approver(Tx& tx, ProposalId id, PersonId person)
{
    tx.db.run(
        "insert into named_approver (proposal_id, person_id, named_at_ms) values (?, ?, ?) on conflict (proposal_id) "
        "do update set person_id = excluded.person_id, named_at_ms = excluded.named_at_ms",
        id, person, tx.now);
}

void delete_approver(Tx& tx, ProposalId id, PersonId person)
{
    tx.db.run("delete from named_approver where proposal_id = ? and person_id = ?", id, person);
}

namespace {

constexpr auto note_columns = "select note_id, proposal_id, person_id, at_ms, text from internal_note ";

Note note_from(const Row& row)
{
    return {
        row.id<InternalNoteId>(0), row.id<ProposalId>(1), {row.optional_id<PersonId>(2), row.instant(3)}, row.text(4)};
}

} // namespace

std::optional<Note> note(Reader& reader, InternalNoteId id)
{
    static const auto sql = std::string(note_columns) + "where note_id = ?";
    return reader.db.one(sql, note_from, id);
}

std::vector<Note> notes_on(Reader& reader, ProposalId id, int limit)
{
    static const auto sql = std::string(note_columns) + "where proposal_id = ? order by note_id desc limit ?";
    std::vector<Note> notes;
    reader.db.each(
        sql, [&](const Row& row) { notes.push_back(note_from(row)); }, id, limit);
    return notes;
}

InternalNoteId insert_note(Tx& tx, ProposalId id, PersonId person, std::string_view text)
{
    tx.db.run("insert into internal_note (proposal_id, person_id, text, at_ms) values (?, ?, ?, ?)", id, person, text,
              tx.now);
    return {tx.db.last_id()};
}

void delete_note(Tx& tx, InternalNoteId id) { tx.db.run("delete from internal_note where note_id = ?", id); }

std::optional<ProposalId> merged_into(Reader& reader, ProposalId id)
{
    auto found = reader.db.integer("select into_id from proposal_merge where proposal_id = ?", id);
    return found ? std::optional{ProposalId{*found}} : std::nullopt;
}

std::vector<Merged> merged_with(Reader& reader, ProposalId id)
{
    std::vector<Merged> all;
    reader.db.each(
        "select proposal_id, merged_at_ms from proposal_merge where into_id = ? order by proposal_id",
        [&](const Row& row) {
            all.push_back({row.id<ProposalId>(0), row.instant(1)});
        },
        id);
    return all;
}

void insert_merge(Tx& tx, ProposalId id, ProposalId into)
{
    tx.db.run("update proposal_merge set into_id = ? where into_id = ?", into, id);
    tx.db.run("insert into proposal_merge (proposal_id, into_id, merged_at_ms) values (?, ?, ?)", id, into, tx.now);
}

void delete_merge(Tx& tx, ProposalId id) { tx.db.run("delete from proposal_merge where proposal_id = ?", id); }

} // namespace decisions

#include "proposals/rows.hpp"

namespace proposals {

const std::string proposal_columns =
    "p.proposal_id, p.consultation_id, p.number, p.kind, p.node_id, p.person_id, p.organisation_id, p.show_name, p.title, "
    "p.body, p.current_text, p.suggested_text, p.revision, p.received_seq, p.received_at_ms, p.approved_at_ms, "
    "p.edited_at_ms, p.withdrawn_at_ms, p.withdrawn_reason, p.hidden_at_ms, p.comments, p.endorsements, p.supports, p.tally ";

Proposal from_row(const Row& row)
{
    Proposal p;
    p.proposal_id      = row.id<ProposalId>(0);
    p.consultation_id  = row.id<ConsultationId>(1);
    p.number           = static_cast<int>(row.integer(2));
    p.kind             = row.text(3);
    p.node_id          = row.id<NodeId>(4);
    p.person_id        = row.optional_id<PersonId>(5);
    p.organisation_id  = row.optional_id<OrganisationId>(6);
    p.show_name        = row.boolean(7);
    p.title            = row.text(8);
    p.body             = row.text(9);
    p.current_text     = row.text(10);
    p.suggested_text   = row.optional_text(11);
    p.revision         = static_cast<int>(row.integer(12));
    p.received_seq     = row.integer(13);
    p.received_at      = row.instant(14);
    p.approved_at      = row.optional_instant(15);
    p.edited_at        = row.optional_instant(16);
    p.withdrawn_at     = row.optional_instant(17);
    p.withdrawn_reason = row.optional_text(18).value_or("");
    p.hidden_at        = row.optional_instant(19);
    p.comments         = static_cast<int>(row.integer(20));
    p.endorsements     = static_cast<int>(row.integer(21));
    p.supports         = static_cast<int>(row.integer(22));
    p.tally            = json::parse(row.view(23));
    return p;
}

State Proposal::state() const
{
    if (hidden_at) return State::hidden;
    if (withdrawn_at) return State::withdrawn;
    return approved_at ? State::published : State::pending;
}

std::optional<Proposal> proposal(Reader& reader, ProposalId id)
{
    static const auto sql = "select " + proposal_columns + "from proposal p where p.proposal_id = ?";
    return reader.db.one(sql, from_row, id);
}

std::int64_t next_number(Reader& reader, ConsultationId id)
{
    return reader.db.integer("select max(number) from proposal where consultation_id = ?", id).value_or(0) + 1;
}

ProposalId insert_proposal(Tx& tx, const Proposal& p)
{
    tx.db.run(
        "insert into proposal (consultation_id, number, kind, node_id, person_id, organisation_id, show_name, title, "
        "body, current_text, suggested_text, received_seq, received_at_ms, approved_at_ms) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        p.consultation_id, p.number, p.kind, p.node_id, p.person_id, p.organisation_id, p.show_name, p.title, p.body,
        p.current_text, p.suggested_text, p.received_seq, p.received_at, p.approved_at);
    return {tx.db.last_id()};
}

void update_words(Tx& tx, const Proposal& p)
{
    tx.db.run("update proposal set title = ?, body = ?, suggested_text = ?, revision = ?, edited_at_ms = ? "
              "where proposal_id = ?",
              p.title, p.body, p.suggested_text, p.revision, p.edited_at, p.proposal_id);
}

void keep_earlier_words(Tx& tx, const Proposal& p)
{
    tx.db.run("insert into proposal_text (proposal_id, revision, at_ms, title, body, suggested_text) "
              "values (?, ?, ?, ?, ?, ?)",
              p.proposal_id, p.revision, p.edited_at ? *p.edited_at : p.received_at, p.title, p.body, p.suggested_text);
}

void update_facts(Tx& tx, const Proposal& p)
{
    auto reason = p.withdrawn_at ? std::optional{p.withdrawn_reason} : std::nullopt;
    tx.db.run("update proposal set approved_at_ms = ?, withdrawn_at_ms = ?, withdrawn_reason = ?, hidden_at_ms = ?, "
              "person_id = ?, show_name = ? where proposal_id = ?",
              p.approved_at, p.withdrawn_at, reason, p.hidden_at, p.person_id, p.show_name, p.proposal_id);
}

void set_tally(Tx& tx, ProposalId id, const json& tally, int supports)
{
    tx.db.run("update proposal set tally = ?, supports = ? where proposal_id = ?", tally.dump(), supports, id);
}

const std::string comment_columns =
    "c.comment_id, c.proposal_id, c.parent_id, c.person_id, c.organisation_id, c.show_name, "
    "c.by_proposer, c.body, c.at_ms, c.taken_back_at_ms, c.hidden_at_ms ";

Comment comment_from_row(const Row& row)
{
    Comment c;
    c.comment_id      = row.id<CommentId>(0);
    c.proposal_id     = row.id<ProposalId>(1);
    c.parent_id       = row.optional_id<CommentId>(2);
    c.person_id       = row.optional_id<PersonId>(3);
    c.organisation_id = row.optional_id<OrganisationId>(4);
    c.show_name       = row.boolean(5);
    c.by_proposer     = row.boolean(6);
    c.body            = row.text(7);
    c.at              = row.instant(8);
    c.taken_back_at   = row.optional_instant(9);
    c.hidden_at       = row.optional_instant(10);
    return c;
}

std::optional<Comment> comment(Reader& reader, CommentId id)
{
    static const auto sql = "select " + comment_columns + "from comment c where c.comment_id = ?";
    return reader.db.one(sql, comment_from_row, id);
}

CommentId insert_comment(Tx& tx, const Comment& c)
{
    tx.db.run(
        "insert into comment (proposal_id, parent_id, person_id, organisation_id, show_name, by_proposer, body, at_ms) "
        "values (?, ?, ?, ?, ?, ?, ?, ?)",
        c.proposal_id, c.parent_id, c.person_id, c.organisation_id, c.show_name, c.by_proposer, c.body, c.at);
    return {tx.db.last_id()};
}

void update_facts(Tx& tx, const Comment& c)
{
    tx.db.run("update comment set body = ?, taken_back_at_ms = ?, hidden_at_ms = ?, person_id = ?, show_name = ? "
              "where comment_id = ?",
              c.body, c.taken_back_at, c.hidden_at, c.person_id, c.show_name, c.comment_id);
}

json newest_moderation(Reader& reader, ProposalId id, std::optional<CommentId> comment_id)
{
    auto make = [](const Row& row) {
        return json{{"decision", row.text(0)}, {"reason", row.text(1)}, {"at", to_text(row.instant(2))}};
    };
    auto found = reader.db.one("select decision, reason, at_ms from moderation where proposal_id = ? and "
                               "comment_id is not distinct from ? order by moderation_id desc limit 1",
                               make, id, comment_id);
    return found ? *found : json();
}

void insert_moderation(Tx& tx, PersonId moderator, const Moderate& m)
{
    tx.db.run(
        "insert into moderation (proposal_id, comment_id, person_id, decision, reason, at_ms) values (?, ?, ?, ?, ?, ?)",
        m.proposal_id, m.comment_id, moderator, m.decision, m.reason, tx.now);
}

} // namespace proposals

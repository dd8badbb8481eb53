#include "decisions/causes.hpp"

namespace decisions {

namespace {

constexpr auto cause_columns =
    "select cause_id, plan_id, version, node_id, kind, proposal_id, sentence_id, words from change_cause ";

Cause cause_from(const Row& row)
{
    return {row.id<CauseId>(0),
            row.id<PlanId>(1),
            static_cast<int>(row.integer(2)),
            row.id<NodeId>(3),
            row.text(4),
            row.optional_id<ProposalId>(5),
            row.optional_id<SentenceId>(6),
            row.text(7)};
}

bool is_decided_on(Reader& reader, PlanId plan, ProposalId id)
{
    return reader.db.exists("select 1 from proposal p join consultation c on c.consultation_id = p.consultation_id "
                            "where p.proposal_id = ? and c.plan_id = ?",
                            id, plan)
           && decision_on(reader, answering(reader, id)).state == State::approved;
}

bool is_told(Reader& reader, ProcessId process, SentenceId id)
{
    return reader.db.exists(
        "select 1 from restitution_sentence s join restitution r on r.meeting_id = s.meeting_id "
        "join meeting m on m.meeting_id = s.meeting_id where s.sentence_id = ? and s.removed_at_ms is null "
        "and r.published_at_ms is not null and m.process_id = ?",
        id, process);
}

json proposal_in_short(Reader& reader, ProposalId id, bool in_public)
{
    auto p = proposals::proposal(reader, id).value();
    json shown{{"proposal_id", id.value}, {"number", p.number}};
    if (in_public && !p.is_public()) return shown;
    shown["title"] = p.title;
    auto answer    = published(reader, id);
    auto outcome   = in_public ? (answer ? answer->text.outcome : std::nullopt)
                               : decision_on(reader, answering(reader, id)).text.outcome;
    if (outcome) shown["outcome"] = *outcome;
    return shown;
}

} // namespace

std::optional<Cause> cause(Reader& reader, CauseId id)
{
    static const auto sql = std::string(cause_columns) + "where cause_id = ?";
    return reader.db.one(sql, cause_from, id);
}

std::map<NodeId, std::vector<Cause>> causes_of(Reader& reader, const plans::Version& version)
{
    static const auto sql = std::string(cause_columns) + "where plan_id = ? and version = ? order by cause_id";
    std::map<NodeId, std::vector<Cause>> causes;
    auto take = [&](const Row& row) {
        auto one = cause_from(row);
        causes[one.node_id].push_back(std::move(one));
    };
    reader.db.each(sql, take, version.plan_id, version.version);
    return causes;
}

std::vector<ProposalId> cited(Reader& reader, const plans::Version& version)
{
    std::vector<ProposalId> ids;
    reader.db.each(
        "select distinct proposal_id from change_cause where plan_id = ? and version = ? "
        "and proposal_id is not null order by proposal_id",
        [&](const Row& row) { ids.push_back(row.id<ProposalId>(0)); }, version.plan_id, version.version);
    return ids;
}

CauseId insert_cause(Tx& tx, const Cause& c)
{
    tx.db.run("insert into change_cause (plan_id, version, node_id, kind, proposal_id, sentence_id, words) "
              "values (?, ?, ?, ?, ?, ?, ?) on conflict (plan_id, version, node_id, proposal_id) "
              "where proposal_id is not null do update set words = excluded.words",
              c.plan_id, c.version, c.node_id, c.kind, c.proposal_id, c.sentence_id, c.words);
    if (!c.proposal_id) return {tx.db.last_id()};
    return {tx.db
                .integer("select cause_id from change_cause where plan_id = ? and version = ? and node_id = ? "
                         "and proposal_id = ?",
                         c.plan_id, c.version, c.node_id, c.proposal_id)
                .value()};
}

void delete_cause(Tx& tx, CauseId id) { tx.db.run("delete from change_cause where cause_id = ?", id); }

Cause checked(Reader& reader, const plans::Version& version, NodeId node_id, const NewCause& wanted)
{
    Cause found{.plan_id = version.plan_id,
                .version = version.version,
                .node_id = node_id,
                .kind    = wanted.kind,
                .words   = wanted.words};
    Refusal bad_id{Reason::bad_value, {{"field", "id"}}};
    if (wanted.kind == "act" || wanted.kind == "editorial") {
        if (wanted.words.empty()) throw Refusal{Reason::required, {{"field", "words"}}};
        if (wanted.id) throw bad_id;
        return found;
    }
    if (!wanted.id) throw Refusal{Reason::required, {{"field", "id"}}};
    if (wanted.kind == "proposal") {
        found.proposal_id = ProposalId{*wanted.id};
        if (!is_decided_on(reader, version.plan_id, *found.proposal_id)) throw bad_id;
    } else {
        found.sentence_id = SentenceId{*wanted.id};
        if (!is_told(reader, version.process_id.value(), *found.sentence_id)) throw bad_id;
    }
    return found;
}

json to_json(Reader& reader, const Cause& c, bool in_public)
{
    json shown{{"cause_id", c.cause_id.value}, {"kind", c.kind}, {"words", c.words}};
    if (c.proposal_id) {
        shown["proposal"] = proposal_in_short(reader, *c.proposal_id, in_public);
        if (in_public && !shown["proposal"].contains("title")) shown["words"] = "";
    }
    if (c.sentence_id) {
        auto sentence = reader.db.one(
            "select meeting_id, text from restitution_sentence where sentence_id = ?",
            [&](const Row& row) {
                return json{
                    {"sentence_id", c.sentence_id->value}, {"meeting_id", row.integer(0)}, {"text", row.text(1)}};
            },
            *c.sentence_id);
        if (sentence) shown["sentence"] = *sentence;
    }
    return shown;
}

} // namespace decisions

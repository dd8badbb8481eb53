#include "decisions/lines.hpp"

namespace decisions {

namespace {

constexpr auto line_columns =
    "select p.proposal_id, p.number, p.title, p.kind, p.node_id, p.approved_at_ms is null, m.into_id, i.number, "
    "(select count(*) from internal_note n where n.proposal_id = p.proposal_id), "
    "exists (select 1 from evaluator e where e.proposal_id = p.proposal_id), "
    "coalesce(x.corrected_at_ms, x.published_at_ms), x.revision, x.answered_with from proposal p "
    "left join proposal_merge m on m.proposal_id = p.proposal_id left join proposal i on i.proposal_id = m.into_id "
    "left join published_decision x on x.proposal_id = p.proposal_id "
    "where p.withdrawn_at_ms is null and p.hidden_at_ms is null ";

Line line_from(const Row& row)
{
    Line line;
    line.proposal_id        = row.id<ProposalId>(0);
    line.number             = static_cast<int>(row.integer(1));
    line.title              = row.text(2);
    line.kind               = row.text(3);
    line.node_id            = row.id<NodeId>(4);
    line.is_pending         = row.boolean(5);
    line.merged_into        = row.optional_id<ProposalId>(6);
    line.merged_into_number = static_cast<int>(row.optional_integer(7).value_or(0));
    line.notes              = static_cast<int>(row.integer(8));
    line.has_evaluators     = row.boolean(9);
    line.published_at       = row.optional_instant(10);
    if (auto revision = row.optional_integer(11)) line.published_revision = static_cast<int>(*revision);
    line.answered_with = row.optional_id<ProposalId>(12);
    return line;
}

} // namespace

bool Line::is_published() const
{
    return decision.state == State::approved && published_revision == decision.revision && answered_with == merged_into;
}

std::optional<std::string_view> Line::waiting() const
{
    return waits_for({.pending    = is_pending,
                      .merged     = merged_into.has_value(),
                      .evaluators = has_evaluators,
                      .published  = is_published(),
                      .state      = decision.state});
}

std::vector<Line> lines_of(Reader& reader, ConsultationId id)
{
    static const auto sql = std::string(line_columns) + "and p.consultation_id = ? order by p.number";
    std::vector<Line> lines;
    reader.db.each(
        sql, [&](const Row& row) { lines.push_back(line_from(row)); }, id);
    for (auto& line : lines) line.decision = decision_on(reader, line.merged_into.value_or(line.proposal_id));
    return lines;
}

std::optional<Line> line_of(Reader& reader, ProposalId id)
{
    static const auto sql = std::string(line_columns) + "and p.proposal_id = ?";
    auto line             = reader.db.one(sql, line_from, id);
    if (line) line->decision = decision_on(reader, line->merged_into.value_or(id));
    return line;
}

std::vector<Line> undecided(const std::vector<Line>& lines)
{
    std::vector<Line> missing;
    for (const auto& line : lines)
        if (!line.is_decided()) missing.push_back(line);
    return missing;
}

Refusal decisions_missing(const std::vector<Line>& missing, std::size_t of)
{
    constexpr std::size_t named = 100; // a list to work through; the desk has them all
    auto proposals              = json::array();
    for (const auto& line : missing) {
        if (proposals.size() == named) break;
        proposals.push_back({{"proposal_id", line.proposal_id.value}, {"number", line.number}, {"title", line.title}});
    }
    return {Reason::decisions_missing,
            {{"missing", missing.size()},
             {"decided", of - missing.size()},
             {"of", of},
             {"proposals", std::move(proposals)}}};
}

Verdict all_decided(const std::vector<Line>& lines)
{
    auto missing = undecided(lines);
    if (missing.empty()) return granted;
    return decisions_missing(missing, lines.size());
}

} // namespace decisions

#include "decisions/rows.hpp"

namespace decisions {

std::string_view name_of(State state)
{
    switch (state) {
        case State::none: return "none";
        case State::draft: return "draft";
        case State::proposed: return "proposed";
        case State::approved: return "approved";
    }
    return "none";
}

State state_named(std::string_view name)
{
    for (auto state : {State::draft, State::proposed, State::approved})
        if (name_of(state) == name) return state;
    return State::none;
}

json to_json(const std::vector<Point>& points)
{
    auto list = json::array();
    for (const auto& point : points) {
        auto nodes = json::array();
        for (auto node : point.nodes) nodes.push_back(node.value);
        json one{
            {"title", point.title}, {"outcome", point.outcome}, {"reason", point.reason}, {"nodes", std::move(nodes)}};
        if (point.passed_to) one["passed_to"] = *point.passed_to;
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<Point> points_from(std::string_view text)
{
    std::vector<Point> points;
    auto list = json::parse(text);
    for (const auto& one : list) {
        Point point{.title = one["title"], .outcome = one["outcome"], .passed_to = {}, .reason = one["reason"]};
        if (one.contains("passed_to")) point.passed_to = one["passed_to"];
        for (const auto& node : one["nodes"]) point.nodes.push_back(NodeId{node.get<std::int64_t>()});
        points.push_back(std::move(point));
    }
    return points;
}

namespace {

DecisionText text_from(const Row& row, int at) // outcome, reason, accepted_text, points
{
    return {row.optional_text(at), row.text(at + 1), row.optional_text(at + 2), points_from(row.view(at + 3))};
}

std::optional<Act> act_from(const Row& row, int at) // who, when
{
    if (row.is_null(at + 1)) return {};
    return Act{row.optional_id<PersonId>(at), row.instant(at + 1)};
}

Decision from_row(const Row& row)
{
    Decision d;
    d.proposal_id     = row.id<ProposalId>(0);
    d.state           = state_named(row.view(1));
    d.revision        = static_cast<int>(row.integer(2));
    d.text            = text_from(row, 3);
    d.edited          = act_from(row, 7);
    d.proposed        = act_from(row, 9);
    d.approved        = act_from(row, 11);
    d.reopened        = act_from(row, 13);
    d.reopened_reason = row.optional_text(15).value_or("");
    return d;
}

std::optional<PersonId> who(const std::optional<Act>& act) { return act ? act->person_id : std::nullopt; }
std::optional<Instant> when(const std::optional<Act>& act) { return act ? std::optional{act->at} : std::nullopt; }

} // namespace

Decision decision_on(Reader& reader, ProposalId id)
{
    auto found = reader.db.one(
        "select proposal_id, state, revision, outcome, reason, accepted_text, points, edited_by, edited_at_ms, "
        "proposed_by, proposed_at_ms, approved_by, approved_at_ms, reopened_by, reopened_at_ms, reopened_reason "
        "from decision where proposal_id = ?",
        from_row, id);
    return found ? *found : Decision{.proposal_id = id};
}

void save(Tx& tx, const Decision& d)
{
    auto reopened_reason = d.reopened ? std::optional{d.reopened_reason} : std::nullopt;
    tx.db.run("insert into decision (proposal_id, state, revision, outcome, reason, accepted_text, points, edited_by, "
              "edited_at_ms, proposed_by, proposed_at_ms, approved_by, approved_at_ms, reopened_by, reopened_at_ms, "
              "reopened_reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (proposal_id) do "
              "update set state = excluded.state, revision = excluded.revision, outcome = excluded.outcome, "
              "reason = excluded.reason, accepted_text = excluded.accepted_text, points = excluded.points, "
              "edited_by = excluded.edited_by, edited_at_ms = excluded.edited_at_ms, "
              "proposed_by = excluded.proposed_by, proposed_at_ms = excluded.proposed_at_ms, "
              "approved_by = excluded.approved_by, approved_at_ms = excluded.approved_at_ms, "
              "reopened_by = excluded.reopened_by, reopened_at_ms = excluded.reopened_at_ms, "
              "reopened_reason = excluded.reopened_reason",
              d.proposal_id, name_of(d.state), d.revision, d.text.outcome, d.text.reason, d.text.accepted_text,
              to_json(d.text.points).dump(), who(d.edited), d.edited->at, who(d.proposed), when(d.proposed),
              who(d.approved), when(d.approved), who(d.reopened), when(d.reopened), reopened_reason);
}

void keep_text(Tx& tx, ProposalId id, std::optional<int> revision, PersonId person, const DecisionText& text)
{
    tx.db.run("insert into decision_text (proposal_id, revision, person_id, at_ms, outcome, reason, accepted_text, "
              "points) values (?, ?, ?, ?, ?, ?, ?, ?)",
              id, revision, person, tx.now, text.outcome, text.reason, text.accepted_text, to_json(text.points).dump());
}

std::vector<KeptText> kept_texts(Reader& reader, ProposalId id, int limit)
{
    std::vector<KeptText> kept;
    auto take = [&](const Row& row) {
        auto revision = row.optional_integer(0);
        KeptText one{{}, {row.optional_id<PersonId>(1), row.instant(2)}, text_from(row, 3)};
        if (revision) one.revision = static_cast<int>(*revision);
        kept.push_back(std::move(one));
    };
    reader.db.each("select revision, person_id, at_ms, outcome, reason, accepted_text, points from decision_text "
                   "where proposal_id = ? order by decision_text_id desc limit ?",
                   take, id, limit);
    return kept;
}

int count_set_aside(Reader& reader, ProposalId id)
{
    auto found = reader.db.integer("select count(*) from decision_text where proposal_id = ? and revision is null", id);
    return static_cast<int>(found.value_or(0));
}

std::optional<Published> published(Reader& reader, ProposalId id)
{
    auto make = [](const Row& row) {
        return Published{
            row.id<ProposalId>(0), row.optional_id<ProposalId>(1), static_cast<int>(row.integer(2)), text_from(row, 3),
            row.instant(7),        row.optional_instant(8)};
    };
    return reader.db.one("select proposal_id, answered_with, revision, outcome, reason, accepted_text, points, "
                         "published_at_ms, corrected_at_ms from published_decision where proposal_id = ?",
                         make, id);
}

void save(Tx& tx, const Published& p)
{
    tx.db.run(
        "insert into published_decision (proposal_id, answered_with, revision, outcome, reason, accepted_text, points, "
        "published_at_ms, corrected_at_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (proposal_id) do update "
        "set answered_with = excluded.answered_with, revision = excluded.revision, outcome = excluded.outcome, "
        "reason = excluded.reason, accepted_text = excluded.accepted_text, points = excluded.points, "
        "corrected_at_ms = excluded.corrected_at_ms",
        p.proposal_id, p.answered_with, p.revision, p.text.outcome, p.text.reason, p.text.accepted_text,
        to_json(p.text.points).dump(), p.published_at, p.corrected_at);
}

std::vector<ProposalId> answered_by(Reader& reader, ProposalId id)
{
    std::vector<ProposalId> others;
    reader.db.each(
        "select proposal_id from published_decision where answered_with = ? order by proposal_id",
        [&](const Row& row) { others.push_back(row.id<ProposalId>(0)); }, id);
    return others;
}

} // namespace decisions

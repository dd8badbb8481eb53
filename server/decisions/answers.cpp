#include "decisions/answers.hpp"

#include "base/topic_name.hpp"
#include "decisions/text.hpp"
#include "people/people.hpp"

namespace decisions {

namespace {

constexpr int own_shown = 100; // as many proposals as the person's topic shows

json in_short(const proposals::Proposal& p) { return {{"proposal_id", p.proposal_id.value}, {"number", p.number}}; }

// The published version that the words went into.
std::optional<json> text_of(Reader& reader, ProposalId id)
{
    return reader.db.one(
        "select c.plan_id, c.version, v.final_at_ms from change_cause c join plan_version v "
        "on v.plan_id = c.plan_id and v.version = c.version where c.proposal_id = ? "
        "and v.state <> 'draft' order by c.version desc limit 1",
        [](const Row& row) {
            json text{{"plan_id", row.integer(0)}, {"version", row.integer(1)}};
            if (!row.is_null(2)) text["final_at"] = to_text(row.instant(2));
            return text;
        },
        id);
}

// Those that got the same answer, without this one and the one that it was merged into.
json together_with(Reader& reader, const Published& answer)
{
    auto all = json::object();
    for (auto id : answered_by(reader, answer.answered_with.value_or(answer.proposal_id)))
        if (id != answer.proposal_id) all[std::to_string(id.value)] = in_short(proposals::proposal(reader, id).value());
    return all;
}

json points_by_order(Reader& reader, const consultations::Consultation& c, const std::vector<Point>& points)
{
    auto all  = json::object();
    int order = 0;
    for (const auto& point : points) {
        auto nodes = json::object();
        for (auto id : point.nodes) {
            auto node                       = node_in_short(reader, c, id);
            node["order"]                   = nodes.size() + 1;
            nodes[std::to_string(id.value)] = std::move(node);
        }
        json one{{"title", point.title},
                 {"outcome", point.outcome},
                 {"reason", point.reason},
                 {"nodes", std::move(nodes)},
                 {"order", ++order}};
        if (point.passed_to) one["passed_to"] = *point.passed_to;
        all[std::to_string(order)] = std::move(one);
    }
    return all;
}

} // namespace

json node_in_short(Reader& reader, const consultations::Consultation& c, NodeId id)
{
    json shown{{"node_id", id.value}};
    if (auto node = plans::node(reader, c.plan_id, c.version, id))
        shown.update({{"number", node->number}, {"title", plans::short_name_of(*node)}});
    return shown;
}

json shown(Reader& reader, const Published& answer)
{
    auto state = to_json(answer.text);
    state.erase("points");
    state["published_at"] = to_text(answer.published_at);
    if (answer.corrected_at) state["corrected_at"] = to_text(*answer.corrected_at);
    if (answer.answered_with)
        state["answered_with"] = in_short(proposals::proposal(reader, *answer.answered_with).value());
    return state;
}

std::optional<json> published_decision(Reader& reader, ProposalId id)
{
    auto answer = published(reader, id);
    if (!answer) return {};
    auto p          = proposals::proposal(reader, id).value();
    auto c          = consultations::consultation(reader, p.consultation_id).value();
    auto state      = shown(reader, *answer);
    state["points"] = points_by_order(reader, c, answer->text.points);
    if (answer->text.accepted_text) state["current_text"] = p.current_text; // of the text that was consulted on
    auto together = together_with(reader, *answer);
    if (!together.empty()) state["together_with"] = std::move(together);
    if (auto text = text_of(reader, id)) state["text"] = *text;
    return state;
}

json proposal_section(Reader& reader, std::int64_t id)
{
    auto decision = published_decision(reader, ProposalId{id});
    return decision ? json{{"decision", *decision}} : json::object();
}

// Nothing is published before the closing: while proposals arrive, nobody counts.
json consultation_section(Reader& reader, std::int64_t id)
{
    if (reader.db.text("select state from consultation where consultation_id = ?", id) != "closed")
        return json::object();
    json outcomes{{"accepted", 0}, {"partially_accepted", 0}, {"rejected", 0}, {"inadmissible", 0}};
    std::int64_t answered = 0;
    Instant newest;
    reader.db.each(
        "select x.outcome, count(*), max(x.published_at_ms) from published_decision x join proposal p "
        "on p.proposal_id = x.proposal_id where p.consultation_id = ? and p.approved_at_ms is not null "
        "and p.hidden_at_ms is null group by x.outcome",
        [&](const Row& row) {
            outcomes[row.text(0)] = row.integer(1);
            answered += row.integer(1);
            newest = std::max(newest, row.instant(2));
        },
        id);
    if (answered == 0) return json::object();
    return {
        {"decisions", {{"answered", answered}, {"published_at", to_text(newest)}, {"outcomes", std::move(outcomes)}}}};
}

namespace {

// Whose desk of the answers is open to the person because of a proposal that they study, while they are in the team.
json evaluated_by(Reader& reader, std::int64_t person_id)
{
    auto all = json::object();
    reader.db.each(
        "select distinct p.consultation_id from evaluator e join proposal p on p.proposal_id = e.proposal_id "
        "where e.person_id = ?",
        [&](const Row& row) { all[std::to_string(row.integer(0))] = true; }, person_id);
    return all;
}

} // namespace

json person_section(Reader& reader, std::int64_t id)
{
    auto answers = json::object();
    auto take    = [&](const Row& row) {
        json one{{"proposal_id", row.integer(0)},
                 {"number", row.integer(1)},
                 {"title", row.text(2)},
                 {"outcome", row.text(3)},
                 {"published_at", to_text(row.instant(4))},
                 {"order", row.integer(0)}};
        if (auto text = text_of(reader, row.id<ProposalId>(0))) one["text"] = *text;
        answers[std::to_string(row.integer(0))] = std::move(one);
    };
    reader.db.each("select p.proposal_id, p.number, p.title, x.outcome, x.published_at_ms from proposal p "
                   "join published_decision x on x.proposal_id = p.proposal_id where p.person_id = ? "
                   "order by p.proposal_id desc limit ?",
                   take, id, own_shown);
    return {{"answers", std::move(answers)}, {"evaluates", evaluated_by(reader, id)}};
}

PublicScreens::PublicScreens(Tx& tx, const std::vector<ProposalId>& about) : tx_(tx)
{
    for (auto id : about) {
        auto p = proposals::proposal(tx, id).value();
        if (p.is_public()) before_.try_emplace(proposals::topic_of(id));
        before_.try_emplace(consultations::topic_of(p.consultation_id));
        if (p.person_id) before_.try_emplace(people::topic_of(*p.person_id));
    }
    for (auto& [topic, state] : before_) state = now_shown(topic);
}

json PublicScreens::now_shown(const std::string& topic)
{
    auto name = read_topic_name(topic).value();
    if (name.kind == "proposal") return proposal_section(tx_, name.id);
    if (name.kind == "consultation") return consultation_section(tx_, name.id);
    return person_section(tx_, name.id);
}

std::vector<Patch> PublicScreens::patches()
{
    std::vector<Patch> patches;
    for (const auto& [topic, before] : before_)
        if (auto patch = merge_patch_of(before, now_shown(topic)); !patch.empty())
            patches.push_back({topic, std::move(patch)});
    return patches;
}

} // namespace decisions

#include "decisions/desk.hpp"

#include "decisions/approver.hpp"
#include "people/people.hpp"

namespace decisions {

namespace {

// A desk is worked through from a list. At some 600 bytes a card the snapshot stays well under what may be queued for one
// follower (256 KiB); what a larger consultation has beyond it is read page by page.
constexpr int cards_shown = 200;

// What a card may lack. In a patch of a whole card these are null where they are not there.
constexpr std::string_view optional_fields[] = {"approver", "outcome",      "edited",      "proposed",
                                                "approved", "published_at", "merged_into", "waits_for"};

json evaluators(Reader& reader, ProposalId id)
{
    auto all = json::object();
    for (const auto& one : evaluators_of(reader, id))
        all[std::to_string(one.person_id->value)] = {{"person_id", one.person_id->value},
                                                     {"name", people::name_of(reader, *one.person_id)}};
    return all;
}

json node_in_short(Reader& reader, const consultations::Consultation& c, NodeId id)
{
    auto node = plans::node(reader, c.plan_id, c.version, id);
    if (!node) return json::object();
    return {{"level_name", node->level_name}, {"number", node->number}, {"title", plans::short_name_of(*node)}};
}

json card(Reader& reader, const consultations::Consultation& c, const Line& line)
{
    const auto& d = line.decision;
    json shown{{"proposal_id", line.proposal_id.value},
               {"number", line.number},
               {"order", line.number},
               {"title", line.title},
               {"kind", line.kind},
               {"node_id", line.node_id.value},
               {"node", node_in_short(reader, c, line.node_id)},
               {"state", name_of(d.state)},
               {"revision", d.revision},
               {"notes", line.notes},
               {"evaluators", evaluators(reader, line.proposal_id)}};
    if (auto named = approver_of(reader, c, line.proposal_id)) shown["approver"] = to_json(reader, *named);
    if (d.text.outcome) shown["outcome"] = *d.text.outcome;
    if (d.edited) shown["edited"] = to_json(reader, *d.edited);
    if (d.proposed) shown["proposed"] = to_json(reader, *d.proposed);
    if (d.approved) shown["approved"] = to_json(reader, *d.approved);
    if (line.published_at) shown["published_at"] = to_text(*line.published_at);
    if (line.merged_into)
        shown["merged_into"] = {{"proposal_id", line.merged_into->value}, {"number", line.merged_into_number}};
    if (auto waits = line.waiting()) shown["waits_for"] = *waits;
    return shown;
}

json counts(const std::vector<Line>& lines)
{
    int drafted = 0, proposed = 0, decided = 0, published = 0;
    json outcomes{{"accepted", 0}, {"partially_accepted", 0}, {"rejected", 0}, {"inadmissible", 0}};
    json waiting{{"moderator", 0}, {"assignment", 0}, {"evaluator", 0}, {"approver", 0}, {"publication", 0}};
    auto add = [](json& count) { count = count.get<int>() + 1; };
    for (const auto& line : lines) {
        drafted += line.decision.state == State::draft;
        proposed += line.decision.state == State::proposed;
        decided += line.is_decided();
        published += line.is_published();
        if (line.decision.text.outcome) add(outcomes[*line.decision.text.outcome]);
        if (auto waits = line.waiting()) add(waiting[std::string(*waits)]);
    }
    return {{"of", lines.size()},           {"drafted", drafted},     {"proposed", proposed},
            {"decided", decided},           {"published", published}, {"outcomes", std::move(outcomes)},
            {"waiting", std::move(waiting)}};
}

// Before the closing proposals still change, and there is nothing to decide: nothing of them is on the desk.
json of_closed(Reader& reader, const consultations::Consultation& c)
{
    if (c.state != "closed") return json::object();
    auto lines     = lines_of(reader, c.consultation_id);
    auto proposals = json::object();
    for (const auto& line : lines)
        if (line.number <= cards_shown) proposals[std::to_string(line.proposal_id.value)] = card(reader, c, line);
    return {{"counts", counts(lines)}, {"proposals", std::move(proposals)}};
}

std::optional<json> newest_version(Reader& reader, ConsultationId id)
{
    return reader.db.one(
        "select r.plan_id, r.version, v.final_at_ms from rolled_out r join plan_version v "
        "on v.plan_id = r.plan_id and v.version = r.version where r.consultation_id = ? "
        "order by r.version desc limit 1",
        [](const Row& row) {
            json version{{"plan_id", row.integer(0)}, {"version", row.integer(1)}};
            if (!row.is_null(2)) version["final_at"] = to_text(row.instant(2));
            return version;
        },
        id);
}

} // namespace

std::optional<json> desk_state(Reader& reader, ConsultationId id)
{
    auto c = consultations::consultation(reader, id);
    if (!c) return {};
    auto state               = of_closed(reader, *c);
    state["consultation_id"] = id.value;
    state["process_id"]      = c->process_id.value;
    state["two_people"]      = asks_for_two(reader, id);
    if (auto version = newest_version(reader, id)) state["version"] = *version;
    return state;
}

json cards(Reader& reader, const CardsQuery& query)
{
    auto c = consultations::consultation(reader, query.consultation_id);
    json answer{{"items", json::array()}};
    for (const auto& line : lines_of(reader, query.consultation_id)) {
        if (line.number <= query.after) continue;
        if (!query.state.empty() && name_of(line.decision.state) != query.state) continue;
        if (!query.waits_for.empty() && line.waiting().value_or("") != query.waits_for) continue;
        auto& items = answer["items"];
        if (items.size() == static_cast<std::size_t>(query.limit)) {
            answer["next"] = std::to_string(items.back()["number"].get<int>());
            break;
        }
        items.push_back(card(reader, *c, line));
    }
    return answer;
}

json on_desks_of_proposal(Reader& reader, std::int64_t proposal_id)
{
    auto p = proposals::proposal(reader, ProposalId{proposal_id});
    auto c = consultations::consultation(reader, p->consultation_id);
    if (c->state != "closed") return json::object();
    json patch{{"counts", counts(lines_of(reader, c->consultation_id))}};
    if (p->number <= cards_shown) {
        json shown; // null: it is not to be answered any more
        if (auto line = line_of(reader, p->proposal_id)) {
            shown = card(reader, *c, *line);
            for (auto field : optional_fields)
                if (!shown.contains(field)) shown[std::string(field)] = nullptr;
        }
        patch["proposals"][std::to_string(proposal_id)] = std::move(shown);
    }
    return {{desk_of(c->consultation_id), std::move(patch)},
            {process_desk_of(c->process_id), on_process_desk(reader, *c)}};
}

json on_desks_of_consultation(Reader& reader, std::int64_t consultation_id)
{
    auto c = consultations::consultation(reader, ConsultationId{consultation_id});
    if (!c) return json::object();
    if (c->state != "closed")
        return {{process_desk_of(c->process_id), {{"answers", {{std::to_string(consultation_id), nullptr}}}}}};
    return {{desk_of(c->consultation_id), of_closed(reader, *c)},
            {process_desk_of(c->process_id), on_process_desk(reader, *c)}};
}

} // namespace decisions

// What a proposal shows: in lists, on its own page.
#include "base/text.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"
#include "processes/processes.hpp"
#include "proposals/rows.hpp"

namespace proposals {

namespace {

constexpr std::size_t excerpt_chars = 240; // what a card shows before one opens it
// Conversations are short; the rest is read page by page. A snapshot holds what a screen shows.
constexpr int thread_length = 50;

std::string_view name_of(State state)
{
    switch (state) {
        case State::pending: return "pending";
        case State::published: return "published";
        case State::withdrawn: return "withdrawn";
        case State::hidden: return "hidden";
    }
    return "pending";
}

json common(Reader& reader, const Proposal& p)
{
    json state{
        {"proposal_id", p.proposal_id.value},
        {"number", p.number},
        {"order", p.number},
        {"consultation_id", p.consultation_id.value},
        {"kind", p.kind},
        {"node_id", p.node_id.value},
        {"title", p.title},
        {"author", p.person_id || p.organisation_id
                       ? people::author(reader, p.person_id.value_or(PersonId{}), p.organisation_id, p.show_name)
                       : json{{"kind", "citizen"}}},
        {"state", name_of(p.state())},
        {"tally", p.tally},
        {"comments", p.comments},
        {"endorsements", p.endorsements},
        {"published_at", to_text(p.approved_at.value_or(p.received_at))},
    };
    if (p.suggested_text) state["current_text"] = p.current_text, state["suggested_text"] = *p.suggested_text;
    if (p.edited_at) state["edited_at"] = to_text(*p.edited_at);
    if (p.withdrawn_at) state["withdrawn_at"] = to_text(*p.withdrawn_at);
    return state;
}

json node_part(Reader& reader, const consultations::Consultation& c, NodeId node_id)
{
    auto node = plans::node(reader, c.plan_id, c.version, node_id);
    if (!node) return {{"node_id", node_id.value}};
    auto path = json::object();
    int order = 0;
    for (const auto& above : plans::path_of(reader, c.plan_id, c.version, node_id))
        path[std::to_string(above.node_id.value)] = {{"node_id", above.node_id.value},
                                                     {"number", above.number},
                                                     {"short_title", above.short_title},
                                                     {"level_name", above.level_name},
                                                     {"order", ++order}};
    return {{"node_id", node->node_id.value},
            {"level", node->level},
            {"level_name", node->level_name},
            {"number", node->number},
            {"title", node->title},
            {"short_title", node->short_title},
            {"body", node->body},
            {"path", std::move(path)}};
}

json history(Reader& reader, ProposalId id)
{
    auto earlier = json::object();
    auto take    = [&](const Row& row) {
        json words{{"revision", row.integer(0)},
                   {"at", to_text(row.instant(1))},
                   {"title", row.text(2)},
                   {"body", row.text(3)},
                   {"order", row.integer(0)}};
        if (auto suggested = row.optional_text(4)) words["suggested_text"] = *suggested;
        earlier[std::to_string(row.integer(0))] = std::move(words);
    };
    reader.db.each("select revision, at_ms, title, body, suggested_text from proposal_text where proposal_id = ?", take,
                   id);
    return earlier;
}

json endorsing(Reader& reader, ProposalId id)
{
    auto bodies = json::object();
    auto take   = [&](const Row& row) {
        auto body = people::organisation(reader, row.id<OrganisationId>(0));
        if (!body) return;
        bodies[std::to_string(row.integer(0))] = {
            {"organisation_id", row.integer(0)}, {"name", body->name},     {"kind", body->kind}, {"zone", body->zone},
            {"at", to_text(row.instant(1))},     {"order", row.integer(1)}};
    };
    reader.db.each("select organisation_id, at_ms from endorsement where proposal_id = ? order by at_ms limit 200",
                   take, id);
    return bodies;
}

} // namespace

json comment_state(Reader& reader, const Comment& c)
{
    json state{{"comment_id", c.comment_id.value},
               {"by_proposer", c.by_proposer},
               {"at", to_text(c.at)},
               {"state", c.hidden_at ? "hidden" : "published"},
               {"order", c.comment_id.value}};
    if (c.parent_id) state["parent_id"] = c.parent_id->value;
    if (c.hidden_at) return state;
    state["body"]   = c.body;
    state["author"] = c.person_id || c.organisation_id
                          ? people::author(reader, c.person_id.value_or(PersonId{}), c.organisation_id, c.show_name)
                          : json{{"kind", "citizen"}};
    return state;
}

json thread(Reader& reader, ProposalId id)
{
    auto shown = json::object();
    auto take  = [&](const Row& row) {
        auto c                                    = comment_from_row(row);
        shown[std::to_string(c.comment_id.value)] = comment_state(reader, c);
    };
    static const auto sql = "select " + comment_columns
                            + "from comment c where c.proposal_id = ?1 and c.taken_back_at_ms is null and "
                              "coalesce(c.parent_id, c.comment_id) in (select t.comment_id from comment t where "
                              "t.proposal_id = ?1 and t.parent_id is null and t.taken_back_at_ms is null "
                              "order by t.comment_id desc limit ?2) order by c.comment_id limit 500";
    reader.db.each(sql, take, id, thread_length);
    return shown;
}

json card(Reader& reader, const Proposal& p)
{
    auto state       = common(reader, p);
    state["excerpt"] = excerpt(p.body, excerpt_chars);
    return state;
}

json full_state(Reader& reader, const Proposal& p)
{
    auto state            = common(reader, p);
    auto c                = consultations::consultation(reader, p.consultation_id);
    auto process          = processes::process(reader, c->process_id);
    state["body"]         = p.body;
    state["show_name"]    = p.show_name;
    state["revision"]     = p.revision;
    state["received"]     = {{"seq", p.received_seq}, {"at", to_text(p.received_at)}};
    state["node"]         = node_part(reader, *c, p.node_id);
    state["consultation"] = {{"consultation_id", c->consultation_id.value},
                             {"title", c->title},
                             {"closes_at", to_text(c->closes_at)},
                             {"process_slug", process->slug},
                             {"process_title", process->title},
                             {"method", c->method}};
    state["thread"]       = thread(reader, p.proposal_id);
    state["endorsing"]    = endorsing(reader, p.proposal_id);
    if (p.revision > 1) state["history"] = history(reader, p.proposal_id);
    if (p.withdrawn_at) state["withdrawn_reason"] = p.withdrawn_reason;
    return state;
}

} // namespace proposals

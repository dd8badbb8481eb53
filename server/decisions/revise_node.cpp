// The text between its drafting and its end: words changed by hand, and why.
#include "decisions/causes.hpp"
#include "house.hpp"

namespace decisions {

namespace {

constexpr std::size_t max_title_chars = 500;   // the longest of real plans has some 300
constexpr std::size_t max_body_chars  = 10000; // as many as one may propose

void add_to(Event& event, CauseId cause_id, NodeId node_id)
{
    event.payload["node_id"] = node_id.value;
    event.answer             = {{"cause_id", cause_id.value}};
}

// What was removed may be given a cause as well: it stood in an earlier version.
void require_node(Reader& reader, const plans::Version& version, NodeId id)
{
    if (!reader.db.exists("select 1 from node where node_id = ? and plan_id = ?", id, version.plan_id))
        throw Refusal{Reason::not_found};
}

// Somebody saved in between: the answer carries what stands now, so that neither is lost.
void require_current(const plans::Node& now, int revision)
{
    if (now.revision == revision) return;
    json current{
        {"title", now.title}, {"short_title", now.short_title}, {"body", now.body}, {"revision", now.revision}};
    throw Refusal{Reason::stale_revision, {{"current", std::move(current)}}};
}

} // namespace

NewCause NewCause::read(Fields& in)
{
    return {.kind  = in.word("kind", {"proposal", "restitution", "act", "editorial"}),
            .id    = in.optional_integer("id", 1, largest_id),
            .words = in.optional_text_or_empty("words", max_cause_chars).value_or("")};
}

ReviseNode ReviseNode::read(PlanId plan_id, int version, NodeId node_id, int revision, Fields& in)
{
    ReviseNode wanted{.plan_id     = plan_id,
                      .version     = version,
                      .node_id     = node_id,
                      .revision    = revision,
                      .title       = in.optional_text_or_empty("title", max_title_chars),
                      .short_title = in.optional_text_or_empty("short_title", max_title_chars),
                      .body        = in.optional_text_or_empty("body", max_body_chars)};
    auto cause = in.object("cause");
    Fields fields(cause);
    wanted.cause = NewCause::read(fields);
    fields.done();
    return wanted;
}

AddCause AddCause::read(PlanId plan_id, int version, NodeId node_id, Fields& in)
{
    return {.plan_id = plan_id, .version = version, .node_id = node_id, .cause = NewCause::read(in)};
}

awaitable<Event> revise_node(House& house, Person person, ReviseNode wanted)
{
    return house.ledger.write(person, [person, wanted](Tx& tx) {
        auto version = draft_of(tx, person, wanted.plan_id, wanted.version);
        auto before  = plans::node(tx, wanted.plan_id, wanted.version, wanted.node_id);
        if (!before) throw Refusal{Reason::not_found};
        require_current(*before, wanted.revision);
        auto after = *before;
        if (wanted.title) after.title = *wanted.title;
        if (wanted.short_title) after.short_title = *wanted.short_title;
        if (wanted.body) after.body = *wanted.body;
        if (after.title.empty() && after.body.empty()) throw Refusal{Reason::required, {{"field", "title"}}};
        if (after.title == before->title && after.short_title == before->short_title && after.body == before->body)
            throw Refusal{Reason::nothing_changed};
        auto why = checked(tx, version, wanted.node_id, wanted.cause);
        plans::set_texts(tx, version, after);
        auto event = about(version, "node_revised");
        add_to(event, insert_cause(tx, why), wanted.node_id);
        event.answer["revision"] = before->revision + 1;
        return event;
    });
}

awaitable<Event> add_cause(House& house, Person person, AddCause wanted)
{
    return house.ledger.write(person, [person, wanted](Tx& tx) {
        auto version = draft_of(tx, person, wanted.plan_id, wanted.version);
        require_node(tx, version, wanted.node_id);
        auto why   = checked(tx, version, wanted.node_id, wanted.cause);
        auto event = about(version, "cause_added");
        add_to(event, insert_cause(tx, why), wanted.node_id);
        return event;
    });
}

awaitable<Event> remove_cause(House& house, Person person, CauseId id)
{
    return house.ledger.write(person, [person, id](Tx& tx) {
        auto found = cause(tx, id);
        if (!found) throw Refusal{Reason::not_found};
        auto version = draft_of(tx, person, found->plan_id, found->version);
        delete_cause(tx, id);
        return about(version, "cause_removed", {{"node_id", found->node_id.value}});
    });
}

} // namespace decisions

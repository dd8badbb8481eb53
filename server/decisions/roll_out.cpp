#include "decisions/causes.hpp"
#include "decisions/rolling.hpp"
#include "house.hpp"

#include <algorithm>
#include <charconv>

namespace decisions {

namespace {

constexpr std::size_t max_composed = 500; // nodes put together by hand

NodeId node_named(const std::string& key)
{
    std::int64_t value = 0;
    auto [end, failed] = std::from_chars(key.data(), key.data() + key.size(), value);
    if (failed != std::errc{} || end != key.data() + key.size() || value < 1)
        throw Refusal{Reason::bad_value, {{"field", "composed"}}};
    return NodeId{value};
}

// What was put together by hand stands in the place of what composes by itself. Refuses: node_not_found (nothing was
// accepted there), to_be_composed {n, nodes}.
void compose_by_hand(std::vector<RolledNode>& rolled, const std::map<NodeId, std::string>& composed)
{
    for (const auto& [node_id, words] : composed) {
        auto is_it = [id = node_id](const RolledNode& one) { return one.node.node_id == id; };
        auto found = std::find_if(rolled.begin(), rolled.end(), is_it);
        if (found == rolled.end()) throw Refusal{Reason::node_not_found, {{"field", "composed"}}};
        found->text = words;
    }
    auto nodes = json::array();
    for (const auto& one : rolled)
        if (!one.text)
            nodes.push_back({{"node_id", one.node.node_id.value},
                             {"number", one.node.number},
                             {"title", plans::short_name_of(one.node)}});
    if (!nodes.empty()) throw Refusal{Reason::to_be_composed, {{"n", nodes.size()}, {"nodes", std::move(nodes)}}};
}

// Every proposal whose words are in the sentence, and those that were merged into it.
void cite(Tx& tx, const plans::Version& version, const RolledNode& rolled)
{
    for (const auto& one : rolled.taken) {
        Cause why{.plan_id     = version.plan_id,
                  .version     = version.version,
                  .node_id     = rolled.node.node_id,
                  .kind        = "proposal",
                  .proposal_id = one.proposal_id,
                  .words       = words_added(rolled.before, one.accepted_text)};
        insert_cause(tx, why);
        for (auto other : one.merged) {
            why.proposal_id = other;
            insert_cause(tx, why);
        }
    }
}

} // namespace

RollOut RollOut::read(ConsultationId id, Fields& in)
{
    RollOut wanted{.consultation_id = id};
    auto composed = in.optional_texts_by_key("composed", max_composed, max_accepted_chars).value_or(json::object());
    for (const auto& [key, words] : composed.items()) {
        if (!words.is_string()) throw Refusal{Reason::bad_value, {{"field", "composed"}}};
        wanted.composed[node_named(key)] = words;
    }
    return wanted;
}

awaitable<Event> roll_out(House& house, Person person, RollOut wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto c = directed_by(tx, person, wanted.consultation_id);
        require(consultations::has_closed(c, tx.now));
        auto rolled = rolled_nodes(tx, c);
        compose_by_hand(rolled, wanted.composed);
        Screens screens(house.sections, tx, {desk_of(c.consultation_id)});
        std::map<NodeId, std::string> words;
        for (const auto& one : rolled)
            if (*one.text != one.before) words[one.node.node_id] = *one.text;
        auto version = plans::draft_from(tx, plans::version(tx, c.plan_id, c.version).value(), words);
        if (!version.process_id) version.process_id = c.process_id; // a plan that was only imported
        for (const auto& one : rolled)
            if (words.contains(one.node.node_id)) cite(tx, version, one);
        tx.db.run("insert into rolled_out (plan_id, version, consultation_id, at_ms) values (?, ?, ?, ?)",
                  version.plan_id, version.version, c.consultation_id, tx.now);
        auto event                       = about(version, "version_rolled_out", plans::as_recorded(tx, version));
        event.payload["consultation_id"] = c.consultation_id.value;
        event.patches                    = screens.patches();
        event.answer                     = {{"plan_id", version.plan_id.value}, {"version", version.version}};
        return event;
    });
}

} // namespace decisions

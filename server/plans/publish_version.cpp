#include "plans/plans.hpp"

#include "house.hpp"
#include "plans/saving.hpp"

namespace plans {

namespace {

Event save(Tx& tx, const NewVersion& wanted, std::string_view state)
{
    auto saved = save_version(tx, wanted, state);
    auto event = version_saved(saved, wanted);
    auto ids   = json::object();
    for (std::size_t i = 0; i < wanted.nodes.size(); ++i) ids[wanted.nodes[i].key] = saved.node_ids[i].value;
    event.answer["node_ids"] = std::move(ids);
    return event;
}

} // namespace

awaitable<Event> publish_version(House& house, Person person, NewVersion wanted)
{
    return house.ledger.write(person, [wanted](Tx& tx) { return save(tx, wanted, "published"); });
}

awaitable<Event> draft_version(House& house, Person person, NewVersion wanted)
{
    return house.ledger.write(person, [wanted](Tx& tx) { return save(tx, wanted, "draft"); });
}

} // namespace plans

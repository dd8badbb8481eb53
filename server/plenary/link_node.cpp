#include "house.hpp"
#include "people/people.hpp"
#include "plenary/access.hpp"
#include "plenary/node.hpp"

namespace plenary {

LinkNode LinkNode::read(SentenceId id, Fields& in)
{
    return {.sentence_id = id, .node_id = in.optional_id<NodeId>("node_id")};
}

awaitable<Event> link_node(House& house, Person person, LinkNode wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto s       = sentence_for(tx, person, wanted.sentence_id);
        auto meeting = directed_by(tx, person, s.meeting_id);
        if (wanted.node_id && !public_node(tx, meeting.process_id, *wanted.node_id))
            throw Refusal{Reason::node_not_found};
        Screens screens(house.sections, tx, screens_of(s.meeting_id));
        s.node_id = wanted.node_id;
        update_sentence(tx, s);
        json payload{{"sentence_id", s.sentence_id.value}};
        if (s.node_id) payload["node_id"] = s.node_id->value;
        auto event    = about(s.meeting_id, "sentence_linked", std::move(payload));
        event.patches = screens.patches();
        return event;
    });
}

} // namespace plenary

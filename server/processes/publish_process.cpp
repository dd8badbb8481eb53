#include "processes/setting_up.hpp"

#include "house.hpp"
#include "store/record.hpp"

namespace processes {

awaitable<Event> publish_process(House& house, Person person, ProcessId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto process = organised_by(tx, person.person_id, id);
        if (!is_draft(tx, id)) throw Refusal{Reason::already_so};
        Screens screens(house.sections, tx, {topic_of(id)});
        set_draft(tx, id, false);
        auto event = saved(house, tx, process, screens, "process_published",
                           {{"slug", process.slug}, {"title", process.title}});
        show_again(tx, topic_of(id)); // what was recorded of the draft belongs to the public memory from now on
        return event;
    });
}

} // namespace processes

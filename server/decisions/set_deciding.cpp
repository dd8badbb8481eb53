#include "decisions/access.hpp"
#include "house.hpp"

namespace decisions {

SetDeciding SetDeciding::read(ConsultationId id, Fields& in)
{
    return {.consultation_id = id, .two_people = in.boolean("two_people")};
}

// How it was decided is public: whoever reads the record can tell what the rule was, and when.
awaitable<Event> set_deciding(House& house, Person person, SetDeciding wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        directed_by(tx, person, wanted.consultation_id);
        Screens screens(house.sections, tx, {desk_of(wanted.consultation_id)});
        set_two_people(tx, wanted.consultation_id, wanted.two_people);
        auto event    = about(wanted.consultation_id, "deciding_set", {{"two_people", wanted.two_people}});
        event.patches = screens.patches();
        return event;
    });
}

} // namespace decisions

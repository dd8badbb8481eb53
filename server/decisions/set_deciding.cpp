#include "decisions/change_rule.hpp"

namespace decisions {

SetDeciding SetDeciding::read(ConsultationId id, Fields& in)
{
    return {.consultation_id = id, .two_people = in.boolean("two_people")};
}

awaitable<Event> set_deciding(House& house, Person person, SetDeciding wanted)
{
    ChangeRule without_reason{.to = wanted, .reason = {}};
    return change_rule(house, person, std::move(without_reason));
}

} // namespace decisions

#include "decisions/change_rule.hpp"

#include "decisions/access.hpp"
#include "house.hpp"

namespace decisions {

namespace {

constexpr std::size_t most_reason_chars = 500; // a paragraph, read by everybody

}

ChangeRule ChangeRule::read(ConsultationId id, Fields& in)
{
    return {.to     = SetDeciding::read(id, in),
            .reason = in.optional_text_or_empty("reason", most_reason_chars).value_or("")};
}

// How it was decided is public: whoever reads the record can tell what the rule was, when it changed, and why.
awaitable<Event> change_rule(House& house, Person person, ChangeRule wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto id = wanted.to.consultation_id;
        directed_by(tx, person, id);
        auto given_up = asks_for_two(tx, id) && !wanted.to.two_people;
        if (given_up && wanted.reason.empty()) throw Refusal{Reason::required, {{"field", "reason"}}};
        Screens screens(house.sections, tx, {desk_of(id)});
        set_two_people(tx, id, wanted.to.two_people);
        json payload{{"two_people", wanted.to.two_people}};
        if (!wanted.reason.empty()) payload["reason"] = wanted.reason;
        auto event    = about(id, "deciding_set", std::move(payload));
        event.patches = screens.patches();
        return event;
    });
}

} // namespace decisions

// Handlers for routes that carry out one command about the thing in their path, /…/{id}: who asks, what the body says, what
// became of it. Guests sit at tables, so a participant asks; what they may do is the command's own question.
#pragma once

#include "base/async.hpp"
#include "house.hpp"

namespace handlers {

template <class Id> using Plain               = awaitable<Event> (*)(House&, Person, Id);
template <class Id, class Value> using Valued = awaitable<Event> (*)(House&, Person, Id, Value);
template <class Body> using Told              = awaitable<Event> (*)(House&, Person, Body);

struct Nothing {
    static Nothing read(Fields&) { return {}; }
};

// Nothing but who and what.
template <class Id, Plain<Id> command> awaitable<Reply> plain(House& house, Visit& visit)
{
    auto person = visit.participant();
    if (!visit.body.empty()) visit.read<Nothing>();
    auto event = co_await command(house, person, visit.id<Id>());
    co_return accepted(house, event);
}

// The body is one value: `Body` has it as `value`.
template <class Id, class Body, class Value, Valued<Id, Value> command>
awaitable<Reply> with_value(House& house, Visit& visit)
{
    auto person = visit.participant();
    auto id     = visit.id<Id>();
    auto body   = visit.read<Body>();
    auto event  = co_await command(house, person, id, body.value);
    co_return accepted(house, event);
}

// The body is what the command takes.
template <class Id, class Body, Told<Body> command> awaitable<Event> carried_out(House& house, Visit& visit)
{
    auto person = visit.participant();
    auto body   = visit.read<Body>(visit.id<Id>());
    auto event  = co_await command(house, person, body);
    co_return event;
}
template <class Id, class Body, Told<Body> command> awaitable<Reply> changing(House& house, Visit& visit)
{
    auto event = co_await carried_out<Id, Body, command>(house, visit);
    co_return accepted(house, event);
}
template <class Id, class Body, Told<Body> command> awaitable<Reply> adding(House& house, Visit& visit)
{
    auto event = co_await carried_out<Id, Body, command>(house, visit);
    co_return created(house, event);
}

// The same, of the revision that was edited.
template <class Id, class Body, Told<Body> command> awaitable<Reply> editing(House& house, Visit& visit)
{
    auto person = visit.participant();
    auto body   = visit.read<Body>(visit.id<Id>(), visit.revision());
    auto event  = co_await command(house, person, body);
    co_return accepted(house, event);
}

} // namespace handlers

#include "exports/access.hpp"
#include "exports/exports.hpp"
#include "exports/happened.hpp"
#include "exports/participants.hpp"
#include "house.hpp"

namespace exports {

JoinBodies JoinBodies::read(ProcessId process_id, OrganisationId organisation_id, Fields& in)
{
    return {.process_id = process_id, .organisation_id = organisation_id, .into = in.id<OrganisationId>("into")};
}

namespace {

Event about(ProcessId process_id, const char* kind, json payload)
{
    Event event;
    event.topic                 = processes::topic_of(process_id);
    event.kind                  = kind;
    event.payload               = std::move(payload);
    event.payload["process_id"] = process_id.value;
    event.patches               = {tells_that_it_happened(process_id)};
    return event;
}

} // namespace

// What is joined to something else is no body of the list any more: nothing joins it, so that there are no circles.
awaitable<Event> join_bodies(House& house, Person person, JoinBodies wanted)
{
    return house.ledger.write(person, [person, wanted](Tx& tx) {
        require_desk(tx, person.person_id, wanted.process_id);
        for (auto body : {wanted.organisation_id, wanted.into})
            if (!people::organisation(tx, body)) throw Refusal{Reason::not_found};
        auto same = same_bodies(tx, wanted.process_id, tx.seq);
        if (wanted.into == wanted.organisation_id || same.contains(wanted.into))
            throw Refusal{Reason::bad_value, {{"field", "into"}}};
        if (same.contains(wanted.organisation_id)) throw Refusal{Reason::already_so};
        save_same_body(tx, wanted.process_id, wanted.organisation_id, wanted.into);
        return about(wanted.process_id, "bodies_joined",
                     {{"organisation_id", wanted.organisation_id.value}, {"into", wanted.into.value}});
    });
}

awaitable<Event> separate_body(House& house, Person person, ProcessId process_id, OrganisationId organisation_id)
{
    return house.ledger.write(person, [=](Tx& tx) {
        require_desk(tx, person.person_id, process_id);
        auto joined = same_bodies(tx, process_id, tx.seq).contains(organisation_id);
        if (!joined || people::gone_into(tx, organisation_id)) throw Refusal{Reason::not_found};
        save_same_body(tx, process_id, organisation_id, std::nullopt);
        return about(process_id, "body_separated", {{"organisation_id", organisation_id.value}});
    });
}

} // namespace exports

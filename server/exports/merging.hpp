// Two bodies that are one, entered twice: for good, in the whole house.
#pragma once

#include "exports/exports.hpp"

namespace exports {

struct MergeBodies {
    ProcessId process_id;
    OrganisationId organisation_id, into;
    std::string reason; // ≤ 500; public
    static MergeBodies read(ProcessId, OrganisationId, Fields&);
};
// By the desk. What the one has written, endorsed, promoted and registered for is the other's from here on; it is no body of
// the register any more, and its name leads to the other. Not to be undone. What is told of an earlier event stays as it
// was. Refuses: not_found, bad_value {into} (itself, or gone into another), required, body_elsewhere {process} (it has left
// something in a process that the person does not organise). Event: organisations_merged on
// "organisation/{id}" of the one that goes.
awaitable<Event> merge_bodies(House&, Person, MergeBodies);

// What merging would do: {organisation_id, name, into: {organisation_id, name}, counts: {mandates, proposals, comments,
// endorsements, endorsements_of_both, registrations, promoted, approvals}}. Refuses: as merge_bodies.
json merging_preview(House&, Reader&, PersonId, ProcessId, OrganisationId goes, OrganisationId stays);

// Those that have gone into another by that event, by that other.
std::map<OrganisationId, OrganisationId> merged_bodies(Reader&, std::int64_t seq);

// For which body somebody had registered, as it was at that event. `now`: as the table has it.
std::optional<OrganisationId> body_of_registration(Reader&, RegistrationId, std::optional<OrganisationId> now,
                                                   std::int64_t seq);

} // namespace exports

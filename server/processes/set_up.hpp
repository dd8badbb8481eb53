// Setting a process up. It begins as a draft that only its team sees, and what the record says of it is withheld; once
// published it stays public.
//
// By organisers, on the revision that was edited. Refuse: not_found, stale_revision {current}, bad_value with the field.
// Answer {revision}.
#pragma once

#include "merging.hpp"
#include "processes/processes.hpp"

namespace processes {

bool is_draft(Reader&, ProcessId);
bool is_shown_to(Reader&, ProcessId, std::optional<PersonId>); // published, or the person is of its team

// Whether the person may begin a process: made an organiser of the house, or organising one of its processes.
bool may_begin(Reader&, PersonId);

struct BeginProcess {
    std::optional<ProcessId> copy_of; // one that the person organises; without it: the five phases of the template
    std::string slug, title, place, email, starts_on; // starts_on: a day; the phases follow from it
    std::string language;                             // of the template's words
    static BeginProcess read(std::string language, Fields&);
};
// Makes a draft with its phases, and the person its organiser. A copy takes the lead, phases, promoters and partners along,
// and the pages of text as drafts; never people. Event: process_added; answer {process_id, slug}.
awaitable<Event> begin_process(House&, Person, BeginProcess);

struct ChangeProcess {
    ProcessId process_id;
    int revision = 0;
    std::optional<std::string> title, lead, place, email, phone, address; // phone, address: empty, none any more
    static ChangeProcess read(ProcessId, int revision, Fields&);
};
// The title stands in receipts and mails once the process is published: then it is refused with bad_value. Event:
// process_changed.
awaitable<Event> change_process(House&, Person, ChangeProcess);

struct SetPhases {
    ProcessId process_id;
    int revision = 0;
    struct Wanted {
        std::optional<PhaseId> phase_id; // of one that is there
        NewPhase phase;
    };
    std::vector<Wanted> phases; // all of them, in their order; at most 20
    std::string reason;         // ≤ 500, public
    static SetPhases read(ProcessId, int revision, Fields&);
};
// Refuses besides: required {reason} where a phase that everybody has read of is moved or taken away. Event: phases_set.
awaitable<Event> set_phases(House&, Person, SetPhases);

struct SetPromoters {
    ProcessId process_id;
    int revision = 0;
    std::vector<OrganisationId> promoters, partners; // all of them, in their order
    static SetPromoters read(ProcessId, int revision, Fields&);
};
// Event: promoters_set.
awaitable<Event> set_promoters(House&, Person, SetPromoters);

// From then on everybody sees it, and it stays so. Refuses: already_so. Event: process_published.
awaitable<Event> publish_process(House&, Person, ProcessId);

// Of a body that goes into another: what there is of it, and bringing it under the other.
BodyTraces traces_of_body(Reader&, OrganisationId goes, OrganisationId stays);
void move_body(Tx&, OrganisationId goes, OrganisationId stays);

} // namespace processes

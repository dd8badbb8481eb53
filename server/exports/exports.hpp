// Exports: everything out of a process, as it stood at one event of the record. One catalogue, each with a sentence on what
// is in it and who may have it; files made one after the other on a thread of their own; and who took part, for the
// published list.
//
// Section "exports" of "person/{id}": one's own files, as they become ready. The desk: organisers of the process. Missing
// and forbidden are the same: not_found.
// What is hidden, erased or internal is in no export, not even the desk's; what anyone may have holds nothing personal, and
// groups of fewer than five are put together. The same event gives the same bytes, until something is taken away.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "store/tx.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

struct House;

namespace exports {

// Offers the room's routes and sections.
void mount(House&);

// ---- Files

struct AskForExport {
    ProcessId process_id;
    std::string export_name;         // of the catalogue, made as a file, and here: not lacks()
    std::string language;            // it, en, fr
    std::optional<std::int64_t> seq; // as of this event, or of the last one at or before `at`; neither: now
    std::optional<Instant> at;
    static AskForExport read(ProcessId, std::string language, Fields&);
};
// By the desk. The file is made as soon as those before it are; it survives a restart. Refuses: not_found, bad_value {field:
// export, seq, at}, too_many {max} (that wait). Event: export_asked on "process/{id}"; answer {export_job_id}.
awaitable<Event> ask_for_export(House&, Person, AskForExport);

constexpr int most_waiting = 10; // of one process: each may take a minute of the machine

// Makes the next file that waits: waits for commits, and takes as long as it takes. False: none waits. Events:
// export_prepared, export_failed. Never on an I/O thread. `stopping`: breaks off; the file is begun again later.
bool prepare_next(
    House&, const std::function<bool()>& stopping = [] { return false; });

// Takes up again what a stop interrupted, and removes files of no use any more; what anyone could have, and holds something
// that was taken away, is made again without it. Waits for commits: never on an I/O thread, nor beside prepare_next.
void tidy(House&);

// ---- Who took part

struct NoteParticipation {
    ProcessId process_id;
    OrganisationId organisation_id;
    std::vector<std::string> channels; // interview, event, consultation: beyond those that the house has seen
    std::optional<bool> named;         // nothing: as it was noted before; a body of which nothing was, is named
    static NoteParticipation read(ProcessId, OrganisationId, Fields&);
};
// By the desk; replaces what was noted. Published lists with the name of who does not want to be named are made again without
// it. Refuses: not_found, bad_value {channels}. Event: participation_noted.
awaitable<Event> note_participation(House&, Person, NoteParticipation);

struct JoinBodies {
    ProcessId process_id;
    OrganisationId organisation_id, into;
    static JoinBodies read(ProcessId, OrganisationId, Fields&);
};
// By the desk: one body, entered twice. From here on the list counts the one as the other, with all its channels; what each
// has written stays under its name. Refuses: not_found, bad_value {into} (itself, or joined to another), already_so.
// Event: bodies_joined.
awaitable<Event> join_bodies(House&, Person, JoinBodies);
// They are two after all. Refuses: not_found. Event: body_separated.
awaitable<Event> separate_body(House&, Person, ProcessId, OrganisationId);

struct CountCitizens {
    ProcessId process_id;
    std::map<std::string, std::int64_t> by_channel;
    static CountCitizens read(ProcessId, Fields&);
};
// By the desk: private citizens beyond those whom the house has counted; replaces. Refuses: not_found, bad_value. Event:
// private_citizens_counted.
awaitable<Event> count_citizens(House&, Person, CountCitizens);

} // namespace exports

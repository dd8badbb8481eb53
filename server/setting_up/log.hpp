// The desk's log: which events are deeds, of which process, and how they read.
#pragma once

#include "setting_up/setting_up.hpp"

namespace setting_up {

// Where a kind of event stands in the log; empty: it is no deed.
std::string_view area_of(std::string_view kind);

std::vector<std::string_view> all_kinds(); // that are deeds

// For the ledger, at each event: notes it when it is a deed of a process.
void note_deed(Tx&, const Event&, std::optional<PersonId> by);

// The process that a topic belongs to, also one that is hidden.
std::optional<ProcessId> process_of(Reader&, std::string_view topic);

struct Deed {
    std::int64_t seq = 0;
    std::string area;
    std::optional<PersonId> person_id;
    std::string reason;
};
void insert_deed(Tx&, ProcessId, const Deed&);
std::vector<Deed> deeds(Reader&, const LogQuery&);       // newest first
std::vector<PersonId> people_of_log(Reader&, ProcessId); // who did something there

// One line, in words.
json to_item(Reader&, std::string_view language, const Deed&);

} // namespace setting_up

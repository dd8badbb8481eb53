// What the commands that set up a process share.
#pragma once

#include "processes/rows.hpp"
#include "processes/set_up.hpp"

#include "sections.hpp"

struct House;

namespace processes {

// Makes it, and tells so.
Event process_added(House&, Tx&, const NewProcess&);

// As the record tells them: [{title, summary, starts_on, ends_on, precision}], in their order.
json phases_told(const std::vector<NewPhase>&);

// For who organises it. Refuse: not_found, stale_revision {current}.
Process organised_by(Reader&, PersonId, ProcessId);
Process edited_by(const House&, Reader&, PersonId, ProcessId, int revision);

// Counts the revision, and tells what changed on the screens; {revision}.
Event saved(const House&, Tx&, const Process&, Screens&, std::string kind, json payload = json::object());

// The phases of the template from a day on, in the language's words.
std::vector<NewPhase> template_phases(std::string_view starts_on, std::string_view language);

// The phases as they would be, were the first to begin on that day.
std::vector<NewPhase> shifted(const std::vector<NewPhase>&, std::string_view starts_on);

} // namespace processes

// What the plenary shows: to the regia and the theme team, in the hall, and as sections of topics below.
#pragma once

#include "plenary/rows.hpp"

#include <string_view>

namespace plenary {

std::optional<json> regia_state(Reader&, MeetingId);  // of "meeting/{id}/plenary"
std::optional<json> screen_state(Reader&, MeetingId); // of "meeting/{id}/screen": what is not shown is not in it

json meeting_section(Reader&, std::int64_t id);        // {restitution: {published_at}}, once it is
json table_section(Reader&, std::int64_t id);          // {message: {text, at}}, once there was one
json meeting_elsewhere(Reader&, std::int64_t id);      // patches by topic, when the meeting changed
json registration_elsewhere(Reader&, std::int64_t id); // and when somebody arrived

// The programme, by id; and {round, rounds, state, ends_at?, question?, length_ms} of all tables, when there are rounds.
json agenda(Reader&, MeetingId);
std::optional<json> clock(Reader&, MeetingId);

// {"1": true, "4": true}: the numbers of the tables.
json numbers(const Tables&);

// The themes as screens show them: objects by id.
json themes(Reader&, MeetingId);

// Topics that show the person's name; forgetting who closes the account.
std::vector<std::string> appearances(Reader&, PersonId);
std::vector<Patch> forget(Tx&, PersonId);

} // namespace plenary

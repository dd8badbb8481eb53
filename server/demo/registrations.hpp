// Who registered for a meeting of the demo world, the draw of its tables, and who came.
#pragma once

#include "demo/event_days.hpp"

namespace demo {

// Those who ask first for each table, by its number from 0, in the order in which they registered. Nobody who leads one.
std::vector<std::vector<PersonId>> askers(const World&, const json& given);

void add_registrations(House&, const World&, Timeline&, const std::shared_ptr<EventDay>&, const json& given);

} // namespace demo

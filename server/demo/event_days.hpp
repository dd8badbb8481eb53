// The meetings of the demo world: the one of 5 December 2024 as it went, and the one to come.
#pragma once

#include "demo/timeline.hpp"
#include "demo/world.hpp"

#include <memory>
#include <vector>

namespace demo {

// What the house has named, once it is there. Notes are named "3.9": the ninth of the third table in the files.
struct EventDay {
    MeetingId meeting_id;
    std::vector<TableId> tables;               // by number, from 0
    std::vector<std::vector<PersonId>> people; // who asked for each table
    std::map<PersonId, RegistrationId> registrations;
    std::map<std::string, ContributionId> notes;
    std::map<std::string, GroupId> groups; // "3.sportello"
    std::map<std::string, CommonThemeId> themes;
};

using EventDays = std::vector<std::shared_ptr<EventDay>>;

EventDays add_event_days(House&, const World&, Timeline&);

} // namespace demo

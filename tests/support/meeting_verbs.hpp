// What people do with meetings, in a house under test.
#pragma once

#include "meetings/meetings.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"

#include <string>
#include <vector>

// A whole day to come: Saturday 29 March 2025, in presence and online, registrations from 1 March to 26 March. Two tables
// in presence, an agenda, a required question and one with choices, a guide.
meetings::NewMeeting spring_meeting(ProcessId);

struct OpenMeeting {
    ProcessId process_id;
    MeetingId meeting_id;
    std::vector<TableId> tables;
    std::string topic() const { return meetings::topic_of(meeting_id); }
    std::string desk() const { return meetings::desk_of(meeting_id); }
};
// The process and its meeting, open for registrations at `that_morning`; `change` the meeting before it is added.
template <class Change> OpenMeeting open_meeting(HouseUnderTest& test, Change change)
{
    OpenMeeting world;
    world.process_id = begin_process(test);
    auto wanted      = spring_meeting(world.process_id);
    change(wanted);
    auto event       = test.run(meetings::add_meeting(test.house, Person{}, wanted));
    world.meeting_id = MeetingId{event.answer["meeting_id"].template get<std::int64_t>()};
    for (const auto& id : event.answer["table_ids"]) world.tables.push_back(TableId{id.template get<std::int64_t>()});
    return world;
}
inline OpenMeeting open_meeting(HouseUnderTest& test)
{
    return open_meeting(test, [](meetings::NewMeeting&) {});
}

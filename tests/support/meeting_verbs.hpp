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
// A process of its own for each meeting.
ProcessId another_process(HouseUnderTest&);

// The process and its meeting, open for registrations at `that_morning`; `change` the meeting before it is added.
template <class Change> OpenMeeting open_meeting(HouseUnderTest& test, Change change)
{
    OpenMeeting world;
    world.process_id = another_process(test);
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

// What somebody writes to register: the required question is answered.
meetings::RegisterFor wish(const OpenMeeting&, const std::string& mode = "in_person");

// A registration that somebody holds.
struct Held {
    RegistrationId registration_id;
    std::string code, state;
};
Held registers(HouseUnderTest&, const Person&, const OpenMeeting&, const std::string& mode = "in_person");
Held registers(HouseUnderTest&, const Person&, const meetings::RegisterFor&);
meetings::Asker with_account(const Person&);

// How a registration stands now: "registered", "waiting_list 3", "offered", …
std::string standing(HouseUnderTest&, const Held&);

Event cancels(HouseUnderTest&, const Held&);
Event accepts(HouseUnderTest&, const Held&);
Event declines(HouseUnderTest&, const Held&);

// Somebody who works at the desk, and one who organises.
Person desk_of(HouseUnderTest&, const OpenMeeting&, const std::string& name = "Dora");
Person organiser_of(HouseUnderTest&, const OpenMeeting&, const std::string& name = "Olga");

// The door lets somebody in by code.
Event lets_in(HouseUnderTest&, const Person& desk, const OpenMeeting&, const std::string& code,
              const std::string& door = "Ingresso", std::optional<Instant> at = {});

// Mails in the outbox: how many, and the newest with its attachments' names.
int mails_waiting(HouseUnderTest&);
json newest_mail(HouseUnderTest&);

// The record's payloads, as one text.
std::string recorded(HouseUnderTest&);

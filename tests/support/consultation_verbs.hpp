// The verbs of processes, plans and consultations: how a test makes the world that proposals live in.
#pragma once

#include "consultations/consultations.hpp"
#include "meetings/meetings.hpp"
#include "plans/plans.hpp"
#include "processes/processes.hpp"
#include "support/house_under_test.hpp"

#include <map>
#include <string>

// A process with a phase by the month and two by the day, and a document; and its meeting of last December, with two
// tables.
processes::NewProcess small_process(const std::string& slug = "economia-sociale");
meetings::NewMeeting small_meeting(ProcessId);
MeetingId add(HouseUnderTest&, const meetings::NewMeeting&);
ProcessId begin_process(HouseUnderTest&, const processes::NewProcess& = small_process()); // with the meeting

struct PublishedPlan {
    PlanId plan_id;
    int version = 0;
    std::map<std::string, NodeId> nodes; // by key
};
// Two themes, three objectives, a strategy, two actions and a resource; the keys are "1", "1.1", "1.2", "1.1.1", "1.1.1-A",
// "1.1.1-B", "1.1.1-r1", "2", "2.1". "1.1.1-A" has words and no title.
plans::NewVersion small_plan(ProcessId);
PublishedPlan publish(HouseUnderTest&, const plans::NewVersion&);

// A whole world: process, plan, and a consultation from 25 February to 11 March 2025, open at `that_morning`.
struct OpenConsultation {
    ProcessId process_id;
    PublishedPlan plan;
    ConsultationId consultation_id;
    NodeId node(const std::string& key) const { return plan.nodes.at(key); }
};
consultations::NewConsultation spring_consultation(ProcessId, const PublishedPlan&);
ConsultationId add(HouseUnderTest&, const consultations::NewConsultation&);
OpenConsultation open_consultation(HouseUnderTest&, const std::string& method = "support",
                                   const std::string& moderation = "after");

// The clock stops at this instant ("2025-03-11T23:59:59.999+01:00"), and what is due turns.
void it_is(HouseUnderTest&, const std::string& instant);

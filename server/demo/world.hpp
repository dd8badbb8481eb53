// The files of the demo world (deploy/demo/), and who is who once they are in the house.
#pragma once

#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

// One of the files, parsed: "plan.json".
json world_file(std::string_view name);

struct World {
    Person organiser;
    std::map<std::string, PersonId> people;              // by their key in the files
    std::vector<PersonId> citizens;                      // in the order of the files
    std::map<std::string, OrganisationId> organisations; // by key
    std::map<std::string, NodeId> nodes;                 // by key: "5.1.1-B"
    ProcessId process_id;
    PlanId plan_id;
    ConsultationId consultation_id;
};

} // namespace demo

// One body, entered twice: what rooms have of it, and how each brings that under the one that stays.
#pragma once

#include "base/ids.hpp"
#include "store/tx.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

struct BodyTraces {
    std::vector<std::string> topics;                  // screens that show it, or show it when it has become the other
    std::vector<ProcessId> processes;                 // in which it has left something
    nlohmann::json counts = nlohmann::json::object(); // {"proposals": 3}; what there is twice has a name of its own
};

struct BodyMerging {
    BodyTraces (*traces)(Reader&, OrganisationId goes, OrganisationId stays);
    void (*move)(Tx&, OrganisationId goes, OrganisationId stays);
};

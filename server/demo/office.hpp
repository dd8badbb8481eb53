// The office of the demo world after the closing: who works there, and what the house has named.
#pragma once

#include "base/ids.hpp"
#include "base/person.hpp"

#include <map>
#include <string>

namespace demo {

struct Office {
    std::map<std::string, PersonId> people; // by their key in the files: "evaluator"
    std::map<int, ProposalId> proposals;    // by number
    std::map<int, int> revisions;           // of each proposal's decision, as it was last answered
    int version = 0;                        // of the plan that was rolled out

    Person person(const std::string& key) const { return {people.at(key), {}}; }
};

} // namespace demo

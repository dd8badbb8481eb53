// The people's verbs: how a test makes citizens, bodies and roles.
#pragma once

#include "people/people.hpp"
#include "support/house_under_test.hpp"

#include <string>

// A registered citizen; the address is made of the name.
Person citizen(HouseUnderTest&, const std::string& name);

// A body of the registry, for which nobody acts yet.
OrganisationId body(HouseUnderTest&, const std::string& name, const std::string& kind = "social_cooperative",
                    const std::string& zone = "pinerolese");

// From now on the person acts for the body.
void acts_for(HouseUnderTest&, const Person&, OrganisationId);

void becomes(HouseUnderTest&, const Person&, ProcessId, people::Role);

// The people's verbs: how a test makes citizens, bodies and roles, and how browsers sign in.
#pragma once

#include "people/people.hpp"
#include "people/sign_in.hpp"
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

// A browser with its one cookie, before the network: what asks, confirms and leaves.
class Browser {
  public:
    explicit Browser(HouseUnderTest& test) : test_(test) {}

    void asks(const std::string& email);
    people::SignedIn confirms(const people::ConfirmSignIn&); // keeps the new cookie
    Reason is_refused(const people::ConfirmSignIn&);
    void signs_out();
    std::optional<PersonId> is() const
    {
        auto identity = people::identify(test_.house, cookie);
        return identity ? std::optional(identity->person_id) : std::nullopt;
    }

    std::string cookie;

  private:
    HouseUnderTest& test_;
};

// The newest mail of the demo's mailbox, as the words that confirm.
people::ConfirmSignIn mailed_code(HouseUnderTest&);
people::ConfirmSignIn mailed_token(HouseUnderTest&);

#include "support/people_verbs.hpp"

#include "base/text.hpp"

#include <algorithm>

Person citizen(HouseUnderTest& test, const std::string& name)
{
    people::NewPerson person;
    person.name  = name;
    person.email = fold_plain(name) + "@example.org";
    std::replace(person.email.begin(), person.email.end(), ' ', '.');
    auto event = test.run(people::add_person(test.house, person));
    return {PersonId{event.answer["person_id"].get<std::int64_t>()}, {}};
}

OrganisationId body(HouseUnderTest& test, const std::string& name, const std::string& kind, const std::string& zone)
{
    people::AddOrganisation added;
    added.name = name, added.kind = kind, added.zone = zone, added.with_mandate = false;
    auto event = test.run(people::add_organisation(test.house, Person{}, added));
    return OrganisationId{event.answer["organisation_id"].get<std::int64_t>()};
}

void acts_for(HouseUnderTest& test, const Person& person, OrganisationId organisation_id)
{
    test.run(people::take_mandate(test.house, person, organisation_id));
}

void becomes(HouseUnderTest& test, const Person& person, ProcessId process_id, people::Role role)
{
    test.run(people::give_role(test.house, Person{}, person.person_id, process_id, role));
}

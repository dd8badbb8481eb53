#include "support/people_verbs.hpp"

#include "base/text.hpp"
#include "people/outbox.hpp"

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

void Browser::asks(const std::string& email)
{
    people::AskToSignIn asked{email, {}};
    cookie = test_.run(people::ask_to_sign_in(test_.house, asked, cookie));
}

people::SignedIn Browser::confirms(const people::ConfirmSignIn& words)
{
    auto signed_in = test_.run(people::confirm_sign_in(test_.house, words, cookie));
    cookie         = signed_in.session;
    return signed_in;
}

Reason Browser::is_refused(const people::ConfirmSignIn& words)
{
    return test_.refusal_of(people::confirm_sign_in(test_.house, words, cookie));
}

namespace {

awaitable<bool> and_done(awaitable<void> work)
{
    co_await std::move(work);
    co_return true;
}

} // namespace

void Browser::signs_out() { test_.run(and_done(people::sign_out(test_.house, cookie))); }

people::ConfirmSignIn mailed_code(HouseUnderTest& test)
{
    auto mail = test.read([](Reader& reader) { return people::mailbox(reader)["items"][0]; });
    return {{}, mail["code"].get<std::string>()};
}

people::ConfirmSignIn mailed_token(HouseUnderTest& test)
{
    auto mail = test.read([](Reader& reader) { return people::mailbox(reader)["items"][0]; });
    auto link = mail["link"].get<std::string>();
    return {link.substr(link.find("token=") + 6), {}};
}

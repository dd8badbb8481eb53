// The first organiser: an account with the organiser's role in every process, and a link that opens it once. There are no
// default passwords.
#include "commands/commands.hpp"
#include "demo/runner.hpp"
#include "house.hpp"
#include "people/first_organiser.hpp"
#include "people/people.hpp"
#include "people/sign_in.hpp"
#include "processes/set_up.hpp"

#include <iostream>

namespace {

PersonId account(House& house, const std::string& email)
{
    auto known = house.archive.read([&](Reader& reader) { return people::person_with_address(reader, email); });
    if (known) return *known;
    people::NewPerson person;
    person.email = email;
    auto event   = demo::carry_out(people::add_person(house, person));
    return {event.answer["person_id"].get<std::int64_t>()};
}

} // namespace

int commands::organiser(const Options& options)
{
    Config config;
    config.data       = options.data;
    config.public_url = options.public_url;
    House house(config);
    auto id        = account(house, options.subject);
    auto processes = house.archive.read([](Reader& reader) { return processes::every_process(reader); });
    for (const auto& process : processes)
        demo::carry_out(people::give_role(house, Person{id, {}}, id, process.process_id, people::Role::organiser));
    house.ledger.keep_now([id](Tx& tx) { people::make_house_organiser(tx, id); });
    std::cout << "open this within a day, once, to sign in as " << options.subject << ":\n"
              << people::one_time_link(house, options.subject) << '\n';
    return 0;
}

// A link that makes an organiser of the house, for whoever has the operator's console.
#include "commands/commands.hpp"
#include "house.hpp"
#include "people/first_organiser.hpp"

#include <iostream>

int commands::organiser_link(const Options& options)
{
    Config config;
    config.data       = options.data;
    config.public_url = options.public_url;
    House house(config);
    std::cout << "open this within half an hour, once, to become an organiser of this house:\n"
              << people::organiser_link(house) << '\n';
    return 0;
}

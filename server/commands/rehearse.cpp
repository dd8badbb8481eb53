#include "commands/commands.hpp"
#include "demo/rehearsal.hpp"

#include <iostream>

int commands::rehearse(const demo::RehearsalPlan& plan)
{
    try {
        return demo::rehearse(plan, std::cout) ? 0 : 1;
    } catch (const demo::CannotRehearse& why) {
        std::cerr << "arengo: " << why.what() << '\n';
        return 1;
    }
}

// What the regia and the theme team did on a day: clock, messages, screen, common themes, the one account.
#pragma once

#include "demo/event_days.hpp"

namespace demo {

struct TeamOfDay {
    House& house;
    const World& world;
    Timeline& timeline;
    std::shared_ptr<EventDay> day;
    json given; // of the files
};
void theme_team(const std::shared_ptr<const TeamOfDay>&);

} // namespace demo

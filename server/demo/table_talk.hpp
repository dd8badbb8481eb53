// What one table of a day said and did: notes, groups, a vote, its summary.
#pragma once

#include "demo/event_days.hpp"

namespace demo {

struct TableOfDay {
    House& house;
    const World& world;
    Timeline& timeline;
    std::shared_ptr<EventDay> day;
    std::size_t index = 0; // its number, from 0
    json given;            // of the files
};
void table_talk(const std::shared_ptr<const TableOfDay>&);

} // namespace demo

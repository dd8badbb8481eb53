#include "demo/timeline.hpp"

#include "demo/runner.hpp"
#include "house.hpp"

#include <algorithm>

namespace demo {

Instant instant_in(const std::string& text) { return read_instant(text).value(); }

void Timeline::add(Instant at, Command command, After after)
{
    deeds_.push_back({at, std::move(command), std::move(after)});
}

void Timeline::wait_for(Instant at) { deeds_.push_back({at, {}, {}}); }

void Timeline::carry_out(House& house, Instant until)
{
    std::erase_if(deeds_, [&](const Deed& deed) { return deed.at > until; });
    std::stable_sort(deeds_.begin(), deeds_.end(), [](const Deed& a, const Deed& b) { return a.at < b.at; });
    Instant next{};
    for (auto deed = deeds_.begin(); deed != deeds_.end();) {
        house.clock.stop_at(deed->at);
        if (deed->at >= next) {
            next = Instant{INT64_MAX};
            for (auto due : house.due) next = std::min(next, due(house));
        }
        auto later = std::find_if(deed, deeds_.end(), [&](const Deed& other) { return other.at != deed->at; });
        std::vector<awaitable<Event>> commands;
        for (auto one = deed; one != later; ++one)
            if (one->command) commands.push_back(one->command());
        auto events = demo::carry_out(std::move(commands));
        auto event  = events.begin();
        for (; deed != later; ++deed)
            if (deed->command) deed->after(*event++);
    }
}

} // namespace demo

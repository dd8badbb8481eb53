// One voice for each body and each citizen at each place, however often and however they spoke there. Pure.
#pragma once

#include "base/ids.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace watching {

struct Speaker {
    bool is_body = false;
    std::int64_t id =
        0; // of the body or the person; below zero: whoever closed the account, somebody else with each text
};

class Voices {
  public:
    // Saying it again changes nothing.
    void speak(std::int64_t place, Speaker who) { all_.emplace_back(place, who.id * 2 + who.is_body); }

    // Every place with each of its speakers once, place by place in their order. After the last speak().
    template <class Take> void each(Take&& take)
    {
        settle();
        for (const auto& [place, who] : all_) take(place, Speaker{(who & 1) != 0, who >> 1});
    }

  private:
    void settle();

    std::vector<std::pair<std::int64_t, std::int64_t>> all_;
};

} // namespace watching

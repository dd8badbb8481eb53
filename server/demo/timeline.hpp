// What happened in the demo world, each thing at its own instant.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/instant.hpp"

#include <functional>
#include <vector>

struct House;

namespace demo {

class Timeline {
  public:
    using Command = std::function<awaitable<Event>()>;
    using After   = std::function<void(const Event&)>;

    void add(
        Instant at, Command command, After after = [](const Event&) {});

    // Nothing but what the clock brings, at this very instant: a consultation closes.
    void wait_for(Instant);

    // Carries out in order of time all that has happened by then, with what the clock brings between. Things of one
    // instant share a commit, and none of them knows of another.
    void carry_out(House&, Instant until);

  private:
    struct Deed {
        Instant at;
        Command command; // none: only the clock's
        After after;
    };
    std::vector<Deed> deeds_;
};

// An instant of the files: "2024-12-05T10:21:00+01:00".
Instant instant_in(const std::string&);

} // namespace demo

// The one clock that the whole house asks. Any thread.
#pragma once

#include "base/instant.hpp"

#include <atomic>
#include <chrono>

class Clock {
  public:
    Instant now() const { return stopped_ ? Instant{at_ms_} : Instant{system_ms() + at_ms_}; }

    // Runs on from this instant at the ordinary pace.
    void run_from(Instant instant) { at_ms_ = instant.ms - system_ms(), stopped_ = false; }

    // Stands still at this instant; tests move it by hand.
    void stop_at(Instant instant) { at_ms_ = instant.ms, stopped_ = true; }
    void advance(std::chrono::milliseconds span) { at_ms_ += span.count(); }

  private:
    static std::int64_t system_ms()
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }

    std::atomic<std::int64_t> at_ms_{0}; // the instant itself when stopped, else the distance from the system's clock
    std::atomic<bool> stopped_{false};
};

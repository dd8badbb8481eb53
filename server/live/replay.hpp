// The recent ticks of one topic, for those who come back. On its shard's thread.
#pragma once

#include "base/frame.hpp"

#include <cstdint>
#include <deque>

class Replay {
  public:
    // `floor`: whoever has seen everything up to it has missed nothing of this topic that is not kept here.
    explicit Replay(std::int64_t floor) : floor_(floor) {}

    std::int64_t floor() const { return floor_; }
    void keep(std::int64_t seq, SharedFrame);

    // Gives the ticks after `seq` in order, until `take` says false.
    template <class Take> bool since(std::int64_t seq, Take&& take) const
    {
        for (const auto& tick : ticks_)
            if (tick.seq > seq && !take(tick.frame)) return false;
        return true;
    }

  private:
    struct Tick {
        std::int64_t seq;
        SharedFrame frame;
    };
    std::int64_t floor_;
    std::deque<Tick> ticks_;
    std::size_t bytes_ = 0;
};

// Time, as a shard knows it: in the house a timer of its io_context, in tests a hand.
#pragma once

#include <algorithm>
#include <chrono>

using Moment = std::chrono::steady_clock::time_point;

class Alarm {
  public:
    virtual ~Alarm()           = default;
    virtual Moment now() const = 0;

    // Has the shard ticked at this moment, or a little after. Of several the earliest counts; it asks again after each.
    virtual void ring_at(Moment) = 0;
};

// So many at once, and so many a second after that.
class Allowance {
  public:
    bool take(Moment now, std::chrono::milliseconds each, int at_once)
    {
        auto from = std::max(spent_until_, now);
        if (from + each > now + each * at_once) return false;
        spent_until_ = from + each;
        return true;
    }

  private:
    Moment spent_until_{};
};

#include "clockwork.hpp"

#include "base/log.hpp"
#include "house.hpp"

#include <algorithm>

namespace {

// The machine's clock may be set while we wait: look again now and then.
constexpr std::chrono::milliseconds longest_wait{60'000};
// A turn that failed (a refusal would be a fault of ours) is tried again, not in a tight loop.
constexpr std::chrono::milliseconds pause_after_failure{5'000};

std::chrono::milliseconds turn(House& house)
{
    auto next = house.clock.now() + longest_wait;
    try {
        for (auto due : house.due) next = std::min(next, due(house));
    } catch (const std::exception& failure) {
        log(Level::error, "what was due failed", {{"why", failure.what()}});
        return pause_after_failure;
    }
    return std::clamp(next - house.clock.now(), std::chrono::milliseconds{0}, longest_wait);
}

} // namespace

Clockwork::Clockwork(House& house) : house_(house)
{
    turn(house_);
    thread_ = std::thread([this] { work(); });
}

Clockwork::~Clockwork()
{
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopped_.notify_one();
    thread_.join();
}

void Clockwork::work()
{
    for (;;) {
        auto wait = turn(house_);
        std::unique_lock lock(mutex_);
        if (stopped_.wait_for(lock, wait, [this] { return stopping_; })) return;
    }
}

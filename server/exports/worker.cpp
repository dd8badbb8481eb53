#include "exports/worker.hpp"

#include "base/bell.hpp"
#include "base/log.hpp"
#include "exports/exports.hpp"
#include "house.hpp"

#include <sched.h>

namespace exports {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds looks_every  = 5s;   // what was asked for without waking it is found this soon
constexpr std::chrono::milliseconds tidies_every = 1min; // how long a lasting address lacks what is made again

// Rings when a file was asked for; one for the program, which has one worker.
Bell& bell()
{
    static Bell the_bell;
    return the_bell;
}

// Who reads a page waits for it, and nobody for a file: this thread, and those that it starts, have what is left of the
// machine. Where that is not allowed they share it.
void give_way()
{
    sched_param none{};
    ::sched_setscheduler(0, SCHED_IDLE, &none);
}

} // namespace

void wake_worker() { bell().ring(); }

Worker::Worker(House& house) : house_(house)
{
    thread_ = std::thread([this] { work(); });
}

Worker::~Worker()
{
    stopping_ = true;
    wake_worker();
    thread_.join();
}

void Worker::work()
{
    give_way();
    auto tidied = std::chrono::steady_clock::time_point{};
    while (!stopping_) {
        try {
            if (std::chrono::steady_clock::now() - tidied > tidies_every) {
                tidy(house_);
                tidied = std::chrono::steady_clock::now();
            }
            while (!stopping_ && prepare_next(house_, [this] { return stopping_.load(); })) {
            }
        } catch (const std::exception& failure) {
            log(Level::error, "the exports' worker failed; it goes on", {{"why", failure.what()}});
        }
        bell().wait(looks_every, stopping_);
    }
}

} // namespace exports

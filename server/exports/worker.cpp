#include "exports/worker.hpp"

#include "base/log.hpp"
#include "exports/exports.hpp"
#include "house.hpp"

#include <condition_variable>
#include <mutex>

namespace exports {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds looks_every  = 5s;   // what was asked for without waking it is found this soon
constexpr std::chrono::milliseconds tidies_every = 1min; // how long a lasting address lacks what is made again

// Rings when a file was asked for; one for the program, which has one worker.
struct Bell {
    std::mutex mutex;
    std::condition_variable rings;
    std::uint64_t times = 0;
};

Bell& bell()
{
    static Bell the_bell;
    return the_bell;
}

} // namespace

void wake_worker()
{
    std::lock_guard lock(bell().mutex);
    ++bell().times;
    bell().rings.notify_all();
}

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
    auto tidied = std::chrono::steady_clock::time_point{};
    for (std::uint64_t heard = 0; !stopping_;) {
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
        std::unique_lock lock(bell().mutex);
        bell().rings.wait_for(lock, looks_every, [&] { return stopping_ || bell().times != heard; });
        heard = bell().times;
    }
}

} // namespace exports

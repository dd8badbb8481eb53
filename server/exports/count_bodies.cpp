// How many bodies stand in the list, for the desk's menu. What takes long to count is counted now and then.
#include "exports/count_bodies.hpp"

#include "exports/participants.hpp"

#include <chrono>
#include <mutex>

namespace exports {

namespace {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock::time_point;

constexpr auto soon_counted     = 5ms; // what takes less is counted anew whenever something has happened
constexpr int rest              = 50;  // times as long as the counting: a fiftieth of the thread at most
constexpr std::size_t most_kept = 64;  // processes of one house

struct Counted {
    std::int64_t seq   = -1;
    std::size_t bodies = 0;
    Time at{};
    std::chrono::nanoseconds took{};

    bool is_good(const Reader& reader) const
    {
        if (seq == reader.seq) return true;
        return took >= soon_counted && std::chrono::steady_clock::now() - at < took * rest;
    }
};

struct Shelf {
    std::mutex mutex;
    std::map<std::string, Counted> counted;
};

Shelf& shelf()
{
    static Shelf the_shelf;
    return the_shelf;
}

} // namespace

std::size_t count_bodies(Reader& reader, const std::string& epoch, ProcessId id)
{
    auto name = epoch + '/' + std::to_string(id.value);
    {
        std::lock_guard lock(shelf().mutex);
        auto found = shelf().counted.find(name);
        if (found != shelf().counted.end() && found->second.is_good(reader)) return found->second.bodies;
    }
    auto begun = std::chrono::steady_clock::now();
    auto all   = participants(reader, id, seen_now(reader, id), reader.seq);
    auto now   = std::chrono::steady_clock::now();
    std::lock_guard lock(shelf().mutex);
    if (shelf().counted.size() >= most_kept) shelf().counted.clear();
    shelf().counted[name] = {reader.seq, all.bodies.size(), now, now - begun};
    return all.bodies.size();
}

} // namespace exports

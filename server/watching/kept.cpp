#include "watching/kept.hpp"

#include <chrono>
#include <map>
#include <mutex>

namespace watching {

namespace {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock::time_point;

constexpr auto soon_made = 20ms; // what takes less is made anew whenever something has happened
constexpr int rest       = 20;   // times as long as the making: a twentieth of the thread at most
constexpr auto by_clock  = 30s;  // lateness moves with the hour, not with an event

struct Kept {
    std::int64_t seq = -1;
    Instant at{};
    Time made{};
    std::chrono::milliseconds took{};
    json state;
};

struct Shelf {
    std::mutex mutex;
    std::map<std::string, Kept> kept;
};

Shelf& shelf()
{
    static Shelf the_shelf;
    return the_shelf;
}

std::chrono::milliseconds since(Time then)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - then);
}

// How long what was made may still be given; none: it must be made.
std::optional<std::chrono::milliseconds> still_good_for(const Kept& kept, const Reader& reader)
{
    auto moved = reader.now - kept.at;
    if (kept.seq == reader.seq && moved < by_clock && moved >= 0ms) return 0ms;
    auto left = kept.took * rest - since(kept.made);
    if (kept.seq < 0 || kept.took < soon_made || left <= 0ms) return {};
    return left;
}

} // namespace

std::string kept_or_made(Reader& reader, const std::string& epoch, ProcessId id,
                         const std::optional<ConsultationId>& wanted)
{
    constexpr std::size_t most_kept = 64; // processes times consultations; one house has few
    auto name = epoch + '/' + std::to_string(id.value) + '/' + std::to_string(wanted.value_or(ConsultationId{}).value);
    {
        std::lock_guard lock(shelf().mutex);
        auto found = shelf().kept.find(name);
        if (found != shelf().kept.end()) {
            if (auto left = still_good_for(found->second, reader)) {
                auto shown = found->second.state;
                if (*left > 0ms) shown["again_in_ms"] = left->count();
                return shown.dump();
            }
        }
    }
    auto begun = std::chrono::steady_clock::now();
    Kept made{.seq = reader.seq, .at = reader.now, .made = {}, .took = {}, .state = watching(reader, id, wanted)};
    made.took  = since(begun);
    made.made  = std::chrono::steady_clock::now();
    auto bytes = made.state.dump();
    std::lock_guard lock(shelf().mutex);
    if (shelf().kept.size() >= most_kept) shelf().kept.clear();
    shelf().kept[name] = std::move(made);
    return bytes;
}

} // namespace watching

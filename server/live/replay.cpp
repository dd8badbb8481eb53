#include "live/replay.hpp"

namespace {

// Over a minute of the busiest topic (ten ticks of some 200 bytes a second), ten of an ordinary one. Whoever is further
// behind gets the snapshot, which is smaller than that. It must fit into what a client may have queued, twice.
constexpr std::size_t max_bytes = 128 * 1024;
// A tick costs more than its bytes; the smallest have about 100.
constexpr std::size_t max_ticks = 1024;

} // namespace

void Replay::keep(std::int64_t seq, SharedFrame frame)
{
    bytes_ += frame->bytes().size();
    ticks_.push_back({seq, std::move(frame)});
    while (!ticks_.empty() && (bytes_ > max_bytes || ticks_.size() > max_ticks)) {
        floor_ = ticks_.front().seq;
        bytes_ -= ticks_.front().frame->bytes().size();
        ticks_.pop_front();
    }
}

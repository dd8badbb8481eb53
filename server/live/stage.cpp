#include "live/stage.hpp"

#include "base/json.hpp"

#include <limits>

namespace {

// Ten a second: what an eye can follow. It makes what a watcher costs independent of how many take part.
constexpr std::chrono::milliseconds between_ticks{100};
// Happenings go at once; beyond this many in a burst they wait for the tick, so that a flood costs its watchers no more.
constexpr int happenings_at_once = 10;
// Of the ephemeral, which everyone gets.
constexpr auto to_all = std::numeric_limits<std::int64_t>::max();

// With thousands of outlets none is in the processor's caches when its turn comes. Asked for while others are being served,
// it is there by then; what an offer looks at lies within the first lines.
constexpr std::size_t ahead = 4;
void fetch(const Outlet& outlet)
{
    constexpr int line = 64, lines = 3;
    for (int i = 0; i < lines; ++i) __builtin_prefetch(reinterpret_cast<const char*>(&outlet) + i * line);
}

} // namespace

Stage::Stage(std::string topic, std::int64_t floor, Headcount headcount)
    : topic_(std::move(topic)), headcount_(std::move(headcount)), replay_(floor)
{}

Stage::~Stage()
{
    while (!followers_.empty()) remove(*followers_.back().follower);
}

void Stage::add(Follower& follower, std::int64_t from)
{
    follower.seats_.push_back({this, static_cast<std::uint32_t>(followers_.size())});
    followers_.push_back({&follower, &follower.outlet(), from});
    ++*headcount_;
    empty_since.reset();
}

void Stage::remove(Follower& follower)
{
    auto& seat                                       = follower.seat_at(*this);
    auto place                                       = seat.place;
    followers_[place]                                = followers_.back();
    followers_[place].follower->seat_at(*this).place = place;
    followers_.pop_back();
    follower.seat_at(*this) = follower.seats_.back();
    follower.seats_.pop_back();
    --*headcount_;
}

std::vector<Follower*> Stage::followers() const
{
    std::vector<Follower*> all;
    for (const auto& watching : followers_) all.push_back(watching.follower);
    return all;
}

bool Stage::take(const Event& event, const json& patch)
{
    if (!has_pending())
        pending_ = {event.seq, event.seq, patch, {}};
    else if (!compose(pending_.patch, patch))
        return false;
    pending_.seq = event.seq;
    ++pending_.kinds[event.kind];
    if (opening_ && opening_->seq < event.seq) opening_.reset();
    return true;
}

Moment Stage::due(Pace pace, Moment now)
{
    if (pace == Pace::at_once && happenings_.take(now, between_ticks, happenings_at_once)) return now;
    return std::max(now, ticked_at_ + between_ticks);
}

std::size_t Stage::tick(Moment now, std::string position, std::vector<Follower*>& lost)
{
    auto text  = tick_text(topic_, pending_.seq, pending_.kinds, pending_.patch);
    auto frame = std::make_shared<const Frame>(text, std::move(position));
    auto seq   = pending_.seq;
    pending_   = {};
    ticked_at_ = now;
    replay_.keep(seq, frame);
    return send(frame, seq, lost);
}

std::size_t Stage::tell_headcount(std::vector<Follower*>& lost)
{
    auto count = headcount_->load();
    if (count == told_headcount_ || followers_.empty()) return 0;
    told_headcount_  = count;
    headcount_frame_ = std::make_shared<const Frame>(watching_text(topic_, count));
    return send(headcount_frame_, to_all, lost);
}

void Stage::keep_opening(std::int64_t seq, SharedFrame frame)
{
    is_known_ = true;
    opening_  = Kept{seq, std::move(frame)};
}

std::size_t Stage::send(const SharedFrame& frame, std::int64_t seq, std::vector<Follower*>& lost)
{
    std::size_t sent = 0;
    for (std::size_t i = 0; i < followers_.size(); ++i) {
        if (i + ahead < followers_.size()) fetch(*followers_[i + ahead].outlet);
        const auto& [follower, outlet, from] = followers_[i];
        if (seq <= from) continue;
        if (outlet->offer(frame))
            ++sent;
        else
            lost.push_back(follower);
    }
    return sent;
}

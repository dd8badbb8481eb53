#include "live/follower.hpp"

#include "live/shard.hpp"
#include "live/stage.hpp"

#include <algorithm>

namespace {

// A page follows up to 32 topics at once when it opens and lets go of as many; after that it follows where people click.
constexpr int messages_at_once = 64;
constexpr std::chrono::milliseconds each_message{100};

} // namespace

Follower::Follower(Shard& shard, Outlet& outlet, std::optional<PersonId> person)
    : shard_(shard), outlet_(outlet), person_(person)
{}

Follower::~Follower()
{
    leave_all();
    shard_.forget(*this);
}

void Follower::receive(std::string_view text)
{
    if (!messages_.take(shard_.now(), each_message, messages_at_once)) {
        leave_all();
        return outlet_.close(4429, "too fast");
    }
    try {
        auto request = read_request(text);
        if (request.verb == Request::Verb::follow)
            shard_.follow(*this, request);
        else
            shard_.unfollow(*this, request.topic);
    } catch (const Refusal&) {
        leave_all();
        outlet_.close(4400, "malformed");
    }
}

bool Follower::follows(const Stage& stage) const
{
    return std::any_of(seats_.begin(), seats_.end(), [&](const Seat& seat) { return seat.stage == &stage; });
}

void Follower::leave_all()
{
    while (!seats_.empty()) seats_.back().stage->remove(*this);
}

Follower::Seat& Follower::seat_at(const Stage& stage)
{
    return *std::find_if(seats_.begin(), seats_.end(), [&](const Seat& seat) { return seat.stage == &stage; });
}

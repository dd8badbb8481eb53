// How a follower comes to a topic: subscribe, look, follow. It happens in one go on the shard's thread, so no tick can fall
// between the opening and the first patch.
#include "base/digest.hpp"
#include "base/log.hpp"
#include "live/shard.hpp"

namespace {

// A page shows a handful of topics; this many let a facilitator watch every table of a large event.
constexpr std::size_t max_topics = 32;

SharedFrame frame_of(std::string_view text, std::string position = {})
{
    return std::make_shared<const Frame>(text, std::move(position));
}

} // namespace

void Shard::follow(Follower& follower, const Request& request)
{
    unfollow(follower, request.topic);
    auto found = topics_.find(request.topic);
    try {
        if (follower.follows() >= max_topics) throw Refusal{Reason::too_many_requests};
        if (!found || !found->topic->may_follow(follower.person(), found->id)) throw Refusal{Reason::not_found};
        enter(follower, *found, request);
    } catch (const Refusal& refusal) {
        refuse(follower, request.topic, refusal);
    } catch (const std::exception& fault) {
        auto id = to_hex(random_bytes(4));
        log(Level::error, "could not open a topic", {{"id", id}, {"why", fault.what()}});
        refuse(follower, request.topic, Refusal{Reason::unexpected, {{"id", id}}});
    }
    if (!next_look_ && !stages_.empty()) next_look_ = now() + std::chrono::seconds(1);
    arm();
}

void Shard::unfollow(Follower& follower, const std::string& topic)
{
    auto found = stages_.find(topic);
    if (found != stages_.end() && follower.follows(*found->second)) found->second->remove(follower);
}

void Shard::enter(Follower& follower, const Topics::Found& found, const Request& request)
{
    auto& stage = stage_of(request.topic);
    // Even who needs no opening follows only what is there to be seen.
    if (!stage.is_known()) read_opening(stage, found);
    if (request.after && can_continue(stage, *request.after)) return resume(follower, stage, request.after->seq);
    if (!stage.opening()) read_opening(stage, found);
    if (request.after) {
        ++figures_.resyncs;
        if (!send(follower, frame_of(reset_text(stage.topic())))) return;
    }
    if (send(follower, stage.opening()->frame)) seat(follower, stage, stage.opening()->seq);
}

// One read serves all who join until the topic's next event. Refuses: not_found.
void Shard::read_opening(Stage& stage, const Topics::Found& found)
{
    auto opening = found.topic->snapshot(found.id);
    ++figures_.openings_read;
    if (!opening) {
        end(stage);
        throw Refusal{Reason::not_found};
    }
    stage.keep_opening(opening->seq, frame_of(opening_text(stage.topic(), epoch_, *opening), position()));
}

// Exactly: of this topic nothing after the position is missing here, and the position is none of the future.
bool Shard::can_continue(const Stage& stage, const Position& after) const
{
    return after.epoch == epoch_ && after.seq >= stage.replay().floor() && after.seq <= seen_;
}

void Shard::resume(Follower& follower, Stage& stage, std::int64_t seq)
{
    if (stage.replay().since(seq, [&](const SharedFrame& frame) { return send(follower, frame); }))
        seat(follower, stage, seq);
}

void Shard::seat(Follower& follower, Stage& stage, std::int64_t from)
{
    stage.add(follower, from);
    if (stage.headcount_frame()) send(follower, stage.headcount_frame());
}

void Shard::refuse(Follower& follower, const std::string& topic, const Refusal& refusal)
{
    send(follower, frame_of(problem_text(topic, refusal, follower.outlet().language())));
}

bool Shard::send(Follower& follower, const SharedFrame& frame)
{
    if (follower.outlet().offer(frame)) {
        ++figures_.frames_sent;
        return true;
    }
    std::vector<Follower*> lost{&follower};
    lose(lost);
    return false;
}

Stage& Shard::stage_of(const std::string& topic)
{
    auto& stage = stages_[topic];
    if (stage) return *stage;
    auto changed = changed_.find(topic);
    auto floor   = changed == changed_.end() ? quiet_since_ : changed->second;
    stage        = std::make_unique<Stage>(topic, floor, headcounts_.of(topic));
    return *stage;
}

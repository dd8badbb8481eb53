// One topic as its followers on one thread see it: what is about to be told, what was told of late, and who is told.
#pragma once

#include "base/event.hpp"
#include "base/frame.hpp"
#include "live/alarm.hpp"
#include "live/follower.hpp"
#include "live/headcounts.hpp"
#include "live/messages.hpp"
#include "live/replay.hpp"

#include <optional>
#include <vector>

class Stage {
  public:
    Stage(std::string topic, std::int64_t floor, Headcount);
    ~Stage();
    Stage(const Stage&) = delete;

    const std::string& topic() const { return topic_; }

    // Followers; `from`: what they have seen of the topic.
    void add(Follower&, std::int64_t from);
    void remove(Follower&);
    std::vector<Follower*> followers() const;
    bool is_empty() const { return followers_.empty(); }

    // Takes in what an event changes, to be told with the next tick. False: it must first tell what is pending.
    bool take(const Event&, const nlohmann::json& patch);
    bool has_pending() const { return pending_.seq != 0; }
    std::int64_t first_pending() const { return pending_.first; }

    // When an event of this pace is to be told.
    Moment due(Pace, Moment now);

    // Tells what is pending, as one tick. Gives how many it went to; those who could not take it are put to `lost`.
    std::size_t tick(Moment now, std::string position, std::vector<Follower*>& lost);

    // Tells how many watch, when that has changed.
    std::size_t tell_headcount(std::vector<Follower*>& lost);

    const Replay& replay() const { return replay_; }
    const SharedFrame& headcount_frame() const { return headcount_frame_; }

    // The topic's opening, kept until its next event.
    struct Kept {
        std::int64_t seq = 0;
        SharedFrame frame;
    };
    const Kept* opening() const { return opening_ ? &*opening_ : nullptr; }
    void keep_opening(std::int64_t seq, SharedFrame);
    // Whether there is such a thing, as far as this stage knows.
    bool is_known() const { return is_known_; }

    // For the shard: when it ticks next, and since when nobody follows.
    std::optional<Moment> waits_for;
    std::optional<Moment> empty_since;

  private:
    std::size_t send(const SharedFrame&, std::int64_t seq, std::vector<Follower*>& lost);

    struct Watching {
        Follower* follower;
        Outlet* outlet; // the follower's
        std::int64_t from;
    };
    struct Pending {
        std::int64_t first = 0, seq = 0;
        nlohmann::json patch;
        Kinds kinds;
    };

    std::string topic_;
    Headcount headcount_;
    int told_headcount_ = -1;
    SharedFrame headcount_frame_;
    std::vector<Watching> followers_;
    Pending pending_;
    Replay replay_;
    std::optional<Kept> opening_;
    bool is_known_ = false;
    Moment ticked_at_{};
    Allowance happenings_;
};

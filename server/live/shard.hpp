// Those who follow on one thread. It composes, keeps and sends without locks; time and events come to it from outside, so
// that tests hold both. Every function on its thread, figures on any.
#pragma once

#include "base/event.hpp"
#include "live/alarm.hpp"
#include "live/follower.hpp"
#include "live/headcounts.hpp"
#include "live/messages.hpp"
#include "live/stage.hpp"
#include "live/topics.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

class Shard {
  public:
    // `seq`: of the newest event by now; the next to be published follows it.
    Shard(const Topics&, std::string epoch, std::int64_t seq, Headcounts&, Alarm&);

    std::unique_ptr<Conversation> join(Outlet&, std::optional<PersonId>);
    void publish(const std::vector<std::shared_ptr<const Event>>&);
    void tick(); // the alarm rang
    void dismiss(PersonId);

    struct Figures {
        std::atomic<std::uint64_t> followers{0}, frames_sent{0}, resyncs{0}, openings_read{0};
    };
    const Figures& figures() const { return figures_; }

    // For its followers.
    Moment now() const { return alarm_.now(); }
    void follow(Follower&, const Request&);
    void unfollow(Follower&, const std::string& topic);
    void forget(Follower&);

  private:
    struct SoonerFirst {
        bool operator()(const Stage* a, const Stage* b) const
        {
            return std::pair(*a->waits_for, a) < std::pair(*b->waits_for, b);
        }
    };

    void change(const Event&, const Patch&);
    void wait(Stage&, Moment due);
    void tell(Stage&);
    void end(Stage&);
    void look();
    void arm();
    std::string position() const;

    Stage& stage_of(const std::string& topic);
    void enter(Follower&, const Topics::Found&, const Request&);
    void read_opening(Stage&, const Topics::Found&);
    bool can_continue(const Stage&, const Position&) const;
    void resume(Follower&, Stage&, std::int64_t seq);
    void seat(Follower&, Stage&, std::int64_t from);
    void refuse(Follower&, const std::string& topic, const Refusal&);
    bool send(Follower&, const SharedFrame&);
    void lose(std::vector<Follower*>&);

    const Topics& topics_;
    std::string epoch_;
    Headcounts& headcounts_;
    Alarm& alarm_;

    std::map<std::string, std::unique_ptr<Stage>, std::less<>> stages_;
    std::set<Stage*, SoonerFirst> waiting_; // have something to tell
    std::optional<Moment> next_look_;

    // The newest event that this shard has seen, and the newest of each topic that changed since `quiet_since_`.
    std::int64_t seen_, quiet_since_;
    std::unordered_map<std::string, std::int64_t> changed_;

    std::unordered_multimap<std::int64_t, Follower*> people_; // those who are signed in
    Figures figures_;
};

// Who follows what, one shard for each I/O thread. A committed batch becomes at most one frame per topic per tick.
//
// Each shard lives on its own io_context: subscribing, composing and sending happen there without locks. The writer
// thread only posts each batch to every shard.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/frame.hpp"
#include "base/ids.hpp"
#include "live/headcounts.hpp"
#include "live/topics.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

class Hub {
  public:
    Hub(const Topics&, std::string epoch);
    ~Hub();

    // One shard for a thread; called while starting, before anything is published. `seq`: the newest event by then.
    void add_shard(asio::io_context&, std::int64_t seq);

    // Takes all shards away, before their contexts end: what is published from then on reaches nobody. When their threads
    // have ended.
    void remove_shards();

    // Hands committed events to every shard, in order. Writer thread.
    void publish(const std::vector<std::shared_ptr<const Event>>&);

    // A live client on the shard of its thread: what it says goes to the conversation, which ends with its destruction.
    // The outlet outlives the conversation, and the hub both.
    std::unique_ptr<Conversation> join(asio::io_context&, Outlet&, std::optional<PersonId>);

    // Closes whoever follows as this person (signed out, rights revoked) within a second. Any thread.
    void dismiss(PersonId);

    // Any thread. `resyncs`: how often somebody had to start from a snapshot again, or was too slow.
    struct Figures {
        std::uint64_t followers, frames_sent, resyncs;
    };
    Figures figures() const;

  private:
    class Desk; // a shard with its thread's timer

    const Topics& topics_;
    std::string epoch_;
    Headcounts headcounts_;
    mutable std::mutex mutex_; // of the list: the writer goes on while shards are taken away
    std::vector<std::shared_ptr<Desk>> desks_;
};

// The live channel without sockets and without waiting: topics are plain values, time moves by hand, and clients keep what
// they are told.
#pragma once

#include "base/json.hpp"
#include "live/shard.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

// Time in the test's hand.
class HandAlarm : public Alarm {
  public:
    Moment now() const override { return now_; }
    void ring_at(Moment moment) override
    {
        if (!next_ || moment < *next_) next_ = moment;
    }

    // Moves on, ringing on the way whenever it was asked to.
    void pass(std::chrono::milliseconds span, const std::function<void()>& ring);

  private:
    Moment now_{std::chrono::hours(1)};
    std::optional<Moment> next_;
};

// A browser: follows topics, applies what comes, and remembers where it is.
class Client : public Outlet {
  public:
    bool offer(const SharedFrame&) override;
    void close(int code, std::string_view) override { closed_with = code; }
    std::string_view language() const override { return "en"; }

    // What came, oldest first; and what it shows.
    std::vector<json> heard;
    std::map<std::string, json> shows;
    std::map<std::string, std::int64_t> at;
    int closed_with = 0;
    bool takes_all  = true;
    int resets      = 0;

    // How many of them have this field ("patch", "state", "problem"...).
    int count(const std::string& field) const;
};

class LiveHouse {
  public:
    explicit LiveHouse(std::int64_t seq = 100);

    // A thing that clients may look at.
    void show(const std::string& topic, json state) { truth[topic] = std::move(state); }
    void hide(const std::string& topic);

    // Commits an event, and lets the shard know: at once, or when `deliver` is called.
    void commit(const std::string& topic, json patch, Pace = Pace::next_tick, std::string kind = "changed");
    void deliver();
    void happen(const std::string& topic, json patch, Pace pace = Pace::next_tick, std::string kind = "changed")
    {
        commit(topic, std::move(patch), pace, std::move(kind));
        deliver();
    }

    void pass(std::chrono::milliseconds span);

    // A client comes in, says something, goes.
    std::unique_ptr<Conversation> join(Client& client, std::optional<PersonId> person = {})
    {
        return shard.join(client, person);
    }

    std::map<std::string, json> truth;
    std::int64_t seq;
    int snapshots_read = 0;
    HandAlarm alarm;
    Topics topics;
    Headcounts headcounts;
    Shard shard;

  private:
    std::vector<std::shared_ptr<const Event>> committed_;
};

inline std::string follow(const std::string& topic) { return json{{"follow", topic}}.dump(); }
inline std::string follow(const std::string& topic, std::int64_t seq, const std::string& epoch = "epoch")
{
    return json{{"follow", topic}, {"after", {{"epoch", epoch}, {"seq", seq}}}}.dump();
}

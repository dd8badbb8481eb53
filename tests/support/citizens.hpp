// A demo citizen with a telephone that keeps every write until it is answered, and sends it again under the same key:
// what our own pages do. The citizen remembers what was acknowledged, to hold the house to it.
#pragma once

#include "support/public_log.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <vector>

// The proposals that the citizens know of: the demo's, and what they were told is theirs. Any thread.
class Proposals {
  public:
    explicit Proposals(std::int64_t count) : count_(count) {}
    void add(std::int64_t id);
    std::int64_t any(std::mt19937&) const;

  private:
    mutable std::mutex mutex_;
    std::int64_t count_;
    std::vector<std::int64_t> added_;
};

struct Write {
    std::string method, target, key;
    json body  = json::object();
    int status = 0;
    json answer; // what acknowledged it
};

class Citizen {
  public:
    // The n-th of the demo.
    Citizen(std::int64_t n, unsigned seed, Proposals&);

    void sign_in(int port);

    // Sends what was not answered before, then one thing after the other until the house is gone. Calls `acknowledged` at
    // each answer to something new. Throws std::runtime_error where an answer is not what it should be.
    void take_part(int port, const std::function<void()>& acknowledged);

    // Sends what is still without an answer.
    void settle(int port);

    // Sends a few of the acknowledged writes again: the answers must be those of the first time.
    void repeat_some(int port);

    std::int64_t person_id() const { return person_id_; }
    const std::vector<Write>& acknowledged() const { return acknowledged_; }
    const std::set<std::int64_t>& supported() const { return supported_; } // proposals with this citizen's vote

  private:
    Write think();
    Answer send(int port, const Write&) const;
    bool carry_through(int port); // false: no answer came

    std::int64_t n_, person_id_ = 0;
    std::mt19937 dice_;
    Proposals& proposals_;
    std::string cookie_;
    int writes_ = 0;
    std::optional<Write> unanswered_;
    std::vector<Write> acknowledged_;
    std::set<std::int64_t> supported_;
};

// What a rehearsal's screens hear: topics that are followed and kept as a browser keeps them, and how long each note took
// to the regia.
#pragma once

#include "base/json.hpp"
#include "demo/live_lines.hpp"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace demo {

class Ears {
  public:
    explicit Ears(const std::string& address) : lines_(address) {}

    void follow(const std::string& topic, const std::string& cookie); // kept
    void watch(const std::string& topic);                             // by a stranger, only heard

    // Waits until this many lines have heard their opening. False: not within ten seconds.
    bool all_hear(std::size_t lines);

    // Whether the topic comes to show this, within ten seconds.
    bool comes_to_show(const std::string& topic, const json& state);

    // From the moment before the house was told of the note to that when the regia showed it.
    using Moment = std::chrono::steady_clock::time_point;
    void told(std::int64_t contribution_id, Moment);
    std::vector<double> delays_ms(); // of all notes that were told and shown, in order of length

  private:
    void hear(const std::string& topic, const json& message);
    void note_arrivals(const json& shown);

    std::mutex mutex_;
    std::condition_variable heard_;
    std::map<std::string, json> shows_;
    std::size_t openings_ = 0;
    std::map<std::int64_t, Moment> told_, shown_;
    LiveLines lines_; // last: its thread ends before what it writes to goes
};

} // namespace demo

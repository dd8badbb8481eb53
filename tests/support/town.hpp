// Citizens who take part at once, and go on where they were as soon as the house is back.
#pragma once

#include "support/citizens.hpp"

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>

class Town {
  public:
    // `data`: the folder of the demo house that it comes to.
    Town(std::filesystem::path data, int people, unsigned seed);

    // Once, in the first house.
    void come_in(int port);

    // Everybody takes part at once until the house is gone. `answered` is told how many answers there were, by whoever
    // had the last one.
    void take_part(int port, const std::function<void(int)>& answered);

    // What had no answer gets one; some of what had one gets it again. Then the record is read on.
    void look_after(int port);

    // Each of these tells what does not hold; empty when all does.
    std::string complaints() const; // of what citizens were answered, and of the record
    std::string unrecorded() const; // each acknowledged write is one event, and there is no other
    std::string miscounted() const; // counters equal a recount
    std::string votes_off() const;  // the votes are those that their owners know of
    std::string false_receipts() const;

    const PublicLog& log() const { return log_; }
    const std::deque<Citizen>& citizens() const { return citizens_; }

  private:
    void note(const std::function<void()>&);

    std::filesystem::path data_;
    std::unique_ptr<Proposals> proposals_;
    std::deque<Citizen> citizens_;
    PublicLog log_;
    std::int64_t before_ = 0; // the record when they came in
    std::mutex mutex_;
    std::string complaints_;
};

// The words for `arengo` to serve the demo on a free port.
std::vector<std::string> serve_demo(const std::filesystem::path& data);

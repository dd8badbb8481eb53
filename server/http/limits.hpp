// How much one visitor may ask of the machine. Counted for the whole house; any thread.
#pragma once

#include "config.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

// A token bucket for each key. What stands full is forgotten.
class Buckets {
  public:
    Buckets(double per_second, double burst) : per_second_(per_second), burst_(burst) {}

    using Time = std::chrono::steady_clock::time_point;

    // Takes a token, or tells after how many seconds there will be one.
    std::optional<int> take(std::uint64_t key, Time now = std::chrono::steady_clock::now());

  private:
    struct Bucket {
        double tokens;
        Time at;
    };
    struct Part {
        std::mutex mutex;
        std::unordered_map<std::uint64_t, Bucket> buckets;
    };
    double tokens_at(const Bucket&, Time) const;
    void forget_full(Part&, Time);

    double per_second_, burst_;
    std::array<Part, 16> parts_; // so that threads seldom meet
};

// A connection's place among those that are open; given back with its destruction.
class Places;
class Place {
  public:
    Place() = default;
    Place(Places* of, std::uint64_t network) : of_(of), network_(network) {}
    Place(Place&& other) noexcept : of_(std::exchange(other.of_, nullptr)), network_(other.network_) {}
    Place& operator=(Place&& other) noexcept;
    ~Place();
    explicit operator bool() const { return of_ != nullptr; }

  private:
    Places* of_            = nullptr;
    std::uint64_t network_ = 0;
};

class Places {
  public:
    Places(int per_address, int all) : per_address_(per_address), all_(all) {}

    // A place, or none: the house is full, or this network has all of its own. `counted`: false for a trusted proxy,
    // behind which everybody is.
    Place take(std::uint64_t network, bool counted);
    int taken() const { return taken_; }

  private:
    friend class Place;
    void give_back(std::uint64_t network);

    int per_address_, all_;
    std::atomic<int> taken_{0};
    std::mutex mutex_;
    std::unordered_map<std::uint64_t, int> by_network_;
};

struct Limiters {
    explicit Limiters(const Config::Limits&);
    Buckets requests, sign_ins, writes;
    Places places;
};

// A demo shows many people behind one address: the limits of the file, a hundred times wider.
Config::Limits limits_of(const Config&);

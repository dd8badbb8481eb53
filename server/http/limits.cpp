#include "http/limits.hpp"

#include <algorithm>
#include <cmath>

std::optional<int> Buckets::take(std::uint64_t key, Time now)
{
    auto& part = parts_[(key ^ key >> 8) % parts_.size()];
    std::lock_guard lock(part.mutex);
    constexpr std::size_t many = 4096; // 100 KiB for each part; those still full again are nobody's worry
    if (part.buckets.size() >= many) forget_full(part, now);
    auto& bucket = part.buckets.try_emplace(key, Bucket{burst_, now}).first->second;
    bucket       = {tokens_at(bucket, now), now};
    if (bucket.tokens < 1) return static_cast<int>(std::ceil((1 - bucket.tokens) / per_second_));
    bucket.tokens -= 1;
    return {};
}

double Buckets::tokens_at(const Bucket& bucket, Time now) const
{
    return std::min(burst_, bucket.tokens + per_second_ * std::chrono::duration<double>(now - bucket.at).count());
}

void Buckets::forget_full(Part& part, Time now)
{
    std::erase_if(part.buckets, [&](const auto& entry) { return tokens_at(entry.second, now) >= burst_; });
    // A flood from ever new networks: better to start again than to grow.
    if (part.buckets.size() >= 4096) part.buckets.clear();
}

Place& Place::operator=(Place&& other) noexcept
{
    std::swap(of_, other.of_);
    std::swap(network_, other.network_);
    return *this;
}

Place::~Place()
{
    if (of_) of_->give_back(network_);
}

namespace {

constexpr std::uint64_t uncounted = 0; // 0.0.0.0 is nobody's address

}

Place Places::take(std::uint64_t network, bool counted)
{
    if (!counted) network = uncounted;
    std::lock_guard lock(mutex_);
    if (taken_ >= all_) return {};
    if (network != uncounted) {
        auto& here = by_network_[network];
        if (here >= per_address_) return {};
        ++here;
    }
    ++taken_;
    return {this, network};
}

void Places::give_back(std::uint64_t network)
{
    std::lock_guard lock(mutex_);
    --taken_;
    auto found = by_network_.find(network);
    if (found != by_network_.end() && --found->second == 0) by_network_.erase(found);
}

Limiters::Limiters(const Config::Limits& limits)
    : requests(limits.requests_per_second, limits.burst),
      sign_ins(limits.sign_ins_per_minute / 60, limits.sign_ins_per_minute),
      writes(limits.writes_per_minute / 60, limits.writes_per_minute),
      places(limits.connections_per_address, limits.connections)
{}

Config::Limits limits_of(const Config& config)
{
    auto limits = config.limits;
    if (!config.demo) return limits;
    constexpr int wider = 100;
    limits.requests_per_second *= wider;
    limits.burst *= wider;
    limits.sign_ins_per_minute *= wider;
    limits.writes_per_minute *= wider;
    limits.connections_per_address *= wider;
    return limits;
}

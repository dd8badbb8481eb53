#include "live/headcounts.hpp"

Headcount Headcounts::of(const std::string& topic)
{
    std::lock_guard lock(mutex_);
    if (counts_.size() >= clean_at_) {
        std::erase_if(counts_, [](const auto& entry) { return entry.second.expired(); });
        clean_at_ = 2 * counts_.size() + 64;
    }
    auto& kept = counts_[topic];
    auto count = kept.lock();
    if (!count) kept = count = std::make_shared<std::atomic<int>>(0);
    return count;
}

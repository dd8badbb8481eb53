// Wakes a thread that otherwise looks by itself from time to time.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

class Bell {
  public:
    // Any thread.
    void ring()
    {
        std::lock_guard lock(mutex_);
        ++times_;
        rings_.notify_all();
    }

    // Until it rings, or the span is over; at once when it rang since the last wait, or `stopping` is set. By the one
    // thread that it wakes.
    void wait(std::chrono::milliseconds span, const std::atomic<bool>& stopping)
    {
        std::unique_lock lock(mutex_);
        rings_.wait_for(lock, span, [&] { return stopping || times_ != heard_; });
        heard_ = times_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable rings_;
    std::uint64_t times_ = 0, heard_ = 0;
};

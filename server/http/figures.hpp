// What one core counts; read by the metrics from elsewhere.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

struct Figures {
    using Count = std::atomic<std::uint64_t>;
    std::array<Count, 6> answers{}; // by the first digit of the status
    Count from_memory{}, connections{}, turned_away{}, cut_off{};

    // One thread writes each of them: no locked addition needed.
    static void add(Count& count) { count.store(count.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed); }
};

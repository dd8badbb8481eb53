// Makes the files that are asked for, one after the other, on a thread of its own: an export may take a minute, and an I/O
// thread has other people waiting.
#pragma once

#include <atomic>
#include <thread>

struct House;

namespace exports {

class Worker {
  public:
    // Starts with what was left. The house must outlive it.
    explicit Worker(House&);

    // Breaks off what is under way; it is begun again at the next start.
    ~Worker();

  private:
    void work();

    House& house_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

// Something waits. Any thread.
void wake_worker();

} // namespace exports

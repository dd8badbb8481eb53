// Carries out what the clock brings: phases that turn, consultations that open and close, periodic tending.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

struct House;

class Clockwork {
  public:
    // Carries out what is overdue before it returns, then goes on by itself, on a thread of its own.
    explicit Clockwork(House&);
    ~Clockwork();

  private:
    void work();

    House& house_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::thread thread_;
};

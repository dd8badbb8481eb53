// Simulated people who take part through the same doors as everyone: HTTP on the address the server listens on. They make
// a demo lively, and serve as a rehearsal.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace demo {

class Lively {
  public:
    // `people`: how many of the demo's citizens; each does something every half minute or so. `address`:
    // "http://127.0.0.1:8080".
    Lively(std::string address, int people);

    // Ends within a request.
    ~Lively();

  private:
    void work();

    std::string address_;
    int people_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace demo

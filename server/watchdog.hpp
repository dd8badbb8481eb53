// Tells the service manager that started us how the house is: ready, alive, stopping. Without one it does nothing.
//
// Alive means that every I/O thread and the writer answered just now; where one of them hangs, nothing is told any more, and
// the manager starts the house anew.
// Source: sd_notify(3), without its library: one datagram to the socket that NOTIFY_SOCKET names.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

struct House;
class Server;

// What a service manager leaves in the environment.
struct ServiceManager {
    std::string socket;                                // empty: nobody listens
    std::optional<std::chrono::milliseconds> patience; // how long it waits for a sign of life; nothing: for ever

    // Sends one state, as "READY=1". What cannot be sent is passed over: it is not ours to fail for.
    void tell(std::string_view state) const;
};
ServiceManager service_manager();

class Watchdog {
  public:
    // Says that the house is ready once it answers, and then that it is alive, from a thread of its own. Both outlive it.
    Watchdog(House&, Server&, ServiceManager = service_manager());
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;

    // The house was asked to stop: says so, and says no more. Any thread.
    void stopping();

  private:
    struct Asked;
    void work();
    bool everyone_answers();

    House& house_;
    Server& server_;
    ServiceManager manager_;
    std::chrono::milliseconds pause_;
    std::shared_ptr<Asked> asked_;
    std::thread thread_;
};

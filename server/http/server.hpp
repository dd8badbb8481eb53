// The server: one thread for each core, each with its own door on the same port.
#pragma once

#include "http/core.hpp"
#include "http/listener.hpp"
#include "http/serving.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

class Server {
  public:
    // Opens the doors; nobody is served before run(). Throws CannotListen.
    explicit Server(Serving);
    ~Server();
    Server(const Server&) = delete;

    int port() const { return port_; }
    int metrics_port() const { return metrics_port_; } // 0: it has none

    // Serves until stop() and everyone who was being answered has been.
    void run();

    // Stops accepting, lets what was begun be finished, tells live clients that we restart. Any thread, at any time.
    void stop();

    // Has every thread do this once, when it gets to it. Any thread, at any time.
    void each_thread(const std::function<void()>&);
    std::size_t threads() const { return cores_.size(); }

  private:
    std::string metrics() const;

    Serving serving_;
    Site site_;
    Limiters limiters_;
    std::vector<std::unique_ptr<Core>> cores_;
    std::vector<Acceptor> acceptors_;
    std::optional<Acceptor> metrics_acceptor_;
    int port_ = 0, metrics_port_ = 0;
};

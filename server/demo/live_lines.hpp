// Live lines to a house from outside: what a rehearsal's phones, boards and regia hear, as browsers do.
#pragma once

#include "base/async.hpp"
#include "base/json.hpp"

#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace demo {

// WebSockets without TLS, all on one thread of their own. A line that ends stays ended.
class LiveLines {
  public:
    // `address`: "http://127.0.0.1:8080". Throws std::runtime_error when it is not of that form.
    explicit LiveLines(const std::string& address);
    ~LiveLines(); // ends all lines

    // Follows a topic with this cookie ("arengo=…"; empty: a stranger). Each message is given to `heard`, on the thread of
    // the lines.
    using Heard = std::function<void(const json&)>;
    void follow(std::string topic, std::string cookie, Heard heard);

  private:
    std::string host_, port_;
    asio::io_context io_;
    asio::executor_work_guard<Executor> open_{io_.get_executor()};
    std::thread thread_;
};

} // namespace demo

// A simulated person's browser: keeps the session cookie, sends what our own pages send.
#pragma once

#include "base/json.hpp"

#include <memory>
#include <string>

namespace demo {

class Browser {
  public:
    explicit Browser(std::string address);
    ~Browser();
    Browser(Browser&&) noexcept;

    struct Answer {
        long status = 0; // 0: no answer
        json body;
    };
    Answer get(const std::string& path);
    Answer send(const std::string& method, const std::string& path, const json& body);

  private:
    struct Curl;
    Answer ask(const std::string& method, const std::string& path, const std::string* body);

    std::string address_;
    std::unique_ptr<Curl> curl_;
};

} // namespace demo

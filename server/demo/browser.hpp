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
    Browser& operator=(Browser&&) noexcept;

    struct Answer {
        long status = 0; // 0: no answer
        json body;
    };
    Answer get(const std::string& path);
    // `key`: of an earlier sending that this repeats, as a browser does that did not hear the answer.
    Answer send(const std::string& method, const std::string& path, const json& body, const std::string& key = {});

    std::string cookie() const; // of the session, as "arengo=…"; empty when there is none

  private:
    struct Curl;
    Answer ask(const std::string& method, const std::string& path, const std::string* body, const std::string& key);

    std::string address_;
    std::unique_ptr<Curl> curl_;
};

} // namespace demo

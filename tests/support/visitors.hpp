// A house that is served on a free port, and visitors who come to it over real sockets.
#pragma once

#include "http/server.hpp"
#include "support/house_under_test.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

// Limits that no test meets by accident.
Config roomy();

class ServedHouse {
  public:
    // `mount`: routes that only this test has.
    explicit ServedHouse(Config = roomy(), Deadlines = {}, void (*mount)(House&) = nullptr);
    ~ServedHouse();

    int port() const { return server_->port(); }
    int metrics_port() const { return server_->metrics_port(); }

    // Stops the server and waits until everyone has left; the house stays. `ask_to_stop` does not wait.
    void stop();
    void ask_to_stop() { server_->stop(); }
    Server& server() { return *server_; }

    HouseUnderTest inner;
    House& house = inner.house;

  private:
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

struct Answer {
    int status = 0;                             // 0: the connection was closed without one
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;

    json value() const { return json::parse(body); }
    std::string reason() const; // of a problem
    std::string header(const std::string& name) const;
};

struct Unreachable : std::runtime_error {
    using runtime_error::runtime_error;
};

// Bytes as they are. Throws Unreachable where nobody listens. Waits at most half a minute for what it reads.
class RawConnection {
  public:
    explicit RawConnection(int port);
    ~RawConnection();
    RawConnection(const RawConnection&) = delete;

    // False: the other side has closed.
    bool send(std::string_view);
    Answer answer(bool only_head = false); // the next one
    bool says_something_within(std::chrono::milliseconds);
    std::string rest();                      // everything until the other side closes
    std::string until(std::string_view end); // the bytes up to this and with it
    bool is_closed() { return rest().empty() && buffer_.empty(); }
    void end_sending();

  private:
    bool receive();

    int socket_; // one descriptor and no more: some tests count them
    std::string buffer_;
};

using Headers = std::map<std::string, std::string>;

// A browser's manners: keeps the session cookie, sends JSON as our own pages do. A connection for each request.
class Visitor {
  public:
    explicit Visitor(const ServedHouse& house) : port_(house.port()) {}
    explicit Visitor(int port) : port_(port) {}

    Answer get(const std::string& target, const Headers& = {});
    Answer post(const std::string& target, const json& body = json::object(), const Headers& = {});
    Answer put(const std::string& target, const json& body = json::object(), const Headers& = {});
    Answer patch(const std::string& target, const json& body = json::object(), const Headers& = {});
    Answer remove(const std::string& target, const Headers& = {});
    Answer ask(const std::string& method, const std::string& target, const std::string& body, const Headers&);

    std::string cookie; // "arengo=…", or empty
    std::string language = "en";

  private:
    Answer write(const std::string& method, const std::string& target, const json& body, Headers);

    int port_;
};

// "GET /x HTTP/1.1\r\nHost: …\r\n…\r\n\r\n" with these further lines ("Name: value\r\n").
std::string get_request(std::string_view target, std::string_view lines = "");

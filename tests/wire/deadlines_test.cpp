// Those who are slow, those who never end, those who are too many.
#include "support/visitors.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using std::chrono::milliseconds;

// One deadline short enough to be seen; the others stay, so that no slow machine meets them.
Deadlines with_short(milliseconds Deadlines::*one)
{
    Deadlines deadlines;
    deadlines.*one = milliseconds{50};
    deadlines.look = milliseconds{10};
    return deadlines;
}

awaitable<Reply> post_nothing(House&, Visit&) { co_return ok({}); }
awaitable<Reply> get_much(House&, Visit&)
{
    co_return Reply{.content_type = "text/plain", .body = std::string(8 << 20, 'a')};
}

void mount(House& house)
{
    house.routes.add({Method::post, "/api/nothing", post_nothing});
    house.routes.add({Method::get, "/api/much", get_much});
}

// Five requests, and the next one in a quarter of an hour.
Config tight()
{
    auto config                       = roomy();
    config.limits.requests_per_second = 0.001;
    config.limits.burst               = 5;
    return config;
}

} // namespace

TEST_CASE("a head that does not end within its time is answered with 408, however it trickles")
{
    ServedHouse house(roomy(), with_short(&Deadlines::head));
    RawConnection connection(house.port());
    connection.send("GET /status HTTP/1.1\r\nHost: x\r\nA: ");
    while (!connection.says_something_within(milliseconds{5})) connection.send("b");
    CHECK(connection.answer().status == 408);
    CHECK(connection.is_closed());
}

TEST_CASE("a body that does not end within its time is answered with 408, however it trickles")
{
    ServedHouse house(roomy(), with_short(&Deadlines::body), mount);
    RawConnection connection(house.port());
    connection.send(
        "POST /api/nothing HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n"
        "Content-Length: 60000\r\n\r\n{\"a");
    while (!connection.says_something_within(milliseconds{5})) connection.send("b");
    CHECK(connection.answer().status == 408);
    CHECK(connection.is_closed());
}

TEST_CASE("who says nothing is closed without a word")
{
    ServedHouse house(roomy(), with_short(&Deadlines::head));
    RawConnection silent(house.port());
    CHECK(silent.is_closed());
}

TEST_CASE("who rests for too long between requests is closed without a word")
{
    ServedHouse house(roomy(), with_short(&Deadlines::idle));
    RawConnection resting(house.port());
    resting.send(get_request("/status"));
    CHECK(resting.answer().status == 200);
    CHECK(resting.is_closed());
}

TEST_CASE("a client that never reads is closed, and others do not notice")
{
    auto config           = roomy();
    config.metrics_listen = "127.0.0.1:0";
    ServedHouse house(config, with_short(&Deadlines::answer), mount);
    RawConnection deaf(house.port());
    for (int i = 0; i < 4; ++i) deaf.send(get_request("/api/much"));
    Visitor visitor(house), operator_(house.metrics_port());
    CHECK(visitor.get("/status").status == 200);
    while (operator_.get("/metrics").body.find("\narengo_http_cut_off_total 0\n") != std::string::npos) {
    }
    CHECK(deaf.rest().size() < 4 * (std::size_t{8} << 20));
    CHECK(visitor.get("/status").status == 200);
}

TEST_CASE("an address has so many connections, and is told when it has them all")
{
    auto config                           = roomy();
    config.limits.connections_per_address = 3;
    ServedHouse house(config);
    auto enter = [&](RawConnection& connection, std::string_view lines = "") {
        connection.send(get_request("/status", lines));
        return connection.answer();
    };
    RawConnection one(house.port());
    CHECK(enter(one).status == 200);
    RawConnection two(house.port());
    CHECK(enter(two).status == 200);
    {
        RawConnection three(house.port());
        CHECK(enter(three).status == 200);
        RawConnection four(house.port());
        auto refused = four.answer();
        CHECK(refused.status == 503);
        CHECK_FALSE(refused.header("retry-after").empty());
        CHECK(enter(three, "Connection: close\r\n").status == 200);
        CHECK(three.is_closed());
    }
    RawConnection again(house.port());
    CHECK(enter(again).status == 200);
}

TEST_CASE("the house has so many connections, whoever has them, and serves again when one is given back")
{
    auto config               = roomy();
    config.limits.connections = 3;
    ServedHouse house(config);
    std::deque<RawConnection> inside;
    for (int i = 0; i < 3; ++i) {
        inside.emplace_back(house.port());
        inside.back().send(get_request("/status"));
        CHECK(inside.back().answer().status == 200);
    }
    RawConnection beyond(house.port());
    auto refused = beyond.answer();
    CHECK(refused.status == 503);
    CHECK_FALSE(refused.header("retry-after").empty());
    inside.front().send(get_request("/status", "Connection: close\r\n"));
    CHECK(inside.front().answer().status == 200);
    CHECK(inside.front().is_closed());
    RawConnection again(house.port());
    again.send(get_request("/status"));
    CHECK(again.answer().status == 200);
}

TEST_CASE("an address that asks too fast is told to wait; what is in memory costs nothing")
{
    ServedHouse house(tight());
    RawConnection connection(house.port());
    connection.send(get_request("/api/record"));
    CHECK(connection.answer().status == 200);
    Answer last;
    for (int i = 0; i < 10; ++i) {
        connection.send(get_request("/status"));
        last = connection.answer();
    }
    CHECK(last.status == 429);
    CHECK(last.reason() == "too_many_requests");
    CHECK(std::stoi(last.header("retry-after")) >= 1);
    connection.send(get_request("/api/record"));
    CHECK(connection.answer().status == 200);
}

TEST_CASE("behind a trusted proxy it is the visitor who is counted; others' word is not taken")
{
    auto config            = tight();
    config.trusted_proxies = {"127.0.0.1"};
    {
        ServedHouse house(config);
        RawConnection proxy(house.port());
        for (int i = 0; i < 20; ++i) {
            auto visitor = "X-Forwarded-For: 203.0.113.7, 198.51.100." + std::to_string(i) + "\r\n";
            proxy.send(get_request("/status", visitor));
            CHECK(proxy.answer().status == 200);
        }
    }
    ServedHouse house(tight());
    RawConnection pretender(house.port());
    Answer last;
    for (int i = 0; i < 10; ++i) {
        pretender.send(get_request("/status", "X-Forwarded-For: 198.51.100." + std::to_string(i) + "\r\n"));
        last = pretender.answer();
    }
    CHECK(last.status == 429);
}

TEST_CASE("without a descriptor left the door stays open, and serves again when there is one")
{
    ServedHouse house;
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    std::vector<int> held;
    auto tight_limit     = before;
    tight_limit.rlim_cur = 256;
    setrlimit(RLIMIT_NOFILE, &tight_limit);
    for (int fd = ::dup(0); fd >= 0; fd = ::dup(0)) held.push_back(fd);
    ::close(held.back());
    held.pop_back();
    RawConnection waiting(house.port()); // its own end took the last descriptor: the server has none for the other end
    waiting.send(get_request("/status", "Connection: close\r\n"));
    for (auto fd : held) ::close(fd);
    setrlimit(RLIMIT_NOFILE, &before);
    CHECK(waiting.answer().status == 200);
}

#include "support/visitors.hpp"

#include "http/listener.hpp"

#include <catch2/catch.hpp>
#include <future>

namespace {

std::promise<void> begun, may_end;

// A command that takes long: the writer waits inside it until the test lets it go on.
awaitable<Reply> post_slowly(House& house, Visit& visit)
{
    auto change = house.ledger.write(visit.request, [](Tx&) {
        begun.set_value();
        may_end.get_future().wait();
        Event event;
        event.topic   = "process/1";
        event.kind    = "noted";
        event.payload = json::object();
        return event;
    });
    auto event  = co_await std::move(change);
    co_return created(house, event);
}

void mount(House& house) { house.routes.add({Method::post, "/api/slowly", post_slowly}); }

} // namespace

TEST_CASE("a write that was begun is finished and answered before the server ends")
{
    ServedHouse house(roomy(), {}, mount);
    RawConnection connection(house.port());
    connection.send("POST /api/slowly HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    "Sec-Fetch-Site: same-origin\r\nContent-Length: 2\r\n\r\n{}");
    begun.get_future().wait();
    auto stopping = std::async(std::launch::async, [&] { house.stop(); });
    may_end.set_value();
    auto answer = connection.answer();
    CHECK(answer.status == 201);
    CHECK(answer.value()["seq"] == 1);
    CHECK(connection.is_closed());
    stopping.wait();
}

TEST_CASE("a port that is taken is refused in one sentence, and so is an address that is none")
{
    ServedHouse house;
    auto taken = "127.0.0.1:" + std::to_string(house.port());
    CHECK_THROWS_WITH(check_free(read_endpoint(taken)), "another program already listens on " + taken);
    for (auto odd :
         {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:8o", "here:80", ":80", "1.2.3.4.5:80"})
        CHECK_THROWS_AS(read_endpoint(odd), CannotListen);
    CHECK(read_endpoint("[::1]:80").address().is_v6());
    CHECK(read_endpoint("localhost:80").port() == 80);
}

TEST_CASE("the metrics have a listener of their own, and tell what was answered")
{
    auto config           = roomy();
    config.metrics_listen = "127.0.0.1:0";
    ServedHouse house(config);
    Visitor visitor(house);
    CHECK(visitor.get("/status").status == 200);
    CHECK(visitor.get("/metrics").status == 404);
    RawConnection connection(house.metrics_port());
    connection.send(get_request("/metrics"));
    auto answer = connection.answer();
    CHECK(answer.status == 200);
    CHECK(answer.body.find("\narengo_http_answers_total{class=\"2xx\"} 1\n") != std::string::npos);
    CHECK(answer.body.find("\narengo_commits_total ") != std::string::npos);
}

TEST_CASE("a foreign, null or absent Origin opens no live connection")
{
    ServedHouse house;
    for (std::string origin :
         {"", "Origin: null\r\n", "Origin: http://evil.example\r\n", "Origin: https://127.0.0.1\r\n"}) {
        RawConnection connection(house.port());
        connection.send(
            get_request("/api/live", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                         + origin));
        CHECK(connection.answer().status == 403);
    }
    CHECK(Visitor(house).get("/api/live").status == 426);
}

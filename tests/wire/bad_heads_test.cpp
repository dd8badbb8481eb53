// Heads that two programs could read differently, and heads that are too much: refused, and nothing after them is read.
#include "support/visitors.hpp"

#include <catch2/catch.hpp>

namespace {

const std::string smuggled = get_request("/api/record");

// Sends the bytes and a whole request after them: only the first may be answered.
int status_of(const ServedHouse& house, const std::string& bytes)
{
    RawConnection connection(house.port());
    connection.send(bytes + smuggled);
    auto answer = connection.answer();
    CHECK(answer.header("connection") == "close");
    CHECK(connection.is_closed());
    return answer.status;
}

std::string post_with(const std::string& lines, const std::string& body = "")
{
    return "POST /api/record HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n" + body;
}

std::string get_with(const std::string& lines) { return "GET /status HTTP/1.1\r\n" + lines + "\r\n"; }

} // namespace

TEST_CASE("any Transfer-Encoding is refused, and what follows is not read as a request")
{
    ServedHouse house;
    for (auto line : {"Transfer-Encoding: chunked\r\n", "transfer-encoding: identity\r\n", "Transfer-Encoding:\r\n",
                      "Transfer-Encoding: xchunked\r\n", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"})
        CHECK(status_of(house, post_with(line, "0\r\n\r\n")) == 411);
    CHECK(status_of(house, post_with("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")) == 400);
    CHECK(status_of(house, post_with("Transfer_Encoding\r\n", "0\r\n\r\n")) == 400);
}

TEST_CASE("two lengths, or an odd one, are refused")
{
    ServedHouse house;
    for (auto line :
         {"Content-Length: 2\r\nContent-Length: 2\r\n", "Content-Length: 2\r\nContent-Length: 30\r\n",
          "Content-Length: 2, 2\r\n", "Content-Length: +2\r\n", "Content-Length: -2\r\n", "Content-Length: 0x2\r\n",
          "Content-Length: 2 2\r\n", "Content-Length:\r\n", "Content-Length: 99999999999999999999999\r\n",
          "Content-Length: 1e1\r\n", "Content-Length : 2\r\n"})
        CHECK(status_of(house, post_with(line, "{}")) == 400);
}

TEST_CASE("bare line feeds, folded lines and control characters are refused")
{
    ServedHouse house;
    for (const auto& head :
         {std::string("GET /status HTTP/1.1\nHost: x\n\n"), get_with("Host: x\nA: b\r\n"),
          get_with("Host: x\r\nA: b\r\n c\r\n"), get_with("Host: x\r\n\tA: b\r\n"), get_with("Host: x\r\nA: b\rc\r\n"),
          get_with(std::string("Host: x\r\nA: b\0c\r\n", 17)), get_with("Host: x\r\nA: b\x7f\r\n"),
          get_with("Host: x\r\nA\x01: b\r\n"), get_with("Host: x\r\n: b\r\n"), get_with("Host: x\r\nno colon\r\n"),
          get_with(" Host: x\r\n")})
        CHECK(status_of(house, head) == 400);
}

TEST_CASE("a missing, double or odd Host is refused")
{
    ServedHouse house;
    for (auto lines : {"", "Host: a\r\nHost: a\r\n", "Host: a\r\nhost: b\r\n", "Host:\r\n", "Host: a b\r\n",
                       "Host: a/b\r\n", "Host: user@a\r\n", "Host: a,b\r\n"})
        CHECK(status_of(house, get_with(lines)) == 400);
}

TEST_CASE("a request line that is not one is refused")
{
    ServedHouse house;
    for (auto line : {"GET\r\n", "GET /status\r\n", "GET  /status HTTP/1.1\r\n", "GET /status HTTP/2.0\r\n",
                      "GET /status HTTP/1.1 \r\n", "GET /sta tus HTTP/1.1\r\n", "G(T /status HTTP/1.1\r\n",
                      " GET /status HTTP/1.1\r\n", "\r\nGET /status HTTP/1.1\r\n", "GET /\xc3\xa0 HTTP/1.1\r\n",
                      "GET /status http/1.1\r\n", "\x16\x03\x01\x02\r\n"})
        CHECK(status_of(house, std::string(line) + "Host: x\r\n\r\n") == 400);
}

TEST_CASE("fields that decide who sent a request may not come twice")
{
    ServedHouse house;
    for (std::string name : {"Origin", "Sec-Fetch-Site", "Content-Type", "If-Match", "Idempotency-Key", "Cookie"})
        CHECK(status_of(house, post_with(name + ": a\r\n" + name + ": b\r\n")) == 400);
}

TEST_CASE("a head over 8 KiB, or with over a hundred fields, is refused as too large")
{
    ServedHouse house;
    std::string many;
    for (int i = 0; i < 101; ++i) many += "A: b\r\n";
    CHECK(status_of(house, get_with(many)) == 431);
    CHECK(status_of(house, get_with("Host: x\r\nA: " + std::string(8192, 'b') + "\r\n")) == 431);
    CHECK(status_of(house, "GET /status HTTP/1.1\r\nHost: x\r\nA: " + std::string(100'000, 'b')) == 431);
    Visitor visitor(house);
    CHECK(visitor.get("/status", {{"A", std::string(7900, 'b')}}).status == 200);
}

TEST_CASE("an address over 4 KiB is refused as too long")
{
    ServedHouse house;
    auto long_target = "/" + std::string(4096, 'a');
    CHECK(status_of(house, get_request(long_target)) == 414);
    CHECK(status_of(house, "GET /" + std::string(100'000, 'a')) == 414);
    Visitor visitor(house);
    CHECK(visitor.get("/" + std::string(4095, 'a')).status == 404);
}

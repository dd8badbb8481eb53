#include "support/sockets.hpp"

#include <catch2/catch.hpp>
#include <deque>

namespace {

const std::string upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

} // namespace

TEST_CASE("a browser follows a thing, and sees it change")
{
    ServedThings things;
    things.happen("thing/1", {{"votes", 1}});
    WebSocketClient anna(things.port());
    REQUIRE(anna.status() == 101);
    CHECK(anna.head().find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos);
    CHECK(anna.head().find("Sec-WebSocket-Extensions") == std::string::npos);
    anna.follow("thing/1");
    auto opening = anna.hear();
    CHECK(opening["state"] == json{{"votes", 1}});
    CHECK(opening["epoch"] == things.house().ledger.epoch());
    things.happen("thing/1", {{"votes", 2}});
    CHECK(anna.hear()["patch"] == json{{"votes", 2}});
}

TEST_CASE("a foreign, null or absent Origin is refused with 403 before 101")
{
    ServedThings things;
    for (const auto* origin : {"Origin: https://elsewhere.example\r\n", "Origin: null\r\n", "", "Origin: \r\n"}) {
        INFO(origin);
        CHECK(WebSocketClient(things.port(), upgrade + origin).status() == 403);
    }
    CHECK(WebSocketClient(things.port(), upgrade + own_origin(things.port())).status() == 101);
}

TEST_CASE("an upgrade that is none is refused")
{
    ServedThings things;
    auto status = [&](const std::string& lines) {
        return WebSocketClient(things.port(), lines + own_origin(things.port())).status();
    };
    CHECK(status("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n") == 400);
    CHECK(status("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n")
          == 400);
    CHECK(status("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 8\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
          == 426);
}

TEST_CASE("frames that break the protocol are answered with 1002")
{
    ServedThings things;
    auto code_after = [&](auto&& misbehave) {
        WebSocketClient client(things.port());
        misbehave(client);
        return client.closed_with();
    };
    SECTION("not masked")
    {
        CHECK(code_after([](auto& client) { client.odd_frame(0x81, "{}", false); }) == 1002);
    }
    SECTION("reserved bits")
    {
        for (auto bits : {0x40, 0x20, 0x10, 0x70}) {
            CHECK(code_after([&](auto& client) { client.odd_frame(0x81 | bits, "{}"); }) == 1002);
            CHECK(code_after([&](auto& client) { client.odd_frame(0x89 | bits, ""); }) == 1002);
        }
    }
    SECTION("opcodes that mean nothing")
    {
        for (auto opcode : {3, 4, 7, 11, 15})
            CHECK(code_after([&](auto& client) { client.frame(opcode, "x"); }) == 1002);
    }
    SECTION("a control frame that is too long, or in parts")
    {
        CHECK(code_after([](auto& client) { client.frame(ping_frame, std::string(126, 'x')); }) == 1002);
        CHECK(code_after([](auto& client) { client.frame(close_frame, std::string(126, 'x')); }) == 1002);
        CHECK(code_after([](auto& client) { client.frame(ping_frame, "x", false); }) == 1002);
    }
    SECTION("parts that do not fit")
    {
        CHECK(code_after([](auto& client) { client.frame(continuation, "x"); }) == 1002);
        CHECK(code_after([](auto& client) {
                  client.frame(text, "{", false);
                  client.frame(text, "}");
              })
              == 1002);
    }
    SECTION("a length in more bytes than it needs")
    {
        CHECK(code_after([](auto& client) {
                  client.raw(std::string("\x81\xfe\x00\x02", 4));
                  client.raw("\x01\x02\x03\x04xx");
              })
              == 1002);
    }
    SECTION("a goodbye with a code that may not be sent, or half a code")
    {
        for (auto code : {std::string("\x00\x00", 2), std::string("\x03\xec", 2), std::string("\x03\xed", 2),
                          std::string("\x03\xee", 2), std::string("\x03\xf7", 2), std::string("\x03", 1)})
            CHECK(code_after([&](auto& client) { client.frame(close_frame, code); }) == 1002);
    }
}

TEST_CASE("text that is not UTF-8 is answered with 1007")
{
    ServedThings things;
    for (auto bytes : {"\xff", "caf\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\xaf"}) {
        WebSocketClient client(things.port());
        client.frame(text, bytes);
        CHECK(client.closed_with() == 1007);
    }
    WebSocketClient client(things.port());
    client.frame(text, "{\"follow\":\"caf\xc3", false);
    client.frame(continuation, "x\"}");
    CHECK(client.closed_with() == 1007);
}

TEST_CASE("a message over 16 KiB is answered with 1009, whole or in parts")
{
    ServedThings things;
    WebSocketClient whole(things.port()), parts(things.port()), endless(things.port());
    whole.frame(text, std::string(16 * 1024 + 1, ' '));
    CHECK(whole.closed_with() == 1009);
    parts.frame(text, std::string(16 * 1024, ' '), false);
    parts.frame(continuation, " ");
    CHECK(parts.closed_with() == 1009);
    endless.raw(std::string("\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff", 10) + "mask");
    CHECK(endless.closed_with() == 1009);
}

TEST_CASE("a message of 16 KiB in the smallest parts, with pings between, is read")
{
    ServedThings things;
    things.happen("thing/1", {{"votes", 1}});
    WebSocketClient client(things.port());
    std::string message = R"({"follow":"thing/1"})";
    client.frame(text, "", false);
    for (auto c : message) {
        client.frame(continuation, std::string(1, c), false);
        if (c == ':') client.frame(ping_frame, "still there?");
    }
    client.frame(continuation, std::string(15 * 1024, ' '));
    auto pong = client.next();
    CHECK(pong.opcode == pong_frame);
    CHECK(pong.payload == "still there?");
    CHECK(client.hear()["state"] == json{{"votes", 1}});
}

TEST_CASE("a ping is answered with what it brought; a pong that nobody asked for is passed over")
{
    ServedThings things;
    WebSocketClient client(things.port());
    client.frame(pong_frame, "unasked");
    for (const auto& payload : {std::string(), std::string("\0\xff", 2), std::string(125, 'x')}) {
        client.frame(ping_frame, payload);
        auto pong = client.next();
        CHECK(pong.opcode == pong_frame);
        CHECK(pong.payload == payload);
    }
}

TEST_CASE("a goodbye is answered with its code, and the connection ends")
{
    ServedThings things;
    for (auto code : {1000, 1001, 1003, 3000, 4999}) {
        WebSocketClient client(things.port());
        client.frame(close_frame, std::string{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)});
        CHECK(client.closed_with() == code);
        CHECK(client.next().opcode == -1);
    }
}

TEST_CASE("what is not JSON, no request, or no text is answered with 4400")
{
    ServedThings things;
    for (auto message : {"hello", "[]", "{}", R"({"follow":1})", R"({"follow":"thing/1","as":"organiser"})"}) {
        WebSocketClient client(things.port());
        client.frame(text, message);
        CHECK(client.closed_with() == 4400);
    }
    WebSocketClient client(things.port());
    client.frame(binary, R"({"follow":"thing/1"})");
    CHECK(client.closed_with() == 4400);
}

TEST_CASE("floods are cut off: requests with 4429, control frames with 1008")
{
    ServedThings things;
    WebSocketClient busy(things.port()), pinging(things.port());
    for (int i = 0; i < 200; ++i) busy.say({{"unfollow", "thing/1"}});
    CHECK(busy.closed_with() == 4429);
    for (int i = 0; i < 300; ++i) pinging.frame(pong_frame, "");
    CHECK(pinging.closed_with() == 1008);
}

TEST_CASE("a position in the future, negative or of another epoch is reset, and the whole follows")
{
    ServedThings things;
    things.happen("thing/1", {{"votes", 1}});
    auto epoch = things.house().ledger.epoch();
    WebSocketClient client(things.port());
    for (const auto& after : {json{{"epoch", epoch}, {"seq", things.seq() + 1000}}, json{{"epoch", epoch}, {"seq", -1}},
                              json{{"epoch", "another"}, {"seq", things.seq()}}})
    {
        client.say({{"follow", "thing/1"}, {"after", after}});
        CHECK(client.hear() == json{{"topic", "thing/1"}, {"reset", true}});
        CHECK(client.hear()["state"] == json{{"votes", 1}});
    }
}

TEST_CASE("who comes back where it was gets what it missed, and nothing twice")
{
    ServedThings things;
    things.happen("thing/1", {{"votes", 0}});
    WebSocketClient stays(things.port());
    stays.follow("thing/1");
    stays.hear();
    std::int64_t at = 0;
    {
        WebSocketClient leaves(things.port());
        leaves.follow("thing/1");
        at = leaves.hear()["seq"];
    }
    things.happen("thing/1", {{"votes", 1}});
    CHECK(stays.hear()["seq"] == at + 1);
    WebSocketClient back(things.port());
    back.say({{"follow", "thing/1"}, {"after", {{"epoch", things.house().ledger.epoch()}, {"seq", at}}}});
    auto first = back.hear();
    // It may have come to the other thread, where nobody has followed: that is told by a reset and the whole.
    auto state = first.contains("reset") ? back.hear()["state"] : first["patch"];
    CHECK(state == json{{"votes", 1}});
}

TEST_CASE("a client that does not read is dropped with 4409, and the others do not notice")
{
    ServedThings things;
    things.happen("thing/1", {{"text", ""}});
    WebSocketClient slow(things.port(), "", 4096);
    slow.follow("thing/1");
    slow.hear();
    std::deque<WebSocketClient> others;
    for (int i = 0; i < 4; ++i) {
        others.emplace_back(things.port());
        others.back().follow("thing/1");
        others.back().hear();
    }
    for (int i = 0; i < 8; ++i) {
        things.happen("thing/1", {{"text", std::string(60'000, static_cast<char>('a' + i))}});
        for (auto& other : others) CHECK(other.hear()["patch"]["text"].get<std::string>().front() == 'a' + i);
    }
    CHECK(slow.closed_with() == 4409);
    things.happen("thing/1", {{"text", "still here"}});
    for (auto& other : others) CHECK(other.hear()["patch"]["text"] == "still here");
}

TEST_CASE("our own frames are never broken up by pongs")
{
    ServedThings things;
    things.happen("thing/1", json::object());
    WebSocketClient client(things.port(), "", 4096);
    client.follow("thing/1");
    client.hear();
    for (int i = 0; i < 100; ++i) {
        if (i % 10 == 0) things.happen("thing/1", {{"text", std::string(20'000, 'x')}});
        client.frame(ping_frame, std::to_string(i));
    }
    int pongs = 0, patches = 0;
    while (pongs < 100) {
        auto frame = client.next();
        REQUIRE(frame.opcode != -1);
        if (frame.opcode == pong_frame) CHECK(frame.payload == std::to_string(pongs++));
        if (frame.opcode == text) patches += json::parse(frame.payload).contains("patch");
    }
    CHECK(patches >= 1);
}

TEST_CASE("a thing that is hidden is gone from the screens at once")
{
    ServedThings things;
    things.happen("thing/1", {{"body", "rude"}});
    WebSocketClient client(things.port());
    client.follow("thing/1");
    client.hear();
    things.happen("thing/1", nullptr);
    auto problem = client.hear()["problem"];
    CHECK(problem["reason"] == "not_found");
    CHECK(problem["status"] == 404);
}

TEST_CASE("whoever does not answer two pings is dropped; whoever does stays")
{
    auto deadlines = ServedThings::quick();
    deadlines.ping = std::chrono::milliseconds(60);
    ServedThings things(deadlines);
    WebSocketClient silent(things.port()), lively(things.port());
    int pings = 0;
    while (pings < 6) {
        auto frame = lively.next();
        REQUIRE(frame.opcode == ping_frame);
        lively.frame(pong_frame, frame.payload);
        ++pings;
    }
    CHECK(silent.closed_with() == 0);
    lively.frame(ping_frame, "");
    CHECK(lively.next().opcode != -1);
}

TEST_CASE("the house says 1001 to everybody when it stops, and waits for no one for long")
{
    ServedThings things;
    WebSocketClient polite(things.port()), deaf(things.port());
    things.stop();
    CHECK(polite.closed_with() == 1001);
    CHECK(deaf.closed_with() == 1001);
}

TEST_CASE("who has only just come in when the house stops is told 1001 as well")
{
    for (int i = 0; i < 20; ++i) {
        ServedThings things;
        WebSocketClient newcomer(things.port());
        things.ask_to_stop();
        REQUIRE(newcomer.closed_with() == 1001);
        newcomer.end();
    }
}

TEST_CASE("connections that break off anywhere leave nothing behind")
{
    ServedThings things;
    things.happen("thing/1", {{"votes", 1}});
    for (int i = 0; i < 20; ++i) {
        WebSocketClient client(things.port());
        if (i % 5 == 1) client.follow("thing/1");
        if (i % 5 == 2) client.frame(text, "{\"follow\":", false);
        if (i % 5 == 3) client.raw(std::string("\x81", 1));
        if (i % 5 == 4) client.frame(close_frame, "\x03\xe8");
    }
    WebSocketClient last(things.port());
    last.follow("thing/1");
    CHECK(last.hear().contains("state"));
}

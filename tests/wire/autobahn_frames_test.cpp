// The cases 1 to 5 of the Autobahn suite: framing, pings, reserved bits, opcodes, fragments. We echo nothing: a text that
// asks to follow is answered with the state, a binary message is not taken (4400), and none may be over 16 KiB (1009).
#include "support/autobahn.hpp"

#include <catch2/catch.hpp>

namespace {

using Client = AutobahnClient;

const std::string half = R"({"follow":)", other_half = R"("thing/1"})";

// In two frames, with something between them.
void in_two(Client& client, std::size_t chop, const std::string& between = "")
{
    client.raw(frame_bytes(text, half), chop).raw(between, chop);
    client.raw(frame_bytes(fin | continuation, other_half), chop);
}

std::string pongs(int count)
{
    std::string all;
    for (int i = 0; i < count; ++i) all += "pong(payload-" + std::to_string(i) + ") ";
    return all;
}

} // namespace

TEST_CASE("Autobahn 1.1: texts of every length a frame can tell")
{
    auto sized = [](std::size_t octets, std::size_t chop = 0) {
        return [=](Client& client) { client.raw(frame_bytes(fin | text, follow_message(octets)), chop); };
    };
    play({{"1.1.1", "closed(4400)", [](Client& client) { client.send(fin | text); }},
          {"1.1.2", "state open", sized(125)},
          {"1.1.3", "state open", sized(126)},
          {"1.1.4", "state open", sized(127)},
          {"1.1.5", "state open", sized(128)},
          {"1.1.6 at our limit", "state open", sized(16384)},
          {"1.1.6", "closed(1009)", sized(65535)},
          {"1.1.7", "closed(1009)", sized(65536)},
          {"1.1.8 at our limit", "state open", sized(16384, 997)},
          {"1.1.8", "closed(1009)", sized(65536, 997)}});
}

TEST_CASE("Autobahn 1.2: binary messages of every length are not taken")
{
    auto sized = [](std::size_t octets, std::size_t chop = 0) {
        return [=](Client& client) { client.raw(frame_bytes(fin | binary, std::string(octets, '\xfe')), chop); };
    };
    play({{"1.2.1", "closed(4400)", sized(0)},
          {"1.2.2", "closed(4400)", sized(125)},
          {"1.2.3", "closed(4400)", sized(126)},
          {"1.2.4", "closed(4400)", sized(127)},
          {"1.2.5", "closed(4400)", sized(128)},
          {"1.2.6", "closed(1009)", sized(65535)},
          {"1.2.7", "closed(1009)", sized(65536)},
          {"1.2.8", "closed(1009)", sized(65536, 997)}});
}

TEST_CASE("Autobahn 2: a ping gets its own words back, a pong is passed over")
{
    auto ping = [](const std::string& words, std::size_t chop = 0) {
        return [=](Client& client) { client.raw(frame_bytes(fin | ping_frame, words), chop); };
    };
    auto ten = [](std::size_t chop) {
        return [=](Client& client) {
            for (int i = 0; i < 10; ++i)
                client.raw(frame_bytes(fin | ping_frame, "payload-" + std::to_string(i)), chop);
        };
    };
    std::string odd("\x00\xff\xfe\xfd\xfc\xfb\x00\xff", 8), longest(125, '\xfe');
    play({{"2.1", "pong() open", ping("")},
          {"2.2", "pong(Hello, world!) open", ping("Hello, world!")},
          {"2.3", "pong(" + odd + ") open", ping(odd)},
          {"2.4", "pong(" + longest + ") open", ping(longest)},
          {"2.5", "closed(1002)", ping(std::string(126, '\xfe'))},
          {"2.6", "pong(" + longest + ") open", ping(longest, 1)},
          {"2.7", "open", [](Client& client) { client.send(fin | pong_frame); }},
          {"2.8", "open", [](Client& client) { client.send(fin | pong_frame, "unsolicited"); }},
          {"2.9", "pong(Hello) open",
           [](Client& client) { client.send(fin | pong_frame, "unsolicited").send(fin | ping_frame, "Hello"); }},
          {"2.10", pongs(10) + "open", ten(0)},
          {"2.11", pongs(10) + "open", ten(1)}});
}

TEST_CASE("Autobahn 3: reserved bits end the connection with 1002; what stood before is answered")
{
    auto after_text = [](int rsv, std::size_t chop) {
        return [=](Client& client) {
            client.raw(frame_bytes(fin | text, follow_message()) + frame_bytes(fin | rsv | text, follow_message())
                           + frame_bytes(fin | ping_frame, ""),
                       chop);
        };
    };
    auto one = [](int first) { return [=](Client& client) { client.send(first, "Hello"); }; };
    play({{"3.1", "closed(1002)", one(fin | 0x10 | text)},
          {"3.2", "state closed(1002)", after_text(0x20, 0)},
          {"3.3", "state closed(1002)", after_text(0x30, 0)},
          {"3.4", "state closed(1002)", after_text(0x40, 1)},
          {"3.5", "closed(1002)", one(fin | 0x50 | binary)},
          {"3.6", "closed(1002)", one(fin | 0x60 | ping_frame)},
          {"3.7", "closed(1002)", one(fin | 0x70 | close_frame)}});
}

TEST_CASE("Autobahn 4: opcodes that mean nothing end the connection with 1002")
{
    auto one = [](int opcode, const std::string& payload = "") {
        return [=](Client& client) { client.send(fin | opcode, payload); };
    };
    auto after_text = [](int opcode, const std::string& payload, std::size_t chop) {
        return [=](Client& client) {
            client.raw(frame_bytes(fin | text, follow_message()) + frame_bytes(fin | opcode, payload)
                           + frame_bytes(fin | ping_frame, ""),
                       chop);
        };
    };
    play({{"4.1.1", "closed(1002)", one(3)},
          {"4.1.2", "closed(1002)", one(4, "reserved opcode payload")},
          {"4.1.3", "state closed(1002)", after_text(5, "", 0)},
          {"4.1.4", "state closed(1002)", after_text(6, "reserved opcode payload", 0)},
          {"4.1.5", "state closed(1002)", after_text(7, "reserved opcode payload", 1)},
          {"4.2.1", "closed(1002)", one(11)},
          {"4.2.2", "closed(1002)", one(12, "reserved opcode payload")},
          {"4.2.3", "state closed(1002)", after_text(13, "", 0)},
          {"4.2.4", "state closed(1002)", after_text(14, "reserved opcode payload", 0)},
          {"4.2.5", "state closed(1002)", after_text(15, "reserved opcode payload", 1)}});
}

TEST_CASE("Autobahn 5.1 to 5.8: a message may come in parts, with pings between them; a control frame may not")
{
    auto parts = [](int opcode) {
        return [=](Client& client) { client.send(opcode, "frag1").send(fin | continuation, "frag2"); };
    };
    auto two = [](std::size_t chop, const std::string& between = "") {
        return [=](Client& client) { in_two(client, chop, between); };
    };
    auto ping = frame_bytes(fin | ping_frame, "ping");
    play({{"5.1", "closed(1002)", parts(ping_frame)},
          {"5.2", "closed(1002)", parts(pong_frame)},
          {"5.3", "state open", two(0)},
          {"5.4", "state open", two(0)},
          {"5.5", "state open", two(1)},
          {"5.6", "pong(ping) state open", two(0, ping)},
          {"5.7", "pong(ping) state open", two(0, ping)},
          {"5.8", "pong(ping) state open", two(1, ping)}});
}

TEST_CASE("Autobahn 5.9 to 5.18: parts of nothing, and a message within a message, end the connection with 1002")
{
    auto stray = [](int first, std::size_t chop) {
        return [=](Client& client) {
            client.raw(frame_bytes(first, "non-continuation payload") + frame_bytes(fin | text, follow_message()),
                       chop);
        };
    };
    play({{"5.9", "closed(1002)", stray(fin | continuation, 0)},
          {"5.10", "closed(1002)", stray(fin | continuation, 0)},
          {"5.11", "closed(1002)", stray(fin | continuation, 1)},
          {"5.12", "closed(1002)", stray(continuation, 0)},
          {"5.13", "closed(1002)", stray(continuation, 0)},
          {"5.14", "closed(1002)", stray(continuation, 1)},
          {"5.15", "state closed(1002)",
           [](Client& client) {
               in_two(client, 0);
               client.send(continuation, "fragment3").send(fin | text, follow_message());
           }},
          {"5.16", "closed(1002)",
           [](Client& client) {
               client.send(continuation, half).send(text, half).send(fin | continuation, other_half);
           }},
          {"5.17", "closed(1002)",
           [](Client& client) {
               client.send(fin | continuation, half).send(text, half).send(fin | continuation, other_half);
           }},
          {"5.18", "closed(1002)", [](Client& client) { client.send(text, half).send(fin | text, other_half); }}});
}

TEST_CASE("Autobahn 5.19 and 5.20: five parts with pings among them")
{
    auto five = [](bool waits) {
        return [=](Client& client) {
            client.send(text, R"({"fol)").send(continuation, "low").send(fin | ping_frame, "first");
            if (waits) client.settle();
            client.send(continuation, R"(":"th)").send(continuation, "ing/").send(fin | ping_frame, "second");
            client.send(fin | continuation, R"(1"})");
        };
    };
    play({{"5.19", "pong(first) pong(second) state open", five(true)},
          {"5.20", "pong(first) pong(second) state open", five(false)}});
}

// A WebSocket client that is told, frame by frame and if need be octet by octet, what to send, and says in one line what
// came of it. The cases are those of the Autobahn test suite; where it expects an echo, we expect an answer of ours.
#pragma once

#include "support/sockets.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// The bytes of one masked frame; the first byte is the final flag, the reserved bits and the opcode.
std::string frame_bytes(int first, std::string_view payload);
constexpr int fin = 0x80;

// "\x03\xe8" and the reason.
std::string goodbye(int code, std::string_view reason = "");

class AutobahnClient {
  public:
    explicit AutobahnClient(ServedThings& things) : client_(things.port()) {}

    AutobahnClient& send(int first, std::string_view payload = "") { return raw(frame_bytes(first, payload)); }
    // A whole message in frames of so many octets.
    AutobahnClient& in_frames(int opcode, std::string_view message, std::size_t octets);
    // Bytes that go out in pieces.
    AutobahnClient& raw(std::string_view bytes, std::size_t chop = 0);

    // What came, until the connection ends or a last ping is answered:
    // "pong(abc) state problem(topic) closed(1002)", or "... open" where it goes on.
    std::string outcome();

    // Waits for the answer to one ping: what was sent before has been read.
    void settle();

  private:
    std::string told(const WireFrame&);

    WebSocketClient client_;
    std::string heard_;
};

// A message that follows the one thing there is; with spaces it is as long as wanted.
std::string follow_message(std::size_t octets = 0);

struct AutobahnCase {
    std::string number;
    std::string expected;
    std::function<void(AutobahnClient&)> play;
};
// Plays each on a connection of its own, and checks what came of it under its number.
void play(const std::vector<AutobahnCase>&);

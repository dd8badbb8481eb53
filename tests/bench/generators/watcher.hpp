// One watcher: a WebSocket client that reads what comes, answers pings, and remembers the highest "seq" it saw.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

// What one reading of the socket brought. A message is a text frame that carries a "seq"; others are ephemeral. A reset
// tells that the position it came back with could not be continued.
struct News {
    std::int64_t messages = 0, bytes = 0, others = 0, resets = 0;
    bool closed = false;
    std::string last_words;
};

class Watcher {
  public:
    // With a hello, the watcher is ready when the first message has answered it; without, or with one that asks to go on
    // where it was ("after"), after the handshake.
    Watcher(int fd, std::string hello) : fd_(fd), hello_(std::move(hello)) {}

    News read();
    bool ready() const { return phase_ == Phase::following; }
    std::int64_t seq() const { return seq_; }

  private:
    enum class Phase { handshake, opening, following };

    std::size_t take(std::string_view bytes, News& news);
    std::size_t take_handshake(std::string_view bytes, News& news);
    std::size_t take_frame(std::string_view bytes, News& news);
    void hear(std::string_view payload, News& news);

    int fd_;
    Phase phase_      = Phase::handshake;
    std::int64_t seq_ = 0;
    std::string hello_, rest_;
};

} // namespace bench

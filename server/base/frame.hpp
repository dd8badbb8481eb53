// What goes out to live clients, made once and shared by all who get it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

// A WebSocket text frame as a server sends it (unmasked): its bytes serve every client alike. Source: RFC 6455, 5.2.
class Frame {
  public:
    explicit Frame(std::string_view text);
    std::string_view bytes() const { return bytes_; }
    std::string_view text() const { return std::string_view(bytes_).substr(header_); }

  private:
    std::string bytes_;
    std::size_t header_;
};

using SharedFrame = std::shared_ptr<const Frame>;

// Where frames leave the house: a WebSocket, or an event stream. On its connection's thread only.
class Outlet {
  public:
    virtual ~Outlet() = default;

    // Takes a frame to send after those it has. False: its queue is over the limit and it is closing (4409).
    virtual bool offer(const SharedFrame&) = 0;

    // Says goodbye with a close code (4400, 4401, 4403, 4409, 4429, 1001) and ends.
    virtual void close(int code, std::string_view reason) = 0;
};

// The other side of an Outlet: what a live client says.
class Conversation {
  public:
    virtual ~Conversation()                     = default;
    virtual void receive(std::string_view text) = 0;
};

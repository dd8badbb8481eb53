// What goes out to live clients, made once and shared by all who get it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

// One message: as a WebSocket text frame the way a server sends it (unmasked; source: RFC 6455, 5.2), and as an entry of
// an event stream. Either form serves every client alike. On the thread that made it.
class Frame {
  public:
    // `position`: from where an event stream that ends after this message is to be resumed; may be empty.
    explicit Frame(std::string_view text, std::string position = {});

    const std::string& bytes() const { return bytes_; }
    std::string_view text() const { return std::string_view(bytes_).substr(header_); }
    const std::string& entry() const; // made when first asked for

  private:
    std::string bytes_;
    std::size_t header_;
    std::string position_;
    mutable std::string entry_;
};

using SharedFrame = std::shared_ptr<const Frame>;

// Where frames leave the house: a WebSocket, or an event stream. On its connection's thread only. Neither call comes back
// to the caller before it returns.
class Outlet {
  public:
    virtual ~Outlet() = default;

    // Takes a frame to send after those it has. False: its queue is over the limit and it is closing (4409), or it has
    // said goodbye already.
    virtual bool offer(const SharedFrame&) = 0;

    // Says goodbye with a close code (4400, 4401, 4403, 4409, 4429, 1001) and ends.
    virtual void close(int code, std::string_view reason) = 0;

    // In which problems are told to this client.
    virtual std::string_view language() const = 0;
};

// The other side of an Outlet: what a live client says.
class Conversation {
  public:
    virtual ~Conversation()                     = default;
    virtual void receive(std::string_view text) = 0;
};

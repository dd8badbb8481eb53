// One connection: reads requests one after another, and answers them in order. Lives and dies on its core's thread.
#pragma once

#include "http/answering.hpp"
#include "http/core.hpp"
#include "http/limits.hpp"
#include "http/stream.hpp"

#include <memory>
#include <vector>

class Session final : public Guest {
  public:
    Session(Core&, Stream, const Address& peer, Place);
    ~Session() override;

    awaitable<void> run();

    void leave() override;
    void cut() override;

  private:
    std::string_view arrived() const { return {buffer_.data() + begin_, end_ - begin_}; }
    void use(std::size_t bytes);
    void expect_within(std::chrono::milliseconds);

    awaitable<void> serve_one();
    awaitable<void> receive_head();
    awaitable<void> receive_body(Request&);
    awaitable<void> receive();
    awaitable<void> give_up(const Request&, std::exception_ptr);
    awaitable<void> send(const Response&, const Manner&);
    awaitable<void> send_rest(const Response&, const Manner&, std::size_t sent);
    awaitable<void> send_file(const Response&);
    awaitable<void> linger();
    void hand_over(Request&);

    // Sends without waiting what the socket takes. How many bytes it took, and whether that is all.
    std::pair<std::size_t, bool> send_now(const Response&, const Manner&);

    Core& core_;
    Stream stream_;
    Address peer_;
    Place place_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0; // of what has arrived and is not yet used
    bool waiting_   = false;          // for the first byte of a request
    bool timed_out_ = false;
    bool over_      = false; // no further request is read
    bool broken_    = false; // the client is gone, or the socket failed
    bool lingers_   = false; // an answer went out before all of the request was read
};

// Starts a session for a connection just accepted.
void welcome(Core&, Stream, const Address& peer, Place);

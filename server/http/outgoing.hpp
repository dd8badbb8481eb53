// The bytes that leave on one live connection, and their only owner: what Beast writes itself (handshake, pong, close) and
// the frames shared by all join one queue, each whole. It sends without blocking first, and waits for room only when the
// socket is full.
//
// It is beneath the layer of a websocket::stream, and the whole of an event stream. On its connection's thread only.
#pragma once

#include "base/async.hpp"
#include "http/stream.hpp"

#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/core/saved_handler.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <memory>
#include <string>
#include <vector>

// Bytes that others may be sending too.
using SharedBytes = std::shared_ptr<const std::string>;

class Outgoing {
  public:
    explicit Outgoing(Stream);
    Stream& stream() { return stream_; }

    // Sends after what is queued. False, and nothing of it is taken: too much is queued already, or the last piece was a
    // WebSocket's close, which nothing may follow (RFC 6455, 5.5.1).
    bool offer(const SharedBytes&);

    // Forgets what is queued, but for the rest of a piece that has begun: a goodbye need not wait behind it.
    void forget();

    bool said_goodbye() const { return said_goodbye_; }

    // Calls back once, when all is sent or the connection is closed.
    template <class Handler> void when_sent(Handler&& handler)
    {
        when_sent_.emplace(std::forward<Handler>(handler));
        if (queue_.empty() || !stream_.is_open()) when_sent_.invoke();
    }

    // Closes at once; whoever waits is told.
    void close();

    // Sends bytes that are nobody else's.
    error_code write(const SharedBytes&);

  private:
    struct Piece {
        SharedBytes bytes;
        std::size_t sent = 0;
        std::size_t left() const { return bytes->size() - sent; }
    };

    bool queue_rest(const SharedBytes&, std::size_t sent);
    bool send_queued();
    void wait_for_room();
    void go_on();

    // What an offer looks at stands together, and first: a tick goes through thousands of these, and finds each out of the
    // processor's caches.
    bool said_goodbye_        = false;
    std::size_t queued_bytes_ = 0;
    Stream stream_;
    std::vector<Piece> queue_;
    boost::beast::saved_handler when_sent_;
    std::shared_ptr<Outgoing*> self_; // only while waiting for room: an idle connection stays small
};

// What Beast sees of it: the layer beneath a websocket::stream. A write is done when it is queued.
class OutgoingLayer {
  public:
    using executor_type = Executor;

    explicit OutgoingLayer(Outgoing& outgoing) : outgoing_(outgoing) {}
    executor_type get_executor() { return outgoing_.stream().get_executor(); }
    Outgoing& outgoing() { return outgoing_; }

    template <class Buffers, class Handler> auto async_read_some(const Buffers& buffers, Handler&& handler)
    {
        return outgoing_.stream().async_read_some(buffers, std::forward<Handler>(handler));
    }
    template <class Buffers, class Handler> auto async_write_some(const Buffers& buffers, Handler&& handler)
    {
        auto start = [this](auto handler, const auto& buffers) {
            auto bytes    = std::make_shared<const std::string>(boost::beast::buffers_to_string(buffers));
            auto failed   = outgoing_.write(bytes);
            auto complete = boost::beast::bind_front_handler(std::move(handler), failed, failed ? 0 : bytes->size());
            asio::post(get_executor(), std::move(complete));
        };
        return asio::async_initiate<Handler, void(error_code, std::size_t)>(std::move(start), handler, buffers);
    }

  private:
    Outgoing& outgoing_;
};

// Found by Beast for its layer: the end of a connection, once the goodbye is sent.
template <class Handler> void async_teardown(boost::beast::role_type role, OutgoingLayer& layer, Handler&& handler)
{
    auto& outgoing = layer.outgoing();
    outgoing.when_sent([role, &outgoing, handler = std::forward<Handler>(handler)](error_code = {}) mutable {
        boost::beast::websocket::async_teardown(role, outgoing.stream(), std::move(handler));
    });
}
void teardown(boost::beast::role_type, OutgoingLayer&, error_code&);
void beast_close_socket(OutgoingLayer&);

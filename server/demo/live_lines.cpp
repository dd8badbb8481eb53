#include "demo/live_lines.hpp"

#include "base/digest.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <stdexcept>

namespace demo {

namespace {

using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;

enum Opcode { text = 1, closing = 8, ping = 9, pong = 10 };

// A frame as a browser sends it: whole, and masked. Source: RFC 6455, 5.2. What we say is short.
std::string frame(Opcode opcode, std::string_view payload)
{
    constexpr std::size_t longest = 125; // of a frame whose length is one byte
    if (payload.size() > longest) throw std::runtime_error("too long for a live line");
    auto mask = random_bytes(4);
    std::string bytes{static_cast<char>(0x80 | opcode), static_cast<char>(0x80 | payload.size())};
    bytes += mask;
    for (std::size_t i = 0; i < payload.size(); ++i) bytes += static_cast<char>(payload[i] ^ mask[i % 4]);
    return bytes;
}

awaitable<std::string> receive(Socket& socket, std::size_t bytes)
{
    std::string taken(bytes, '\0');
    co_await asio::async_read(socket, asio::buffer(taken), use_awaitable);
    co_return taken;
}

// The payload of the next message; pings are answered on the way, and a closing ends the line.
awaitable<std::string> next_message(Socket& socket)
{
    for (;;) {
        auto head   = co_await receive(socket, 2);
        auto opcode = static_cast<unsigned char>(head[0]) & 0x0f;
        auto length = static_cast<std::size_t>(head[1] & 0x7f);
        if (length >= 126) {
            auto longer = co_await receive(socket, length == 126 ? 2 : 8);
            length      = 0;
            for (unsigned char byte : longer) length = length << 8 | byte;
        }
        auto payload = co_await receive(socket, length);
        if (opcode == text) co_return payload;
        if (opcode == closing) throw std::runtime_error("the house has closed the line");
        if (opcode != ping) continue;
        auto answer = frame(pong, payload);
        co_await asio::async_write(socket, asio::buffer(answer), use_awaitable);
    }
}

struct Wish {
    std::string host, port, topic, cookie;
    LiveLines::Heard heard;
};

awaitable<void> greet(Socket& socket, const Wish& wish)
{
    auto host = wish.host + ':' + wish.port;
    auto head = "GET /api/live HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!wish.cookie.empty()) head += "Cookie: " + wish.cookie + "\r\n";
    head += "\r\n";
    co_await asio::async_write(socket, asio::buffer(head), use_awaitable);
    std::string answer; // the house says nothing more before it is asked
    co_await asio::async_read_until(socket, asio::dynamic_buffer(answer), "\r\n\r\n", use_awaitable);
    if (answer.find(" 101 ") == std::string::npos) throw std::runtime_error("no live line");
    auto words = frame(text, json{{"follow", wish.topic}}.dump());
    co_await asio::async_write(socket, asio::buffer(words), use_awaitable);
}

awaitable<void> talk(asio::io_context& io, std::shared_ptr<Wish> wish)
{
    asio::ip::basic_resolver<asio::ip::tcp, Executor> resolver(io.get_executor());
    auto places = co_await resolver.async_resolve(wish->host, wish->port, use_awaitable);
    Socket socket(io.get_executor());
    auto place = places.begin()->endpoint();
    co_await socket.async_connect(place, use_awaitable);
    co_await greet(socket, *wish);
    for (;;) {
        auto message = co_await next_message(socket);
        wish->heard(json::parse(message));
    }
}

} // namespace

LiveLines::LiveLines(const std::string& address)
{
    constexpr std::string_view scheme = "http://";
    if (!address.starts_with(scheme)) throw std::runtime_error("give an address like http://127.0.0.1:8080");
    auto place = address.substr(scheme.size());
    auto colon = place.rfind(':');
    host_      = place.substr(0, colon);
    port_      = colon == std::string::npos ? "80" : place.substr(colon + 1);
    thread_    = std::thread([this] { io_.run(); });
}

LiveLines::~LiveLines()
{
    io_.stop();
    thread_.join();
}

void LiveLines::follow(std::string topic, std::string cookie, Heard heard)
{
    auto wish = std::make_shared<Wish>(Wish{host_, port_, std::move(topic), std::move(cookie), std::move(heard)});
    // A line that ends is missed by whoever waits for its words.
    asio::co_spawn(io_, talk(io_, std::move(wish)), asio::detached);
}

} // namespace demo

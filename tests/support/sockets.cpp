#include "support/sockets.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

std::size_t big_endian(std::string_view bytes)
{
    std::size_t value = 0;
    for (auto byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

std::string masked(std::string_view payload, std::string_view mask)
{
    std::string out(payload);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>(out[i] ^ mask[i % 4]);
    return out;
}

} // namespace

Deadlines ServedThings::quick()
{
    Deadlines deadlines;
    deadlines.look    = std::chrono::milliseconds(20);
    deadlines.goodbye = std::chrono::milliseconds(500);
    return deadlines;
}

ServedThings::ServedThings(Deadlines deadlines) : served_(roomy(), deadlines)
{
    Topic thing;
    thing.snapshot   = [this](std::int64_t id) { return opening(id); };
    thing.may_follow = [](std::optional<PersonId>, std::int64_t) { return true; };
    house().topics.add("thing", thing);
    seq_ = house().ledger.seq();
}

std::optional<Opening> ServedThings::opening(std::int64_t id)
{
    std::lock_guard lock(mutex_);
    auto found = truth_.find("thing/" + std::to_string(id));
    if (found == truth_.end()) return {};
    return Opening{seq_, found->second};
}

void ServedThings::happen(const std::string& topic, json patch, Pace pace)
{
    std::lock_guard lock(mutex_);
    Event event;
    event.topic = topic;
    event.kind  = "changed";
    event.pace  = pace;
    event.seq   = ++seq_;
    if (patch.is_null())
        truth_.erase(topic);
    else
        truth_[topic].merge_patch(patch);
    event.patches.push_back({topic, std::move(patch)});
    house().hub.publish({std::make_shared<const Event>(std::move(event))});
}

json ServedThings::truth(const std::string& topic)
{
    std::lock_guard lock(mutex_);
    return truth_[topic];
}

std::int64_t ServedThings::seq()
{
    std::lock_guard lock(mutex_);
    return seq_;
}

int WireFrame::code() const
{
    return opcode == close_frame && payload.size() >= 2 ? static_cast<int>(big_endian(payload.substr(0, 2))) : 0;
}

std::string own_origin(int port) { return "Origin: http://127.0.0.1:" + std::to_string(port) + "\r\n"; }

WebSocketClient::WebSocketClient(int port, const std::string& lines, int receive_buffer)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0))
{
    if (receive_buffer > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    int at_once = 1; // what is sent in pieces arrives in pieces
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    timeval patience{30, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port   = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
    auto usual = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                 + own_origin(port);
    raw("GET /api/live HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n" + (lines.empty() ? usual : lines)
        + "\r\n");
    while (buffer_.find("\r\n\r\n") == std::string::npos)
        if (!receive(buffer_.size() + 1)) return;
    auto end = buffer_.find("\r\n\r\n") + 4;
    head_    = buffer_.substr(0, end);
    status_  = std::stoi(head_.substr(9, 3));
    buffer_.erase(0, end);
}

WebSocketClient::~WebSocketClient() { end(); }

void WebSocketClient::end()
{
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
}

void WebSocketClient::raw(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void WebSocketClient::frame(int opcode, std::string_view payload, bool is_final)
{
    odd_frame(opcode | (is_final ? 0x80 : 0), payload);
}

void WebSocketClient::odd_frame(int first, std::string_view payload, bool is_masked)
{
    std::string bytes{static_cast<char>(first)};
    auto length = [&](int count) {
        for (int i = count - 1; i >= 0; --i) bytes += static_cast<char>(payload.size() >> (8 * i));
    };
    auto flag = is_masked ? 0x80 : 0;
    if (payload.size() < 126) {
        bytes += static_cast<char>(flag | static_cast<int>(payload.size()));
    } else {
        bytes += static_cast<char>(flag | (payload.size() <= 0xffff ? 126 : 127));
        length(payload.size() <= 0xffff ? 2 : 8);
    }
    constexpr std::string_view mask = "\x37\xfa\x21\x3d";
    if (is_masked)
        raw(bytes.append(mask) + masked(payload, mask));
    else
        raw(bytes.append(payload));
}

bool WebSocketClient::receive(std::size_t bytes)
{
    while (buffer_.size() < bytes) {
        char read[65536];
        auto got = ::recv(socket_, read, sizeof read, 0);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("the house says nothing");
        if (got <= 0) return false;
        buffer_.append(read, static_cast<std::size_t>(got));
    }
    return true;
}

WireFrame WebSocketClient::next()
{
    if (!receive(2)) return {};
    std::size_t header = 2, size = static_cast<unsigned char>(buffer_[1]);
    if (size & 0x80) throw std::runtime_error("a server must not mask");
    if (size >= 126) {
        header = size == 126 ? 4 : 10;
        if (!receive(header)) return {};
        size = big_endian(std::string_view(buffer_).substr(2, header - 2));
    }
    if (!receive(header + size)) return {};
    auto first = static_cast<unsigned char>(buffer_[0]);
    if (first & 0x70) throw std::runtime_error("reserved bits from the house");
    WireFrame frame{first & 0x0f, (first & 0x80) != 0, buffer_.substr(header, size)};
    buffer_.erase(0, header + size);
    return frame;
}

bool WebSocketClient::says_something()
{
    pollfd waiting{socket_, POLLIN, 0};
    return !buffer_.empty() || ::poll(&waiting, 1, 0) > 0;
}

json WebSocketClient::hear()
{
    for (;;) {
        auto frame = next();
        if (frame.opcode == ping_frame || frame.opcode == pong_frame) continue;
        if (frame.opcode != text) throw std::runtime_error("closed with " + std::to_string(frame.code()));
        auto message = json::parse(frame.payload);
        if (!message.contains("watching")) return message;
    }
}

int WebSocketClient::closed_with()
{
    for (;;) {
        auto frame = next();
        if (frame.opcode == close_frame) return frame.code();
        if (frame.opcode == -1) return 0;
    }
}

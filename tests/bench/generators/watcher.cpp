#include "generators/watcher.hpp"

#include "plain/plain.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

enum Opcode : unsigned char { text = 1, close_frame = 8, ping = 9, pong = 10 };

// A client's frames are masked; a mask of zeros leaves the bytes as they are. Payloads here stay under 126 bytes.
std::string client_frame(Opcode opcode, std::string_view payload)
{
    std::string frame{static_cast<char>(0x80 | opcode), static_cast<char>(0x80 | payload.size())};
    return frame.append(4, '\0').append(payload);
}

std::size_t big_endian(std::string_view bytes)
{
    std::size_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

} // namespace

News Watcher::read()
{
    static char buffer[256 * 1024];
    News news;
    const auto got = recv(fd_, buffer, sizeof buffer, 0);
    if (got < 0 && errno == EAGAIN) return news;
    if (got <= 0) news.closed = true;
    std::string_view bytes(buffer, static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (!rest_.empty()) bytes = rest_.append(bytes);
    while (!bytes.empty() && !news.closed) {
        const auto taken = take(bytes, news);
        if (taken == 0) break;
        bytes.remove_prefix(taken);
    }
    rest_ = std::string(bytes);
    if (news.closed) close(fd_);
    return news;
}

std::size_t Watcher::take(std::string_view bytes, News& news)
{
    return phase_ == Phase::handshake ? take_handshake(bytes, news) : take_frame(bytes, news);
}

std::size_t Watcher::take_handshake(std::string_view bytes, News& news)
{
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) return 0;
    if (!bytes.starts_with("HTTP/1.1 101")) {
        news.closed     = true;
        news.last_words = bytes.substr(0, 400);
        return 0;
    }
    const bool has_opening = !hello_.empty() && hello_.find("\"after\"") == std::string::npos;
    phase_                 = has_opening ? Phase::opening : Phase::following;
    if (!hello_.empty()) send_all(fd_, client_frame(text, hello_));
    return end + 4;
}

std::size_t Watcher::take_frame(std::string_view bytes, News& news)
{
    if (bytes.size() < 2) return 0;
    const auto opcode  = static_cast<unsigned char>(bytes[0]) & 0x0f;
    std::size_t length = static_cast<unsigned char>(bytes[1]), head = 2;
    if (length >= 126) {
        head = length == 126 ? 4 : 10;
        if (bytes.size() < head) return 0;
        length = big_endian(bytes.substr(2, head - 2));
    }
    if (bytes.size() < head + length) return 0;
    const auto payload = bytes.substr(head, length);
    if (opcode == text) hear(payload, news);
    if (opcode == ping) send_all(fd_, client_frame(pong, payload));
    if (opcode == close_frame) {
        news.closed     = true;
        news.last_words = "close "
                          + (length >= 2 ? std::to_string(big_endian(payload.substr(0, 2))) : "without a code");
    }
    return head + length;
}

void Watcher::hear(std::string_view payload, News& news)
{
    constexpr std::string_view key = "\"seq\":";
    const auto at                  = payload.find(key);
    if (at == std::string_view::npos) {
        ++news.others;
        if (payload.find("\"reset\"") != std::string_view::npos) ++news.resets;
        if (phase_ == Phase::opening && payload.find("\"problem\"") != std::string_view::npos) {
            news.closed     = true;
            news.last_words = payload;
        }
        return;
    }
    std::int64_t seq = 0;
    std::from_chars(payload.data() + at + key.size(), payload.data() + payload.size(), seq);
    seq_   = std::max(seq_, seq);
    phase_ = Phase::following;
    ++news.messages;
    news.bytes += static_cast<std::int64_t>(payload.size());
}

} // namespace bench

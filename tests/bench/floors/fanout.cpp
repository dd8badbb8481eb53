// The floor of a fan-out: one thread, one epoll set, one send() of the same frame to each watcher.
//   floor_fanout     prints `listening on http://127.0.0.1:PORT`
// A GET is answered as the WebSocket handshake of the generator's fixed key; the body of a POST goes to everybody.
#include "plain/plain.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

// The accept value that belongs to the key of RFC 6455 section 1.3, which the generator always sends.
constexpr std::string_view welcome = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                     "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
constexpr std::string_view taken   = "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n";

std::string text_frame(std::string_view payload)
{
    std::string frame{static_cast<char>(0x81)};
    if (payload.size() < 126) {
        frame += static_cast<char>(payload.size());
    } else {
        frame += static_cast<char>(126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xff);
    }
    return frame.append(payload);
}

struct FanOut {
    int epoll = bench::epoll_set();
    std::vector<int> watchers;

    void publish(std::string_view body)
    {
        const auto frame = text_frame(body);
        for (const int fd : watchers) bench::send_all(fd, frame);
    }

    void leave(int fd)
    {
        watchers.erase(std::remove(watchers.begin(), watchers.end(), fd), watchers.end());
        close(fd);
    }

    void read(int fd)
    {
        char bytes[8192];
        const auto got = recv(fd, bytes, sizeof bytes, 0);
        if (got <= 0) return leave(fd);
        const std::string_view request(bytes, static_cast<std::size_t>(got));
        if (request.starts_with("GET ")) {
            bench::send_all(fd, welcome);
            watchers.push_back(fd);
        } else if (request.starts_with("POST ")) {
            publish(request.substr(request.find("\r\n\r\n") + 4));
            bench::send_all(fd, taken);
        }
    }
};

} // namespace

int main()
{
    FanOut hall;
    const int listener = bench::listen_on_loopback();
    bench::watch_reads(hall.epoll, listener, static_cast<std::uint64_t>(listener));
    std::printf("listening on http://127.0.0.1:%u\n", bench::port_of(listener));
    std::fflush(stdout);
    for (;;) {
        epoll_event events[256];
        const int count = epoll_wait(hall.epoll, events, 256, -1);
        for (int i = 0; i < count; ++i) {
            const int fd = static_cast<int>(events[i].data.u64);
            if (fd != listener) {
                hall.read(fd);
            } else if (const int guest = bench::accept_from(listener); guest >= 0) {
                bench::watch_reads(hall.epoll, guest, static_cast<std::uint64_t>(guest));
            }
        }
    }
}

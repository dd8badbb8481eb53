// The floor of a hot GET: one thread, one epoll set, the same bytes to every request.
//   floor_http BODY_FILE [MEDIA_TYPE]     prints `listening on http://127.0.0.1:PORT`
#include "plain/plain.hpp"

#include <cstdio>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

std::string answer_with(const std::string& body, const std::string& media_type)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + media_type + "\r\nContent-Length: " + std::to_string(body.size())
           + "\r\nETag: \"1\"\r\nConnection: keep-alive\r\n\r\n" + body;
}

// A request of the generator is one GET that comes whole; a floor need not read more than that.
bool serve_one(int fd, const std::string& answer)
{
    char request[4096];
    const auto got = recv(fd, request, sizeof request, 0);
    return got > 0 && bench::send_all(fd, answer);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) bench::stop("usage: floor_http BODY_FILE [MEDIA_TYPE]");
    const auto answer  = answer_with(bench::file_text(argv[1]), argc > 2 ? argv[2] : "application/json");
    const int listener = bench::listen_on_loopback();
    const int epoll    = bench::epoll_set();
    bench::watch_reads(epoll, listener, static_cast<std::uint64_t>(listener));
    std::printf("listening on http://127.0.0.1:%u\n", bench::port_of(listener));
    std::fflush(stdout);
    for (;;) {
        epoll_event events[256];
        const int count = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < count; ++i) {
            const int fd = static_cast<int>(events[i].data.u64);
            if (fd != listener) {
                if (!serve_one(fd, answer)) close(fd);
            } else if (const int guest = bench::accept_from(listener); guest >= 0) {
                bench::watch_reads(epoll, guest, static_cast<std::uint64_t>(guest));
            }
        }
    }
}

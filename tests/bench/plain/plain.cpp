#include "plain.hpp"

#include <arpa/inet.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sstream>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

namespace bench {

namespace {

sockaddr_in loopback(int last_byte, std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family      = AF_INET;
    address.sin_port        = htons(port);
    address.sin_addr.s_addr = htonl(0x7f000000U + static_cast<std::uint32_t>(last_byte));
    return address;
}

void switch_on(int fd, int level, int name)
{
    const int on = 1;
    if (setsockopt(fd, level, name, &on, sizeof on) != 0) stop("setsockopt");
}

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

void stop(const std::string& why)
{
    std::fprintf(stderr, "%s (%s)\n", why.c_str(), errno != 0 ? std::strerror(errno) : "no system error");
    std::exit(1);
}

int listen_on_loopback()
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) stop("socket");
    const auto address = loopback(1, 0);
    if (bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) stop("bind");
    if (listen(fd, SOMAXCONN) != 0) stop("listen");
    return fd;
}

std::uint16_t port_of(int listener)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) stop("getsockname");
    return ntohs(address.sin_port);
}

int accept_from(int listener)
{
    const int fd = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd >= 0) switch_on(fd, IPPROTO_TCP, TCP_NODELAY);
    return fd;
}

int connect_to(std::uint16_t port, int source)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) stop("socket: is `ulimit -n` high enough?");
    switch_on(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT);
    const auto from = loopback(source, 0);
    if (bind(fd, reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0) stop("bind to a source address");
    const auto to = loopback(1, port);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) stop("connect");
    switch_on(fd, IPPROTO_TCP, TCP_NODELAY);
    if (fcntl(fd, F_SETFL, O_NONBLOCK) != 0) stop("fcntl");
    return fd;
}

bool send_all(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN) {
            pollfd room{fd, POLLOUT, 0};
            poll(&room, 1, -1);
        } else {
            return false;
        }
    }
    return true;
}

int epoll_set()
{
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0) stop("epoll_create1");
    return epoll;
}

void watch_reads(int epoll, int fd, std::uint64_t tag)
{
    epoll_event event{};
    event.events   = EPOLLIN;
    event.data.u64 = tag;
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) != 0) stop("epoll_ctl");
}

double own_cpu_seconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::int64_t now_ns()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

std::string file_text(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) stop("cannot read " + path);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

std::string option(int argc, char** argv, std::string_view name, const std::string& otherwise)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (argv[i] == "--" + std::string(name)) return argv[i + 1];
    }
    return otherwise;
}

std::int64_t number_option(int argc, char** argv, std::string_view name, std::int64_t otherwise)
{
    const auto text = option(argc, argv, name, "");
    return text.empty() ? otherwise : std::stoll(text);
}

} // namespace bench

// The few calls that floors and generators share: sockets on loopback, an epoll set, a reading of one's own CPU.
// Nothing here knows Arengo; a floor must stay as bare as the kernel lets it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

// Says why on stderr and ends the program: a bench that cannot go on has no use for a half result.
[[noreturn]] void stop(const std::string& why);

// A listening socket on 127.0.0.1 at a port that the kernel picks; non-blocking.
int listen_on_loopback();
std::uint16_t port_of(int listener);

// The next waiting connection, non-blocking and without Nagle's delay, or -1.
int accept_from(int listener);

// A connection to 127.0.0.1:port from the address 127.0.0.<source>; non-blocking once it stands.
// Several sources spread many connections over the limits that a server keeps per address.
int connect_to(std::uint16_t port, int source);

// Sends all of it, waiting for room where the socket is full. False when the other side has gone.
bool send_all(int fd, std::string_view bytes);

int epoll_set();
void watch_reads(int epoll, int fd, std::uint64_t tag);

// User and system time of this process so far.
double own_cpu_seconds();

// A clock for measuring: nanoseconds since some fixed point.
std::int64_t now_ns();

std::string file_text(const std::string& path);

// The value that follows `--name` on the command line, or what stands for it when absent.
std::string option(int argc, char** argv, std::string_view name, const std::string& otherwise);
std::int64_t number_option(int argc, char** argv, std::string_view name, std::int64_t otherwise);

} // namespace bench

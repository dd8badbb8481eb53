// Many WebSocket watchers of one topic, told what to do over stdin, answering on stdout one JSON line each.
//   watch --port P --path /api/live [--hello TEXT] [--count 5000] [--sources 50]
// It connects, says hello, waits for the opening of each where a hello was said, and prints `{"ready":N}`. Then:
//   mark        counts from here                          -> {"marked":1}
//   await SEQ   when each watcher has seen "seq":SEQ      -> the figures since the mark
//   lose        when the server has closed each of them   -> {"lost":N}
//   return TEXT connects as many again, with this hello   -> {"ready":N}
// Ends with its stdin.
#include "generators/watcher.hpp"
#include "plain/plain.hpp"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <sys/epoll.h>
#include <unistd.h>
#include <vector>

namespace {

using bench::Watcher;

struct Figures {
    std::int64_t messages = 0, bytes = 0, others = 0, resets = 0;
    double cpu_seconds = bench::own_cpu_seconds();
    std::int64_t at_ns = bench::now_ns();
};

class Crowd {
  public:
    Crowd(std::uint16_t port, std::string request, std::string hello, int sources)
        : port_(port), request_(std::move(request)), hello_(std::move(hello)), sources_(sources)
    {}

    // Handshakes go in small groups, so that the server's accept queue does not overflow into one-second retries.
    void gather(std::size_t count)
    {
        watchers_.reserve(count);
        while (watchers_.size() < count) {
            for (auto group = std::min<std::size_t>(64, count - watchers_.size()); group > 0; --group) add();
            while (ready_ < watchers_.size()) look();
        }
        say("ready", count);
    }

    // Reads its watchers' sockets and the words on stdin, until stdin ends.
    void follow()
    {
        bench::watch_reads(epoll_, STDIN_FILENO, from_stdin);
        while (!done_) look();
    }

  private:
    static constexpr std::uint64_t from_stdin = ~0ULL;

    void add()
    {
        const auto index = watchers_.size();
        const int fd     = bench::connect_to(port_, 2 + static_cast<int>(index) % sources_);
        bench::watch_reads(epoll_, fd, index);
        watchers_.emplace_back(fd, hello_);
        bench::send_all(fd, request_);
    }

    void look()
    {
        epoll_event events[512];
        const int count = epoll_wait(epoll_, events, 512, -1);
        for (int i = 0; i < count; ++i) {
            if (events[i].data.u64 == from_stdin) {
                obey();
            } else {
                read(watchers_[events[i].data.u64]);
            }
        }
    }

    void read(Watcher& watcher)
    {
        const bool was_ready  = watcher.ready();
        const bool was_behind = watcher.seq() < awaited_;
        const auto news       = watcher.read();
        if (news.closed) return miss(news);
        figures_.messages += news.messages;
        figures_.bytes += news.bytes;
        figures_.others += news.others;
        figures_.resets += news.resets;
        if (!was_ready && watcher.ready()) ++ready_;
        if (was_behind && watcher.seq() >= awaited_ && --behind_ == 0) tell();
    }

    void miss(const bench::News& news)
    {
        if (!losing_) bench::stop("a watcher was turned away: " + news.last_words);
        if (++lost_ == watchers_.size()) say("lost", lost_);
    }

    void come_back(std::string hello)
    {
        const auto count = watchers_.size();
        hello_           = std::move(hello);
        watchers_.clear();
        ready_ = lost_ = 0;
        losing_        = false;
        gather(count);
    }

    static void say(const char* what, std::size_t number)
    {
        std::printf("{\"%s\":%zu}\n", what, number);
        std::fflush(stdout);
    }

    void obey()
    {
        char bytes[256];
        const auto got = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (got <= 0) {
            done_ = true;
            return;
        }
        std::istringstream words(std::string(bytes, static_cast<std::size_t>(got)));
        std::string word;
        words >> word;
        if (word == "mark") {
            figures_ = Figures{};
            say("marked", 1);
        } else if (word == "await" && words >> awaited_) {
            behind_ = std::count_if(watchers_.begin(), watchers_.end(), [&](auto& w) { return w.seq() < awaited_; });
            if (behind_ == 0) tell();
        } else if (word == "lose") {
            losing_ = true;
        } else if (word == "return") {
            std::string hello;
            std::getline(words >> std::ws, hello);
            come_back(std::move(hello));
        } else {
            bench::stop("unknown word: " + word);
        }
    }

    void tell() const
    {
        std::printf(
            "{\"messages\":%ld,\"bytes\":%ld,\"others\":%ld,\"resets\":%ld,\"cpu_seconds\":%.4f,\"seconds\":%.4f}\n",
            figures_.messages, figures_.bytes, figures_.others, figures_.resets,
            bench::own_cpu_seconds() - figures_.cpu_seconds,
            static_cast<double>(bench::now_ns() - figures_.at_ns) / 1e9);
        std::fflush(stdout);
    }

    std::uint16_t port_;
    std::string request_, hello_;
    int sources_;
    int epoll_ = bench::epoll_set();
    std::vector<Watcher> watchers_;
    std::size_t ready_ = 0, lost_ = 0;
    bool losing_ = false; // the server is about to stop
    Figures figures_;
    std::int64_t awaited_ = 0, behind_ = 0;
    bool done_ = false;
};

std::string handshake(const std::string& path, std::uint16_t port)
{
    const auto host = "127.0.0.1:" + std::to_string(port);
    return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host
           + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

} // namespace

int main(int argc, char** argv)
{
    const auto port = static_cast<std::uint16_t>(bench::number_option(argc, argv, "port", 0));
    Crowd crowd(port, handshake(bench::option(argc, argv, "path", "/"), port), bench::option(argc, argv, "hello", ""),
                static_cast<int>(bench::number_option(argc, argv, "sources", 50)));
    crowd.gather(static_cast<std::size_t>(bench::number_option(argc, argv, "count", 5000)));
    crowd.follow();
}

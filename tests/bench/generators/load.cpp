// An HTTP load over keep-alive connections, one request under way on each, printed as one JSON line.
//   load --port P --script FILE [--connections 64] [--seconds S] [--count N] [--skip N] [--rate R] [--sources K] [--show-last yes]
// Without a rate the loop is closed: the next request leaves when an answer came. With a rate it is open: requests fall
// due on the clock whether or not the server keeps up, and the wait for a free connection counts as latency.
// It ends after S seconds or N requests, whichever is first; the script is read from request number `skip`, around and
// around. Only replies 200–299 count as answers; anything else is listed by status.
#include "generators/reply.hpp"
#include "generators/script.hpp"
#include "plain/plain.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <map>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <vector>

namespace {

struct Plan {
    std::int64_t count, skip, rate, ends_ns;
};

struct Connection {
    int fd;
    bench::Reply reply;
    std::size_t label   = 0;
    std::int64_t due_ns = 0;
};

class Load {
  public:
    Load(const bench::Script& script, Plan plan) : script_(script), plan_(plan), latencies_(script.labels().size()) {}

    void connect(std::uint16_t port, int connections, int sources, bool keep_bodies)
    {
        for (int i = 0; i < connections; ++i) {
            const int fd = bench::connect_to(port, 1 + i % sources);
            bench::watch_reads(epoll_, fd, static_cast<std::uint64_t>(i));
            connections_.push_back({fd, bench::Reply(keep_bodies)});
            free_.push_back(static_cast<std::size_t>(i));
        }
    }

    void run()
    {
        started_ns_  = bench::now_ns();
        started_cpu_ = bench::own_cpu_seconds();
        if (plan_.rate > 0) start_clock();
        send_due();
        while (free_.size() < connections_.size() || !finished()) look();
        cpu_seconds_ = bench::own_cpu_seconds() - started_cpu_;
        seconds_     = static_cast<double>(bench::now_ns() - started_ns_) / 1e9;
    }

    void print(bool show_last)
    {
        std::printf("{\"answers\":%ld,\"seconds\":%.4f,\"cpu_seconds\":%.4f,\"statuses\":{", answers_, seconds_,
                    cpu_seconds_);
        const char* comma = "";
        for (const auto& [status, number] : statuses_) {
            std::printf("%s\"%d\":%ld", comma, status, number);
            comma = ",";
        }
        std::printf("},\"latencies\":{");
        comma = "";
        for (std::size_t i = 0; i < latencies_.size(); ++i) {
            if (latencies_[i].empty()) continue;
            print_latencies(comma, script_.labels()[i], latencies_[i]);
            comma = ",";
        }
        std::printf("}%s%s}\n", show_last ? ",\"last_body\":" : "", show_last ? last_body_.c_str() : "");
    }

  private:
    static constexpr std::uint64_t from_clock = ~0ULL;

    static void print_latencies(const char* comma, const std::string& label, std::vector<std::int64_t>& ns)
    {
        std::sort(ns.begin(), ns.end());
        const auto at = [&](double share) {
            return static_cast<double>(ns[static_cast<std::size_t>(share * static_cast<double>(ns.size() - 1))]) / 1e3;
        };
        std::printf("%s\"%s\":{\"count\":%zu,\"p50_us\":%.1f,\"p95_us\":%.1f,\"p99_us\":%.1f,\"max_us\":%.1f}", comma,
                    label.c_str(), ns.size(), at(0.5), at(0.95), at(0.99), at(1));
    }

    void start_clock()
    {
        clock_ = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
        if (clock_ < 0) bench::stop("timerfd_create");
        bench::watch_reads(epoll_, clock_, from_clock);
    }

    std::int64_t due_ns(std::int64_t number) const { return started_ns_ + number * 1'000'000'000LL / plan_.rate; }

    bool finished() const
    {
        if (sent_ >= plan_.count) return true;
        return (plan_.rate > 0 ? due_ns(sent_) : bench::now_ns()) >= plan_.ends_ns + started_ns_;
    }

    // Sends what is due as far as connections are free; in an open loop sets the clock to the next one.
    void send_due()
    {
        while (!free_.empty() && !finished()) {
            const auto due = plan_.rate > 0 ? due_ns(sent_) : bench::now_ns();
            if (due > bench::now_ns()) return set_clock(due);
            auto& connection  = connections_[free_.back()];
            const auto& asked = script_[static_cast<std::size_t>(plan_.skip + sent_)];
            connection.label  = asked.label;
            connection.due_ns = due;
            connection.reply.begin();
            free_.pop_back();
            ++sent_;
            if (!bench::send_all(connection.fd, asked.bytes)) bench::stop("the server closed a connection");
        }
    }

    void set_clock(std::int64_t at_ns) const
    {
        itimerspec time{};
        time.it_value = {at_ns / 1'000'000'000LL, at_ns % 1'000'000'000LL};
        timerfd_settime(clock_, TFD_TIMER_ABSTIME, &time, nullptr);
    }

    void look()
    {
        epoll_event events[128];
        const int count = epoll_wait(epoll_, events, 128, -1);
        for (int i = 0; i < count; ++i) {
            if (events[i].data.u64 == from_clock) {
                std::uint64_t rings = 0;
                if (read(clock_, &rings, sizeof rings) < 0 && errno != EAGAIN) bench::stop("timerfd");
            } else {
                receive(events[i].data.u64);
            }
            send_due();
        }
    }

    void receive(std::size_t index)
    {
        static char buffer[256 * 1024];
        auto& connection = connections_[index];
        const auto got   = recv(connection.fd, buffer, sizeof buffer, 0);
        if (got < 0 && errno == EAGAIN) return;
        if (got <= 0) bench::stop("the server closed a connection");
        if (!connection.reply.take({buffer, static_cast<std::size_t>(got)})) return;
        const int status = connection.reply.status();
        ++statuses_[status];
        if (status >= 200 && status < 300) {
            ++answers_;
            latencies_[connection.label].push_back(bench::now_ns() - connection.due_ns);
        }
        last_body_ = connection.reply.body();
        free_.push_back(index);
    }

    const bench::Script& script_;
    Plan plan_;
    int epoll_ = bench::epoll_set(), clock_ = -1;
    std::vector<Connection> connections_;
    std::vector<std::size_t> free_;
    std::vector<std::vector<std::int64_t>> latencies_;
    std::map<int, std::int64_t> statuses_;
    std::int64_t sent_ = 0, answers_ = 0, started_ns_ = 0;
    double started_cpu_ = 0, cpu_seconds_ = 0, seconds_ = 0;
    std::string last_body_;
};

} // namespace

int main(int argc, char** argv)
{
    const auto number = [&](std::string_view name, std::int64_t otherwise) {
        return bench::number_option(argc, argv, name, otherwise);
    };
    const bench::Script script(bench::option(argc, argv, "script", ""));
    const bool show_last = bench::option(argc, argv, "show-last", "no") == "yes";
    const auto seconds   = std::stod(bench::option(argc, argv, "seconds", "3600"));
    Load load(script, {number("count", INT64_MAX), number("skip", 0), number("rate", 0),
                       static_cast<std::int64_t>(seconds * 1e9)});
    load.connect(static_cast<std::uint16_t>(number("port", 0)), static_cast<int>(number("connections", 64)),
                 static_cast<int>(number("sources", 1)), show_last);
    load.run();
    load.print(show_last);
}

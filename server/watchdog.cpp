#include "watchdog.hpp"

#include "base/log.hpp"
#include "house.hpp"
#include "http/server.hpp"

#include <charconv>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace {

// Three signs of life fall within the manager's patience: one may be late without harm.
constexpr int signs_within_patience = 4;

std::string environment(const char* name)
{
    auto value = std::getenv(name);
    return value ? value : "";
}

template <class Number> std::optional<Number> number(const std::string& text)
{
    Number value{};
    auto end = text.data() + text.size();
    if (auto [last, failed] = std::from_chars(text.data(), end, value); failed != std::errc{} || last != end) return {};
    return value;
}

} // namespace

ServiceManager service_manager()
{
    ServiceManager manager{environment("NOTIFY_SOCKET"), {}};
    auto watched = environment("WATCHDOG_PID"); // another process than ours, where it was started by a script
    if (!watched.empty() && number<pid_t>(watched) != getpid()) return manager;
    if (auto us = number<std::int64_t>(environment("WATCHDOG_USEC")); us && *us > 0)
        manager.patience = std::chrono::milliseconds{*us / 1000};
    return manager;
}

void ServiceManager::tell(std::string_view state) const
{
    sockaddr_un to{.sun_family = AF_UNIX, .sun_path = {}};
    if (socket.empty() || socket.size() >= sizeof to.sun_path) return;
    std::memcpy(to.sun_path, socket.data(), socket.size());
    if (to.sun_path[0] == '@') to.sun_path[0] = '\0'; // an abstract name
    auto from = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (from < 0) return;
    auto bytes = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket.size());
    ::sendto(from, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&to), bytes);
    ::close(from);
}

// Who has not answered yet. Shared with those who are asked: they may answer when nobody waits any more.
struct Watchdog::Asked {
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t silent_threads = 0;
    bool writer_is_silent = false, stopping = false;

    bool all_answered() const { return silent_threads == 0 && !writer_is_silent; }
};

Watchdog::Watchdog(House& house, Server& server, ServiceManager manager)
    : house_(house),
      server_(server),
      manager_(std::move(manager)),
      pause_(manager_.patience.value_or(0ms) / signs_within_patience),
      asked_(std::make_shared<Asked>())
{
    if (!manager_.socket.empty()) thread_ = std::thread([this] { work(); });
}

Watchdog::~Watchdog()
{
    stopping();
    if (thread_.joinable()) thread_.join();
}

void Watchdog::stopping()
{
    {
        std::lock_guard lock(asked_->mutex);
        if (std::exchange(asked_->stopping, true)) return;
        asked_->changed.notify_one();
    }
    manager_.tell("STOPPING=1");
}

void Watchdog::work()
{
    if (!everyone_answers()) return;
    manager_.tell("READY=1");
    while (manager_.patience) {
        std::unique_lock lock(asked_->mutex);
        if (asked_->changed.wait_for(lock, pause_, [this] { return asked_->stopping; })) return;
        lock.unlock();
        if (!everyone_answers()) return;
        lock.lock();
        if (!asked_->stopping) manager_.tell("WATCHDOG=1"); // never after STOPPING=1
    }
}

// Waits as long as it takes; false when the house stops meanwhile.
bool Watchdog::everyone_answers()
{
    asked_->silent_threads   = server_.threads();
    asked_->writer_is_silent = true;
    server_.each_thread([asked = asked_] {
        std::lock_guard lock(asked->mutex);
        --asked->silent_threads;
        asked->changed.notify_one();
    });
    house_.ledger.keep_soon([asked = asked_](Tx&) {
        std::lock_guard lock(asked->mutex);
        asked->writer_is_silent = false;
        asked->changed.notify_one();
    });
    auto is_over = [this] { return asked_->stopping || asked_->all_answered(); };
    std::unique_lock lock(asked_->mutex);
    if (manager_.patience && !asked_->changed.wait_for(lock, pause_, is_over))
        log(Level::warning, "the house is slow to answer: if it stays silent, the service manager starts it anew",
            {{"writer", asked_->writer_is_silent ? "silent" : "answers"}, {"silent_threads", asked_->silent_threads}});
    asked_->changed.wait(lock, is_over);
    return !asked_->stopping;
}

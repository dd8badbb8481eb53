#include "base/temporary_folder.hpp"
#include "support/program.hpp"
#include "support/visitors.hpp"
#include "watchdog.hpp"

#include <boost/asio/post.hpp>
#include <catch2/catch.hpp>
#include <future>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace {

// A service manager: hears what it is told.
class FakeManager {
  public:
    FakeManager() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un here{.sun_family = AF_UNIX, .sun_path = {}};
        path().copy(here.sun_path, sizeof here.sun_path - 1);
        if (::bind(socket_, reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0)
            throw std::runtime_error("cannot listen as a service manager");
    }
    ~FakeManager() { ::close(socket_); }
    FakeManager(const FakeManager&) = delete;

    std::string path() const { return (folder_.path() / "notify").string(); }

    // The next state it is told; empty when none comes in time.
    std::string hears(std::chrono::milliseconds within = 30s)
    {
        pollfd waits{socket_, POLLIN, 0};
        if (::poll(&waits, 1, static_cast<int>(within.count())) != 1) return {};
        char state[64];
        auto size = ::recv(socket_, state, sizeof state, 0);
        return {state, static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
    }

  private:
    TemporaryFolder folder_;
    int socket_;
};

// Holds whoever carries it out until the test lets go.
struct Hold {
    std::promise<void> begun, may_end;
    void operator()()
    {
        begun.set_value();
        may_end.get_future().wait();
    }
};

} // namespace

TEST_CASE("the service manager hears that the house is ready, alive, and stopping")
{
    ServedHouse house;
    FakeManager manager;
    {
        Watchdog watchdog(house.house, house.server(), {manager.path(), 80ms});
        CHECK(manager.hears() == "READY=1");
        CHECK(manager.hears() == "WATCHDOG=1");
        CHECK(manager.hears() == "WATCHDOG=1");
        watchdog.stopping();
        auto said = manager.hears();
        while (said == "WATCHDOG=1") said = manager.hears(); // one may have been on its way
        CHECK(said == "STOPPING=1");
    }
    CHECK(manager.hears(200ms).empty());
}

TEST_CASE("without patience only readiness is told, and without a manager nothing")
{
    ServedHouse house;
    FakeManager manager;
    {
        Watchdog quiet(house.house, house.server(), {"", 80ms});
    }
    CHECK(manager.hears(0ms).empty());
    Watchdog watchdog(house.house, house.server(), {manager.path(), {}});
    CHECK(manager.hears() == "READY=1");
    CHECK(manager.hears(200ms).empty());
}

TEST_CASE("while the writer or one of the threads hangs there is no sign of life, and then there is again")
{
    ServedHouse house;
    FakeManager manager;
    Hold hold;
    Watchdog watchdog(house.house, house.server(), {manager.path(), 80ms});
    REQUIRE(manager.hears() == "READY=1");
    SECTION("the writer")
    {
        house.house.ledger.keep_soon([&](Tx&) { hold(); });
    }
    std::atomic_flag held;
    SECTION("one thread of two")
    {
        house.server().each_thread([&] {
            if (!held.test_and_set()) hold();
        });
    }
    hold.begun.get_future().wait();
    manager.hears(300ms); // one may have been on its way
    CHECK(manager.hears(300ms).empty());
    hold.may_end.set_value();
    CHECK(manager.hears() == "WATCHDOG=1");
}

TEST_CASE("what the manager left in the environment is read, unless it was meant for another process")
{
    FakeManager manager;
    TemporaryFolder data;
    auto start = [&](Program::Environment environment) {
        environment["NOTIFY_SOCKET"] = manager.path();
        return std::make_unique<Program>(
            std::vector<std::string>{"serve", "--listen", "127.0.0.1:0", "--data", data.path().string()}, environment);
    };
    auto end = [](Program& program) {
        program.signal(SIGTERM);
        return program.code();
    };
    auto watched = start({{"WATCHDOG_USEC", "400000"}});
    CHECK(manager.hears() == "READY=1");
    CHECK(manager.hears() == "WATCHDOG=1");
    CHECK(end(*watched) == 0);
    auto last = manager.hears();
    while (last == "WATCHDOG=1") last = manager.hears();
    CHECK(last == "STOPPING=1");

    auto unwatched = start({{"WATCHDOG_USEC", "100000"}, {"WATCHDOG_PID", "1"}});
    CHECK(manager.hears() == "READY=1");
    CHECK(manager.hears(300ms).empty());
    CHECK(end(*unwatched) == 0);
    CHECK(manager.hears() == "STOPPING=1");
}

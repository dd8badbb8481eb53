#include "base/temporary_folder.hpp"
#include "clockwork.hpp"
#include "commands/commands.hpp"
#include "demo/demo.hpp"
#include "demo/lively.hpp"
#include "exports/worker.hpp"
#include "house.hpp"
#include "http/server.hpp"
#include "people/first_organiser.hpp"
#include "people/mailer.hpp"
#include "serving_of.hpp"
#include "store/failure.hpp"
#include "watchdog.hpp"

#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <iostream>
#include <thread>

namespace {

// Stops the server when the system asks, from a thread of its own.
class Signals {
  public:
    Signals(Server& server, Watchdog& watchdog) : signals_(io_, SIGTERM, SIGINT)
    {
        signals_.async_wait([&](boost::system::error_code failed, int) {
            if (failed) return;
            watchdog.stopping();
            server.stop();
        });
        thread_ = std::thread([this] { io_.run(); });
    }
    ~Signals()
    {
        asio::post(io_, [this] { signals_.cancel(); });
        thread_.join();
    }

  private:
    asio::io_context io_;
    asio::signal_set signals_;
    std::thread thread_;
};

std::string host_of(const std::string& listen) { return listen.substr(0, listen.rfind(':')); }

// The clock goes on from --clock; the demo's from its first morning, or from where its data ends: never back.
void start_clock(House& house)
{
    auto from = house.config.clock;
    if (!from && house.config.demo) {
        auto newest = house.archive.read(
            [](Reader& reader) { return reader.db.integer("select at_ms from event order by seq desc limit 1"); });
        from = std::max(demo::first_morning(), Instant{newest.value_or(0)});
    }
    if (from) house.clock.run_from(*from);
}

// A house that nobody organises yet tells its operator how to begin.
void welcome_first_organiser(House& house)
{
    if (house.config.demo || house.archive.read([](Reader& reader) { return people::has_organisers(reader); })) return;
    std::cout << "nobody organises this house yet: open this within half an hour, once, to be the first\n"
              << people::organiser_link(house) << std::endl;
}

void serve_house(House& house)
{
    if (house.config.demo && demo::is_empty(house))
        demo::fill(house, house.config.clock.value_or(demo::first_morning()));
    start_clock(house);
    Clockwork clockwork(house);
    Server server(serving_of(house));
    auto address = "http://" + host_of(house.config.listen) + ":" + std::to_string(server.port());
    if (house.config.public_url.empty()) house.config.public_url = address;
    people::Mailer mailer(house);
    exports::Worker exporting(house);
    Watchdog watchdog(house, server);
    Signals signals(server, watchdog);
    std::cout << "listening on " << address << std::endl;
    welcome_first_organiser(house);
    demo::Lively lively(address, house.config.demo ? house.config.lively : 0);
    server.run();
}

} // namespace

int commands::serve(Config config)
{
    std::signal(SIGXFSZ, SIG_IGN); // a file that may grow no further is a write that fails, and is said like one
    std::optional<TemporaryFolder> temporary; // the demo's own data, gone with the demo
    if (config.data.empty()) {
        if (!config.demo) throw CannotOpen("give a data folder with --data DIR, or try the demo with --demo");
        config.data = temporary.emplace().path();
    }
    House house(std::move(config));
    serve_house(house);
    return 0;
}

// The house restarts under hundreds who watch: all come back at once, none with a gap, and the database hardly notices.
#include "base/temporary_folder.hpp"
#include "demo/demo.hpp"
#include "serving_of.hpp"
#include "support/sockets.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <sqlite3.h>

namespace {

// Counts the reading transactions that are begun, on every connection that is opened while it stands.
class Transactions {
  public:
    Transactions() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch)); }
    ~Transactions() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch)); }
    int begun() const { return begun_; }

  private:
    static int watch(sqlite3* database, char**, const sqlite3_api_routines*)
    {
        return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, notice, nullptr);
    }
    static int notice(unsigned, void*, void*, void* sql)
    {
        if (static_cast<const char*>(sql) == std::string_view("begin")) ++begun_;
        return 0;
    }
    static inline std::atomic<int> begun_{0};
};

// A demo house that starts again and again on one folder, on one thread.
class Restarting {
  public:
    Restarting() { start(); }
    ~Restarting() { stop(); }

    void start()
    {
        auto config    = roomy();
        config.data    = folder_.path();
        config.demo    = true;
        config.threads = 1;
        house_         = std::make_unique<House>(config);
        if (demo::is_empty(*house_)) demo::fill(*house_);
        house_->clock.stop_at(demo::first_morning());
        auto serving      = serving_of(*house_);
        serving.deadlines = ServedThings::quick(); // nobody waits for clients that have gone
        server_           = std::make_unique<Server>(serving);
        thread_           = std::thread([this] { server_->run(); });
    }
    void stop()
    {
        if (!thread_.joinable()) return;
        server_->stop();
        thread_.join();
        server_.reset();
        house_.reset();
    }
    int port() const { return server_->port(); }

    // Somebody supports, or no longer does.
    void votes(bool supports)
    {
        Visitor visitor(port());
        REQUIRE(visitor.post("/api/demo/sign-in", {{"as", "citizen"}, {"n", 12}}).status == 200);
        auto path   = std::string("/api/proposals/1/vote");
        auto answer = supports ? visitor.put(path, {{"choice", "support"}}) : visitor.remove(path);
        REQUIRE(answer.status == 200);
    }
    json shown() { return Visitor(port()).get("/api/proposals/1").value()["state"]; }

  private:
    TemporaryFolder folder_;
    std::unique_ptr<House> house_;
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

// Keeps what it is told and where it is; says so when it comes back.
struct Watcher {
    json shows, at;
    std::unique_ptr<WebSocketClient> line;

    void ask(int port)
    {
        line = std::make_unique<WebSocketClient>(port);
        json request{{"follow", "proposal/1"}};
        if (!at.is_null()) request["after"] = at;
        line->say(request);
    }
    // Reads until it shows this; a patch onto nothing, or one that leaves a gap, never comes to that.
    void look_until(const json& truth)
    {
        while (shows != truth) {
            auto heard = line->hear();
            if (heard.contains("reset")) shows = nullptr;
            if (heard.contains("state")) shows = heard["state"], at["epoch"] = heard["epoch"];
            if (heard.contains("patch")) shows.merge_patch(heard["patch"]);
            if (heard.contains("seq")) at["seq"] = heard["seq"];
        }
    }
};

// How many transactions it took to have all of them back, with what happened in between and right after.
int transactions_for(Restarting& house, std::size_t watchers, const Transactions& transactions)
{
    std::deque<Watcher> crowd(watchers);
    house.votes(false);
    for (auto& watcher : crowd) watcher.ask(house.port());
    auto seen = house.shown();
    for (auto& watcher : crowd) watcher.look_until(seen);
    house.stop();
    house.start();
    house.votes(true);
    auto before = transactions.begun();
    for (auto& watcher : crowd) watcher.ask(house.port());
    auto truth = house.shown();
    for (auto& watcher : crowd) watcher.look_until(truth);
    house.votes(false);
    truth = house.shown();
    for (auto& watcher : crowd) watcher.look_until(truth);
    auto used = transactions.begun() - before;
    house.votes(true);
    return used;
}

} // namespace

TEST_CASE("three hundred who come back after a restart miss nothing, and cost the database no more than ten", "[crowd]")
{
    Transactions transactions;
    Restarting house;
    house.votes(true);
    auto ten     = transactions_for(house, 10, transactions);
    auto hundred = transactions_for(house, 300, transactions);
    CHECK(ten > 0);
    CHECK(hundred == ten);
}

// The disk fails while people are answered: at the first thing it is asked, the second, and so on until all goes well.
// Each time in a process of its own, which the house ends as it sees fit.
#include "support/failing_disk.hpp"

#include "base/temporary_folder.hpp"
#include "store/archive.hpp"
#include "store/check.hpp"
#include "store/failure.hpp"
#include "store/ledger.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <set>
#include <spdlog/spdlog.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;
using Fault  = FailingDisk::Fault;

namespace {

constexpr int notes      = 5;
constexpr int disk_ended = 74; // EX_IOERR: what the house ends with

Event noted(int n, std::size_t bytes)
{
    Event event;
    event.topic   = "process/1";
    event.kind    = "noted";
    event.payload = {{"note", n}, {"text", std::string(bytes, 'a')}};
    return event;
}

// Writes, reads, and says on `answers` which notes were acknowledged, and with what. Returns when the house was closed.
void take_notes(const fs::path& file, std::size_t bytes, std::ofstream& answers)
{
    Clock clock;
    Ledger ledger(file, clock);
    Archive archive(file, clock);
    for (int n = 1; n <= notes; ++n) {
        auto seq = ledger.write_now([&](Tx&) { return noted(n, bytes); }).seq;
        answers << n << ' ' << seq << std::endl;
        try {
            archive.read([](Reader& reader) { return reader.db.integer("select count(*) from event"); });
        } catch (const std::runtime_error&) { // a reader is told so; the house goes on
        }
    }
}

struct Ended {
    int code = 0;
    std::string last_words;
    std::map<int, std::int64_t> acknowledged;
    int operations = 0; // as many as the disk was asked for; told only by who came to the end
};

[[noreturn]] void live_and_end(const fs::path& folder, Fault fault, int at, std::size_t bytes)
{
    auto words = std::freopen((folder / "words").c_str(), "w", stderr);
    std::ofstream answers(folder / "answers");
    FailingDisk disk(fault, at);
    try {
        take_notes(folder / "arengo.db", bytes, answers);
    } catch (const std::exception& why) { // as the program's main does
        std::fprintf(words, "arengo: %s\n", why.what());
        std::fflush(words);
        std::_Exit(1);
    }
    std::ofstream(folder / "operations") << FailingDisk::operations();
    std::_Exit(0);
}

Ended live(const fs::path& folder, Fault fault, int at, std::size_t bytes)
{
    spdlog::shutdown(); // its thread may hold the log's lock just now, and nobody would let it go in the child
    auto child = ::fork();
    if (child == 0) live_and_end(folder, fault, at, bytes);
    int status = 0;
    ::waitpid(child, &status, 0);
    Ended ended{.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
    std::ifstream words(folder / "words"), answers(folder / "answers"), operations(folder / "operations");
    ended.last_words.assign(std::istreambuf_iterator<char>(words), {});
    for (std::int64_t n = 0, seq = 0; answers >> n >> seq;) ended.acknowledged[static_cast<int>(n)] = seq;
    operations >> ended.operations;
    return ended;
}

// The disk works again: what was acknowledged is there, where it was said to be, and the house goes on.
void check_restart(const fs::path& file, const Ended& ended)
{
    {
        Clock clock;
        Ledger ledger(file, clock);
        Archive archive(file, clock);
        for (auto [n, seq] : ended.acknowledged) {
            auto kept = archive.read([seq = seq](Reader& reader) {
                return reader.db.text("select payload from event where seq = ?", seq).value_or("nothing");
            });
            CHECK(kept.find("\"note\":" + std::to_string(n) + ',') != std::string::npos);
        }
        CHECK(ledger.write_now([&](Tx&) { return noted(99, 1); }).seq >= static_cast<int>(ended.acknowledged.size()));
    }
    CHECK(verified_events(file) >= static_cast<int>(ended.acknowledged.size()) + 1);
}

// A house that was there before: only its files are copied for each try.
const fs::path& house_from_before()
{
    static const TemporaryFolder folder;
    static const bool made = [] {
        Clock clock;
        Ledger ledger(folder.path() / "arengo.db", clock);
        ledger.write_now([](Tx&) { return noted(0, 1); });
        return true;
    }();
    (void)made;
    return folder.path();
}

// One try after another, until one does not get as far as the fault. How many of them the house ended itself.
// With a step the first one is chosen by the dice: who comes often enough sees them all.
int fail_at_each(Fault fault, bool from_nothing, std::size_t bytes, int step)
{
    int ended_itself = 0;
    for (int at = 1 + static_cast<int>(Catch::rngSeed() % static_cast<unsigned>(step));; at += step) {
        TemporaryFolder folder;
        if (!from_nothing) fs::copy(house_from_before(), folder.path());
        auto ended = live(folder.path(), fault, at, bytes);
        INFO(FailingDisk::name(fault) << " at " << at << ", ended with " << ended.code << ": " << ended.last_words);
        CHECK((ended.code == 0 || ended.code == 1 || ended.code == disk_ended));
        CHECK((ended.code == 0) == ended.last_words.empty());
        CHECK((ended.code != 0 || ended.acknowledged.size() == notes));
        if (ended.code == disk_ended)
            CHECK(ended.last_words.find("storage failed; stopping without acknowledging") != std::string::npos);
        if (ended.code == 1) CHECK(ended.last_words.starts_with("arengo: "));
        check_restart(folder.path() / "arengo.db", ended);
        ended_itself += ended.code == disk_ended;
        if (ended.code == 0 && ended.operations < at) return ended_itself;
    }
}

} // namespace

TEST_CASE("whatever the disk fails at, nothing is acknowledged that is not kept, and the house ends with a word",
          "[disk]")
{
    CHECK(fail_at_each(Fault::error_once, false, 10, 1) > 10);
    CHECK(fail_at_each(Fault::error_on, false, 10, 3) > 5);
    CHECK(fail_at_each(Fault::full, false, 10, 1) > 5);
    CHECK(fail_at_each(Fault::short_write, false, 10, 1) > 5);
    CHECK(fail_at_each(Fault::lost_sync, false, 10, 1) > 4);
}

TEST_CASE("a first start on a disk that fails leaves a folder in which the next one starts", "[disk]")
{
    CHECK(fail_at_each(Fault::error_once, true, 10, 61) > 0);
    CHECK(fail_at_each(Fault::full, true, 10, 41) > 0);
    CHECK(fail_at_each(Fault::lost_sync, true, 10, 4) > 0);
}

TEST_CASE("a sync that fails during a checkpoint loses nothing either", "[disk]")
{
    constexpr std::size_t much = 3'600'000; // five of these, and the log is long enough for a checkpoint
    CHECK(fail_at_each(Fault::lost_sync, false, much, 1) > 4);
    CHECK(fail_at_each(Fault::error_once, false, much, 1500) > 4);
}

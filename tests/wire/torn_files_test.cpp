// What SQLite would pass over in silence, the house tells: files that no longer hold what was acknowledged.
#include "base/temporary_folder.hpp"
#include "support/program.hpp"
#include "support/recount.hpp"
#include "support/town.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

// A house that was killed while one citizen took part, with all of it still in the write-ahead log.
struct Killed {
    TemporaryFolder folder;
    std::string db_before; // the data before the citizen came
    Town town{folder.path(), 1, 7};

    Killed()
    {
        constexpr int answers = 20;
        {
            Program first(serve_demo(folder.path()));
            town.come_in(first.port());
            first.signal(SIGTERM);
            REQUIRE(first.code() == 0);
            REQUIRE_FALSE(fs::exists(folder.path() / "arengo.db-wal"));
        }
        db_before = bytes_of(folder.path() / "arengo.db");
        Program second(serve_demo(folder.path()));
        town.take_part(second.port(), [&](int answered) {
            if (answered == answers) second.signal(SIGKILL);
        });
        REQUIRE(second.code() == 128 + SIGKILL);
    }
};

// Its files, to be torn: each test has a copy.
struct Torn {
    static const Killed& killed()
    {
        static const Killed once;
        return once;
    }
    TemporaryFolder folder;
    fs::path db = folder.path() / "arengo.db", log = folder.path() / "arengo.db-wal",
             note = folder.path() / "arengo.acknowledged";

    Torn() { fs::copy(killed().folder.path(), folder.path()); }

    bool has_all_that_was_acknowledged()
    {
        Program program(serve_demo(folder.path()));
        PublicLog log;
        log.read_on(program.port());
        const auto& writes = killed().town.citizens().front().acknowledged();
        return std::all_of(writes.begin(), writes.end(),
                           [&](const Write& write) { return log.bears_out(write.answer["receipt"]); });
    }
};

} // namespace

TEST_CASE("a log torn behind the last commit is no loss: the house starts with all that it acknowledged")
{
    Torn at;
    auto log                     = bytes_of(at.log);
    constexpr std::size_t header = 32, frame = 24 + 4096;
    SECTION("as the kill left it") {}
    SECTION("half a frame") { write(at.log, log + log.substr(header, frame / 2)); }
    SECTION("a frame of an older log") { write(at.log, log + log.substr(header, frame)); }
    SECTION("noise") { write(at.log, log + std::string(10'000, '\x5a')); }
    CHECK(at.has_all_that_was_acknowledged());
}

TEST_CASE("files that lost what was acknowledged are refused in a sentence, and left as they are", "[disk]")
{
    Torn at;
    auto log = bytes_of(at.log);
    SECTION("a log cut short") { fs::resize_file(at.log, log.size() / 2); }
    SECTION("a log garbled in the middle")
    {
        log[log.size() / 2] = static_cast<char>(~log[log.size() / 2]);
        write(at.log, log);
    }
    SECTION("a log garbled at the beginning")
    {
        log[20] = static_cast<char>(~log[20]);
        write(at.log, log);
    }
    SECTION("a log removed") { fs::remove(at.log); }
    SECTION("yesterday's data put in place by hand")
    {
        fs::remove(at.log);
        write(at.db, Torn::killed().db_before);
    }
    SECTION("all of the data removed")
    {
        fs::remove(at.log);
        fs::remove(at.db);
    }
    auto left = bytes_of(at.log); // nothing, where there is none
    Program program(serve_demo(at.folder.path()));
    CHECK(program.code() == 1);
    CHECK_THAT(program.said(),
               Contains("the data is not whole") && Contains("was acknowledged") && Contains("restore a backup"));
    CHECK(bytes_of(at.log) == left);
    auto copy = at.folder.path() / "copy.db";
    Program backup({"backup", copy.string(), "--data", at.folder.path().string()});
    CHECK(backup.code() == 1);
    CHECK_FALSE(fs::exists(copy));
    fs::remove(at.note);
    Program anyway(serve_demo(at.folder.path()));
    CHECK(anyway.port() > 0);
}

TEST_CASE(
    "a backup put in place by hand beside the log of what was there is refused in a sentence, and nothing is touched",
    "[disk]")
{
    Torn at;
    auto log = bytes_of(at.log), copy = (at.folder.path() / "copy.db").string();
    {
        TemporaryFolder yesterday;
        write(yesterday.path() / "arengo.db", Torn::killed().db_before);
        Program backup({"backup", copy, "--data", yesterday.path().string()});
        REQUIRE(backup.code() == 0);
    }
    auto backup = bytes_of(copy);
    write(at.db, backup);
    Program program(serve_demo(at.folder.path()));
    CHECK(program.code() == 1);
    CHECK_THAT(program.said(), Contains("the log of other data") && Contains("arengo restore"));
    CHECK(bytes_of(at.db) == backup);
    CHECK(bytes_of(at.log) == log);

    TemporaryFolder other;
    Program restore({"restore", copy, "--data", other.path().string()});
    CHECK(restore.code() == 0);
    Program restored(serve_demo(other.path()));
    CHECK(restored.port() > 0);
}

TEST_CASE("a note that cannot be read, or is of other data, stops nobody")
{
    Torn at;
    auto note = bytes_of(at.note);
    SECTION("empty") { write(at.note, ""); }
    SECTION("noise") { write(at.note, std::string(200, '\0')); }
    SECTION("cut short") { write(at.note, note.substr(0, 60)); }
    SECTION("removed") { fs::remove(at.note); }
    SECTION("of another epoch, further on")
    {
        note[0] = note[0] == '0' ? '1' : '0';
        note.replace(note.find(' ') + 1, 3, "999");
        write(at.note, note);
    }
    CHECK(at.has_all_that_was_acknowledged());
}

TEST_CASE("backups taken under load hold all that was acknowledged before, and every one restores", "[disk]")
{
    constexpr int people = 4, backups = 3;
    TemporaryFolder folder;
    Town town(folder.path(), people, 11);
    Program program(serve_demo(folder.path()));
    town.come_in(program.port());
    struct Backup {
        std::string file;
        std::int64_t at_least;
    };
    std::vector<Backup> made;
    std::thread porter;
    std::string said;
    std::atomic<std::int64_t> acknowledged{town.log().seq()};
    auto make_backups = [&] {
        for (int i = 0; i < backups; ++i) {
            made.push_back({(folder.path() / ("copy" + std::to_string(i))).string(), acknowledged});
            Program backup({"backup", made.back().file, "--data", folder.path().string()});
            said += backup.said();
        }
        program.signal(SIGTERM);
    };
    town.take_part(program.port(), [&](int answers) {
        ++acknowledged;
        if (answers == people * 5) porter = std::thread(make_backups);
    });
    porter.join();
    CHECK(program.code() == 0);
    CHECK(town.complaints() == "");
    for (const auto& [file, at_least] : made) {
        INFO(said);
        TemporaryFolder other;
        Program restore({"restore", file, "--data", other.path().string()});
        REQUIRE(restore.code() == 0);
        Program restored(serve_demo(other.path()));
        PublicLog log;
        log.read_on(restored.port());
        CHECK(log.seq() >= at_least);
        for (const auto& citizen : town.citizens())
            for (const auto& write : citizen.acknowledged())
                if (write.answer["seq"] <= log.seq()) CHECK(log.bears_out(write.answer["receipt"]));
        Database db(other.path() / "arengo.db", Database::Use::read);
        CHECK(miscounted(db) == "");
    }
}

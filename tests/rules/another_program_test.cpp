#include "base/another_program.hpp"
#include "base/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unistd.h>

using Catch::Matchers::Contains;

namespace {

struct Workshop {
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "written";

    AnotherProgram program(std::vector<std::string> words) const
    {
        return {.words            = std::move(words),
                .environment      = {"LANGUAGE_OF=nobody"},
                .folder           = folder.path(),
                .max_time         = std::chrono::minutes(10),
                .max_memory_bytes = 16 << 20,
                .max_file_bytes   = 1 << 20};
    }
    std::string text() const
    {
        std::ostringstream all;
        all << std::ifstream(file, std::ios::binary).rdbuf();
        return all.str();
    }
};

// Gone, or dead and not yet buried by whoever inherited it.
bool has_ended(int process)
{
    std::ifstream in("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    if (!std::getline(in, line)) return true;
    auto state = line.at(line.rfind(')') + 2);
    return state == 'Z' || state == 'X';
}

} // namespace

TEST_CASE("another program starts in its folder with an environment of its own, and none of our files")
{
    Workshop workshop;
    ::setenv("SECRET_OF_OURS", "1", 1);
    std::ofstream ours(workshop.folder.path() / "ours");
    CHECK(run(workshop.program({"/bin/cp", "/proc/self/environ", workshop.file.string()})) == Ended::well);
    CHECK_THAT(workshop.text(), Contains("LANGUAGE_OF=nobody") && Contains("HOME=" + workshop.folder.path().string()));
    CHECK_THAT(workshop.text(), !Contains("SECRET_OF_OURS"));
    CHECK(
        run(workshop.program({"/usr/bin/find", "/proc/self/fd", "-lname", "*ours", "-fprint", workshop.file.string()}))
        == Ended::well);
    CHECK(workshop.text().empty());
}

TEST_CASE("another program has no network where the machine lets it be taken away")
{
    Workshop workshop;
    if (!can_be_shut_in()) return;
    REQUIRE(run(workshop.program({"/bin/cp", "/proc/self/net/dev", workshop.file.string()})) == Ended::well);
    std::istringstream lines(workshop.text());
    std::string line;
    std::vector<std::string> networks;
    while (std::getline(lines, line))
        if (auto end = line.find(':'); end != std::string::npos) networks.push_back(line.substr(0, end));
    CHECK(networks == std::vector<std::string>{"    lo"});
}

TEST_CASE("another program is ended when it takes too long, too much memory or disk, or is no longer wanted")
{
    Workshop workshop;
    auto sleeps     = workshop.program({"/bin/sleep", "1000"});
    sleeps.max_time = std::chrono::seconds(0);
    CHECK(run(sleeps) == Ended::too_late);
    sleeps.max_time    = std::chrono::minutes(10);
    sleeps.should_stop = [] { return true; };
    CHECK(run(sleeps) == Ended::stopped);
    CHECK(run(workshop.program({"/bin/dd", "if=/dev/zero", "of=" + workshop.file.string(), "bs=64k", "count=100"}))
          == Ended::too_large);
    CHECK(std::filesystem::file_size(workshop.file) <= 1 << 20);
    CHECK(run(workshop.program({"/bin/dd", "if=/dev/zero", "of=/dev/null", "bs=48M", "count=1000000"}))
          == Ended::too_large);
    CHECK(run(workshop.program({"/bin/false"})) == Ended::badly);
    CHECK(run(workshop.program({"/nowhere/at/all"})) == Ended::not_started);
}

TEST_CASE("nothing that another program started outlives it")
{
    Workshop workshop;
    auto mother = workshop.program({"/bin/sh", "-c", "sleep 1000 & echo $! > started; mv started written; wait"});
    mother.should_stop = [&] { return std::filesystem::exists(workshop.file); };
    CHECK(run(mother) == Ended::stopped);
    auto child = std::stoi(workshop.text());
    for (int i = 0; i < 500 && !has_ended(child); ++i) ::usleep(10'000); // SIGKILL is quick, but not instant
    CHECK(has_ended(child));
}

TEST_CASE("a program is found in the folders of PATH, by its name alone")
{
    CHECK(program_named("sh"));
    CHECK_FALSE(program_named("no-such-program"));
    CHECK_FALSE(program_named("../bin/sh/"));
}

#include "base/temporary_folder.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <fstream>

using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

namespace {

struct Ended {
    int code;
    std::string said;
};

Ended ended(std::vector<std::string> words, const Program::Environment& environment = {})
{
    Program program(std::move(words), environment);
    auto code = program.code();
    return {code, program.said()};
}

std::filesystem::path write(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file) << text;
    return file;
}

std::vector<std::string> serve(const std::filesystem::path& data)
{
    return {"serve", "--listen", "127.0.0.1:0", "--data", data.string()};
}

} // namespace

TEST_CASE("help and version are answers, not failures")
{
    CHECK(ended({"--help"}).code == 0);
    CHECK(ended({"serve", "--help"}).code == 0);
    CHECK(ended({"--version"}).said == std::string(ARENGO_VERSION) + "\n");
}

TEST_CASE("a bad option is refused by its name")
{
    auto [code, said] = ended(GENERATE(
        std::vector<std::string>{"serve", "--lissen", "x"}, std::vector<std::string>{"serve", "--lively", "many"},
        std::vector<std::string>{"serve", "--clock", "yesterday"}, std::vector<std::string>{"backup"},
        std::vector<std::string>{"dance"}, std::vector<std::string>{"serve", "--demo", "--listen", "8o8o"}));
    CHECK(code != 0);
    CHECK_THAT(said, Contains("--lissen") || Contains("--lively") || Contains("--clock") || Contains("destination")
                         || Contains("ubcommand") || Contains("dance") || Contains("8o8o"));
}

TEST_CASE("the command line wins over the environment, and that over the file")
{
    TemporaryFolder folder;
    auto blocked = write(folder.path() / "blocked", "a file where a folder should be");
    auto in      = [&](const char* name) { return (blocked / name).string(); };
    auto file    = write(folder.path() / "arengo.toml", "data = \"" + in("file") + "\"\nlisten = \"127.0.0.1:0\"\n");
    Program::Environment data{{"ARENGO_DATA", in("environment")}};
    CHECK_THAT(ended({"serve", "--config", file}).said, Contains(in("file")));
    CHECK_THAT(ended({"serve", "--config", file}, data).said, Contains(in("environment")));
    CHECK_THAT(ended({"serve", "--config", file, "--data", in("words")}, data).said, Contains(in("words")));
    data["ARENGO_CONFIG"] = file;
    CHECK_THAT(ended({"serve"}, data).said, Contains(in("environment")));
}

TEST_CASE("a setting that does not exist is refused, not passed over")
{
    TemporaryFolder folder;
    auto file         = write(folder.path() / "arengo.toml", "pubblic-url = \"https://example.org\"\n");
    auto [code, said] = ended({"serve", "--config", file, "--data", folder.path() / "data"});
    CHECK(code != 0);
    CHECK_THAT(said, Contains("pubblic-url"));
    CHECK(ended({"serve", "--config", folder.path() / "missing.toml"}).code != 0);
}

TEST_CASE("every setting of the example exists")
{
    TemporaryFolder folder;
    std::ifstream example(std::filesystem::path(TESTS_FOLDER) / "../deploy/arengo.toml.example");
    std::string line, settings;
    while (std::getline(example, line)) {
        auto off = line.size() > 1 && line[0] == '#' && std::islower(static_cast<unsigned char>(line[1]));
        settings += (off ? line.substr(1) : line) + "\n";
    }
    auto blocked = write(folder.path() / "blocked", "");
    auto file    = write(folder.path() / "arengo.toml", settings);
    CHECK_THAT(settings, Contains("\nsmtp-url"));
    CHECK_THAT(ended({"serve", "--config", file, "--data", blocked / "data"}).said, Contains("cannot make the data"));
}

TEST_CASE("a second server on the same data is refused, and the first goes on")
{
    TemporaryFolder folder;
    Program first(serve(folder.path()));
    first.port();
    auto [code, said] = ended(serve(folder.path()));
    CHECK(code == 1);
    CHECK_THAT(said, Contains("another Arengo is using the data folder"));
    first.signal(SIGTERM);
    CHECK(first.code() == 0);
}

TEST_CASE("a busy port is refused in one sentence")
{
    TemporaryFolder one, other;
    Program first(serve(one.path()));
    auto taken        = "127.0.0.1:" + std::to_string(first.port());
    auto [code, said] = ended({"serve", "--listen", taken, "--data", other.path()});
    CHECK(code == 1);
    CHECK_THAT(said, EndsWith("another program already listens on " + taken + "\n"));
    auto words = serve(other.path());
    words.insert(words.end(), {"--metrics-listen", taken});
    CHECK(ended(words).said == "arengo: another program already listens on " + taken + "\n");
}

TEST_CASE("damaged data and data of a newer program are refused, and left as they are")
{
    TemporaryFolder folder;
    {
        Program program(serve(folder.path()));
        program.port();
        program.signal(SIGTERM);
        CHECK(program.code() == 0);
    }
    auto data = folder.path() / "arengo.db";
    std::fstream file(data, std::ios::in | std::ios::out | std::ios::binary);
    SECTION("damaged")
    {
        file << "these are not the bytes of a database";
        file.close();
        auto [code, said] = ended(serve(folder.path()));
        CHECK(code == 1);
        CHECK_THAT(said, Contains("damaged"));
    }
    SECTION("newer")
    {
        file.seekp(60) << '\x00' << '\x00' << '\x7f' << '\xff'; // the user version, in SQLite's file header
        file.close();
        auto [code, said] = ended(serve(folder.path()));
        CHECK(code == 1);
        CHECK_THAT(said, Contains("written by a newer Arengo"));
    }
}

TEST_CASE("a backup taken while serving is restored into an empty folder, and only there")
{
    TemporaryFolder folder, other;
    auto copy = (folder.path() / "copy.db").string();
    Program program(serve(folder.path()));
    program.port();
    CHECK_THAT(ended({"backup", copy, "--data", folder.path()}).said, Contains("verified"));
    CHECK_THAT(ended({"backup", copy, "--data", folder.path()}).said, Contains("exists already"));
    CHECK_THAT(ended({"backup", copy + "2", "--data", other.path()}).said, Contains("there is no Arengo data"));
    CHECK_THAT(ended({"restore", copy, "--data", folder.path()}).said, Contains("another Arengo is using"));
    CHECK(ended({"restore", copy, "--data", other.path()}).code == 0);
    CHECK_THAT(ended({"restore", copy, "--data", other.path()}).said, Contains("restore into an empty one"));
    Program restored(serve(other.path()));
    CHECK(restored.port() > 0);
}

#include "support/exports_verbs.hpp"
#include "support/program.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using Catch::Matchers::Contains;

namespace {

struct Ended {
    int code;
    std::string said;
};

Ended ended(std::vector<std::string> words)
{
    Program program(std::move(words));
    auto code = program.code();
    return {code, program.said()};
}

std::string bytes_of(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

// What the program writes of this data, as of an event.
std::string written(const std::filesystem::path& data, const std::string& format, std::int64_t seq,
                    const std::filesystem::path& file)
{
    auto [code, said] = ended({"export", "1", "--format", format, "--out", file.string(), "--data", data.string(),
                               "--seq", std::to_string(seq), "--public-url", "https://partecipa.example.org"});
    INFO(said);
    REQUIRE(code == 0);
    return bytes_of(file);
}

} // namespace

TEST_CASE("the same event gives the same bytes in two programs, one of them on a restored backup")
{
    HouseUnderTest house;
    auto world = open_consultation(house);
    auto anna  = citizen(house, "Anna");
    votes(house, anna, proposes(house, anna, world, "A bench in the square"));
    auto seq = newest_seq(house);
    votes(house, citizen(house, "Bruno"), proposes(house, anna, world, "Buses on Sunday"));
    auto data = house.house.folder.path();
    TemporaryFolder folder;
    auto copy = folder.path() / "copy.db", restored = folder.path() / "restored";
    REQUIRE(ended({"backup", copy.string(), "--data", data.string()}).code == 0);
    REQUIRE(ended({"restore", copy.string(), "--data", restored.string()}).code == 0);
    for (const auto& format : exported_files())
        for (auto as_of : {seq, newest_seq(house)}) {
            INFO(format << " as of " << as_of);
            auto name = format + '-' + std::to_string(as_of);
            auto here = written(data, format, as_of, folder.path() / (name + "-here"));
            CHECK(here == written(restored, format, as_of, folder.path() / (name + "-there")));
            CHECK(here == exported(house, format, world.process_id, as_of));
        }
}

TEST_CASE("the program checks a bundle, and says what does not hold")
{
    HouseUnderTest house;
    auto world = open_consultation(house);
    auto anna  = citizen(house, "Anna");
    proposes(house, anna, world, "A bench in the square");
    TemporaryFolder folder;
    auto file = folder.path() / "bundle.zip";
    written(house.house.folder.path(), "bundle", newest_seq(house), file);
    auto good = ended({"verify", file.string()});
    CHECK(good.code == 0);
    CHECK_THAT(good.said, Contains("The bundle holds"));
    CHECK(ended({"verify", file.string(), "--key", std::string(64, '0')}).code == 1);
    auto files = unpacked(bytes_of(file));
    files["tallies.jsonl"][20] ^= 1;
    std::ofstream(file, std::ios::binary) << repacked(files);
    auto bad = ended({"verify", file.string()});
    CHECK(bad.code == 1);
    CHECK_THAT(bad.said, Contains("tallies.jsonl"));
}

TEST_CASE("an export that cannot be written is refused in one sentence")
{
    HouseUnderTest house;
    auto world = open_consultation(house);
    TemporaryFolder folder;
    auto data = house.house.folder.path().string(), file = (folder.path() / "out").string();
    auto refused = [&](std::vector<std::string> words, const std::string& why) {
        words.insert(words.begin(), "export");
        auto [code, said] = ended(words);
        CHECK(code == 1);
        CHECK_THAT(said, Contains(why));
    };
    refused({"1", "--format", "papyrus", "--out", file, "--data", data}, "no format papyrus");
    refused({"9", "--format", "report", "--out", file, "--data", data}, "no process 9");
    refused({"one", "--format", "report", "--out", file, "--data", data}, "by its id");
    refused({"1", "--format", "report", "--out", file, "--data", data, "--seq", "999"}, "no event 999");
    refused({"1", "--format", "report", "--out", file, "--data", folder.path().string()}, "no Arengo data");
    std::ofstream(file) << "there";
    refused({"1", "--format", "report", "--out", file, "--data", data}, "exists already");
}

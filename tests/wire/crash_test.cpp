// The power goes while people take part, again and again: what was acknowledged is there, once.
#include "base/temporary_folder.hpp"
#include "store/check.hpp"
#include "support/program.hpp"
#include "support/town.hpp"

#include <catch2/catch.hpp>
#include <fstream>

using Catch::Matchers::Contains;

namespace {

// The dice of this run: --rng-seed throws them again.
unsigned new_seed() { return Catch::rngSeed() ? Catch::rngSeed() : std::random_device{}(); }

// What `arengo verify` says of a receipt downloaded from the house.
std::string verified(int port, std::int64_t seq, const std::filesystem::path& file)
{
    std::ofstream(file) << Visitor(port).get("/api/events/" + std::to_string(seq) + "/receipt").body;
    Program verify({"verify", file.string()});
    return verify.said();
}

void take_part_until_killed(Town& town, Program& program, int answers)
{
    town.take_part(program.port(), [&](int answered) {
        if (answered == answers) program.signal(SIGKILL);
    });
    program.signal(SIGKILL); // where all stopped at a wrong answer, nobody was left to count
    REQUIRE(program.code() == 128 + SIGKILL);
}

} // namespace

TEST_CASE("thirty times killed under load: every acknowledged write is there once, and every receipt holds", "[kills]")
{
    constexpr int kills = 30, people = 8, most_answers = 60;
    auto seed = new_seed();
    std::mt19937 dice(seed);
    TemporaryFolder folder;
    Town town(folder.path(), people, seed);
    for (int killed = 0; killed <= kills; ++killed) {
        INFO("seed " << seed << ", after " << killed << " kills");
        Program program(serve_demo(folder.path()));
        auto port = program.port();
        if (killed == 0) town.come_in(port);
        town.look_after(port);
        REQUIRE(town.complaints() == "");
        REQUIRE(town.unrecorded() == "");
        REQUIRE(town.votes_off() == "");
        REQUIRE(town.miscounted() == "");
        if (killed < kills) {
            take_part_until_killed(town, program, std::uniform_int_distribution<int>(1, most_answers)(dice));
            continue;
        }
        CHECK(town.false_receipts() == "");
        CHECK_THAT(verified(port, town.log().seq(), folder.path() / "receipt.json"), Contains("The receipt holds"));
        program.signal(SIGTERM);
        CHECK(program.code() == 0);
    }
    CHECK(verified_events(folder.path() / "arengo.db") == town.log().seq());
}

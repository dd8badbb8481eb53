#include "base/temporary_folder.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

std::vector<std::string> rehearse(int port, const std::string& people, const std::string& tables)
{
    auto url = "http://127.0.0.1:" + std::to_string(port);
    return {"rehearse", "--url", url, "--people", people, "--tables", tables, "--minutes", "0", "--watchers", "3"};
}

} // namespace

TEST_CASE("a whole event day, played through the real doors, loses nothing and doubles nothing")
{
    Program house({"serve", "--demo", "--listen", "127.0.0.1:0"});
    auto port = house.port();
    Program day(rehearse(port, "24", "3"));
    auto code = day.code();
    auto said = day.said();
    INFO(said);
    CHECK(code == 0);
    CHECK_THAT(said, Contains("nothing is lost, nothing is doubled"));
    CHECK_THAT(said, Contains("a note reaches the regia: p50"));
    CHECK_THAT(said, !Contains("WRONG"));
}

TEST_CASE("where no day can be rehearsed, one sentence says what it needs")
{
    Program nobody(rehearse(9, "2", "1"));
    CHECK(nobody.code() == 1);
    CHECK_THAT(nobody.said(), Contains("nobody answers"));
    TemporaryFolder folder;
    Program house({"serve", "--listen", "127.0.0.1:0", "--data", folder.path().string()});
    Program day(rehearse(house.port(), "2", "1"));
    CHECK(day.code() == 1);
    CHECK_THAT(day.said(), Contains("arengo serve --demo"));
}

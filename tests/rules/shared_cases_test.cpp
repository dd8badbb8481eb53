// The cases that the browser's merge is held to as well.
#include "base/json.hpp"

#include <catch2/catch.hpp>
#include <fstream>

namespace {

json cases()
{
    std::ifstream file(TESTS_FOLDER "/shared/merge_patch.json");
    return json::parse(file);
}

} // namespace

TEST_CASE("every shared case of a merge patch comes out as in the browser")
{
    for (const auto& each : cases()) {
        INFO(each["name"]);
        auto state = each["before"];
        state.merge_patch(each["patch"]);
        CHECK(state == each["after"]);
    }
}

TEST_CASE("any two shared patches that compose have the effect of both in order, on every state")
{
    auto all     = cases();
    int composed = 0;
    for (const auto& first : all) {
        for (const auto& second : all) {
            auto both = first["patch"];
            if (!compose(both, second["patch"])) continue;
            ++composed;
            for (const auto& on : all) {
                auto one_by_one = on["before"], at_once = on["before"];
                one_by_one.merge_patch(first["patch"]);
                one_by_one.merge_patch(second["patch"]);
                at_once.merge_patch(both);
                INFO(first["name"] << ", then " << second["name"] << ", on " << on["name"]);
                REQUIRE(at_once == one_by_one);
            }
        }
    }
    CHECK(composed > 0);
}

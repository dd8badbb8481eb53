#include "base/json.hpp"

#include <catch2/catch.hpp>

TEST_CASE("the patch between two states makes the second of the first")
{
    auto before = json{{"a", 1}, {"b", {{"x", 1}, {"y", 2}}}, {"gone", {{"k", 1}}}};
    auto after  = json{{"a", 2}, {"b", {{"x", 1}, {"z", 3}}}, {"new", {{"k", 1}}}};
    auto patch  = merge_patch_of(before, after);
    CHECK(patch == json{{"a", 2}, {"b", {{"y", nullptr}, {"z", 3}}}, {"gone", nullptr}, {"new", {{"k", 1}}}});
    before.merge_patch(patch);
    CHECK(before == after);
    CHECK(merge_patch_of(after, after).empty());
}

TEST_CASE("two patches composed have the effect of both in order")
{
    auto state  = json{{"supports", 3}, {"newest", {{"1", {{"title", "a"}}}}}};
    auto first  = json{{"supports", 4}, {"newest", {{"1", nullptr}}}};
    auto second = json{{"supports", 5}, {"newest", {{"2", {{"title", "b"}}}}}};
    auto both   = first;
    REQUIRE(compose(both, second));
    auto one_by_one = state;
    one_by_one.merge_patch(first);
    one_by_one.merge_patch(second);
    state.merge_patch(both);
    CHECK(state == one_by_one);
}

TEST_CASE("a thing deleted and made anew cannot be composed, and the earlier patch stays as it was")
{
    auto earlier = json{{"newest", {{"1", nullptr}}}};
    CHECK_FALSE(compose(earlier, json{{"newest", {{"1", {{"title", "again"}}}}}}));
    CHECK(earlier == json{{"newest", {{"1", nullptr}}}});
}

TEST_CASE("canonical JSON orders keys as RFC 8785 does and has no spaces")
{
    json list = {1, true, "è"};
    CHECK(canonical(json{{"b", list}, {"a", json::object()}, {"aa", ""}}) == R"({"a":{},"aa":"","b":[1,true,"è"]})");
    CHECK(canonical(json{{"\xef\xbf\xbd", 1}, {"\xf0\x9f\x8c\xb3", 2}})
          == "{\"\xf0\x9f\x8c\xb3\":2,\"\xef\xbf\xbd\":1}");
}

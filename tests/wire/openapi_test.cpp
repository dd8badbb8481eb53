#include "support/visitors.hpp"

#include <catch2/catch.hpp>
#include <set>

TEST_CASE("the published interface and the real routes are the same: none missing, none extra")
{
    ServedHouse house;
    constexpr std::string_view names[] = {"get", "post", "put", "patch", "delete"};
    std::set<std::string> real, told;
    for (const auto& route : house.house.routes.all())
        real.insert(std::string(names[static_cast<int>(route.method)]) + ' ' + std::string(route.pattern));
    auto document = Visitor(house).get("/api/openapi.json").value();
    for (const auto& [path, methods] : document["paths"].items())
        for (const auto& [method, unused] : methods.items())
            if (method != "parameters") told.insert(method + ' ' + path);
    for (const auto& route : real) {
        INFO(route);
        CHECK(told.contains(route));
    }
    for (const auto& route : told) {
        INFO(route);
        CHECK(real.contains(route));
    }
}

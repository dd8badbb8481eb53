#include "support/visitors.hpp"

#include "embedded.hpp"
#include "http/encoding.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace {

constexpr std::string_view attack = "</script><svg onload=alert(1)>\"'&";

Page attacked(House&, const Visit&)
{
    return {.title       = std::string(attack),
            .description = std::string(attack),
            .body        = "<main>readable without scripts</main>"};
}

awaitable<Reply> get_long(House&, Visit&)
{
    json items = json::array();
    for (int i = 0; i < 200; ++i) items.push_back({{"a_long_and_repeated_name", i}});
    co_return ok({{"items", items}});
}

awaitable<Reply> get_own(House&, Visit& visit)
{
    auto reply         = ok({{"path", visit.target}});
    reply.for_everyone = visit.session.empty();
    co_return reply;
}

void mount(House& house)
{
    house.routes.add_page("/attacked", attacked);
    house.routes.add({Method::get, "/api/long", get_long, Audience::everyone});
    house.routes.add({Method::get, "/api/own", get_own, Audience::everyone});
}

bool is_protected(const Answer& answer)
{
    return answer.header("x-content-type-options") == "nosniff" && answer.header("referrer-policy") == "same-origin"
           && answer.header("content-security-policy").find("frame-ancestors 'none'") != std::string::npos;
}

} // namespace

TEST_CASE("a page stands in the shell with its words escaped, and may load nothing from elsewhere")
{
    ServedHouse house(roomy(), {}, mount);
    auto page = Visitor(house).get("/attacked");
    CHECK(page.status == 200);
    CHECK(page.body.find("readable without scripts") != std::string::npos);
    CHECK(page.body.find("<svg") == std::string::npos);
    CHECK(page.body.find("&lt;svg onload=alert(1)&gt;") != std::string::npos);
    CHECK(is_protected(page));
    auto policy = page.header("content-security-policy");
    CHECK(policy.find("default-src 'self'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
}

TEST_CASE("every kind of answer is protected; over https browsers shall never come back without")
{
    auto config       = roomy();
    config.public_url = "https://partecipa.example.org";
    ServedHouse house(config, {}, mount);
    Visitor visitor(house);
    for (auto target : {"/", "/attacked", "/api/house", "/api/record", "/api/nothing", "/nothing"}) {
        auto answer = visitor.get(target);
        CHECK(is_protected(answer));
        CHECK(answer.header("strict-transport-security").find("max-age=") == 0);
    }
}

TEST_CASE("a long answer goes out compressed to who understands that, and has one tag in all encodings")
{
    ServedHouse house(roomy(), {}, mount);
    Visitor visitor(house);
    auto plain = visitor.get("/api/long");
    for (auto [accepts, coding] :
         {std::pair{"gzip, deflate, br", "br"}, std::pair{"gzip", "gzip"}, std::pair{"br;q=0, gzip;q=0.5", "gzip"}})
    {
        auto answer = visitor.get("/api/long", {{"Accept-Encoding", accepts}});
        CHECK(answer.header("content-encoding") == coding);
        CHECK(answer.body.size() < plain.body.size() / 4);
        CHECK(answer.header("etag") == plain.header("etag"));
        CHECK(answer.header("vary").find("Accept-Encoding") != std::string::npos);
    }
    CHECK(plain.header("content-encoding").empty());
    CHECK(visitor.get("/api/long", {{"Accept-Encoding", "br;q=0, gzip;q=0"}}).header("content-encoding").empty());
}

TEST_CASE("what was made for one visitor is not kept for the others")
{
    ServedHouse house(roomy(), {}, mount);
    Visitor anna(house), bruno(house);
    anna.cookie = "arengo=0123";
    CHECK(anna.get("/api/own").header("cache-control") == "private, no-cache");
    CHECK(bruno.get("/api/own").header("cache-control") == "no-cache");
}

TEST_CASE("files of the pages come with their type; those with a hash in their name may be kept for good")
{
    ServedHouse house;
    Visitor visitor(house);
    for (const auto& file : embedded_assets()) {
        if (file.path == "index.html" || file.path.ends_with(".br")) continue;
        INFO(file.path);
        auto answer = visitor.get('/' + std::string(file.path));
        CHECK(answer.status == 200);
        CHECK(answer.body == file.bytes);
        CHECK(is_protected(answer));
        auto hashed = file.path.starts_with("assets/");
        CHECK((answer.header("cache-control").find("immutable") != std::string::npos) == hashed);
        auto tag = answer.header("etag");
        CHECK(visitor.get('/' + std::string(file.path), {{"If-None-Match", tag}}).status == 304);
    }
}

TEST_CASE("what was compressed when the pages were built goes out as it is")
{
    ServedHouse house;
    Visitor visitor(house);
    auto compressed = 0;
    auto files      = embedded_assets();
    for (const auto& file : files) {
        auto plain = std::find_if(files.begin(), files.end(),
                                  [&](const auto& other) { return std::string(other.path) + ".br" == file.path; });
        if (plain == files.end() || plain->bytes.size() < worth_compressing) continue;
        INFO(file.path);
        auto answer = visitor.get('/' + std::string(plain->path), {{"Accept-Encoding", "br"}});
        CHECK(answer.header("content-encoding") == "br");
        CHECK(answer.body == file.bytes);
        CHECK(visitor.get('/' + std::string(file.path)).status == 404);
        ++compressed;
    }
    CHECK(compressed > 0);
}

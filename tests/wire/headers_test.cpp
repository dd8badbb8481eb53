// What stands above every answer: page by page, route by route, file by file.
#include "embedded.hpp"
#include "support/everybody.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <sstream>

namespace {

// The addresses of all pages, as the browser knows them (web/src/shell/routes.ts): "/consultations/{id}/plan/{node_id}".
std::vector<std::string> pages()
{
    std::ifstream file(std::string(TESTS_FOLDER) + "/../web/src/shell/routes.ts");
    std::stringstream all;
    all << file.rdbuf();
    auto text = all.str();
    std::vector<std::string> found;
    const std::regex route("\\broute\\(\\s*\"(\\w+)\",\\s*[\"`]([^\"`]*)[\"`]");
    const std::vector<std::pair<std::regex, std::string>> parts{
        {std::regex("\\(\\?:(.*)\\)\\?"), "$1"},
        {std::regex("/articles/\\([^)]*\\)"), "/articles/{article}"},
        {std::regex("/plan/\\$\\{id\\}"), "/plan/{node_id}"},
        {std::regex("\\$\\{id\\}"), "{id}"},
        {std::regex("\\(\\[a-z0-9-\\]\\+\\)"), "{slug}"},
        {std::regex("\\(\\[A-Za-z0-9-\\]\\+\\)"), "{code}"},
        {std::regex("\\(\\[\\^/\\]\\+\\)"), "{code}"},
        {std::regex("\\((\\w+)\\|[\\w|]+\\)"), "$1"}};
    for (auto one = std::sregex_iterator(text.begin(), text.end(), route); one != std::sregex_iterator(); ++one) {
        auto address = (*one)[2].str();
        for (const auto& [expression, plain] : parts) address = std::regex_replace(address, expression, plain);
        found.push_back(address.empty() ? "/" : address);
    }
    return found;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Whatever it is, and however it went.
void check_protected(const Answer& answer)
{
    auto policy = answer.header("content-security-policy");
    CHECK(answer.header("x-content-type-options") == "nosniff");
    CHECK(answer.header("referrer-policy") == "same-origin");
    CHECK(answer.header("strict-transport-security") == "max-age=31536000");
    CHECK(has(policy, "frame-ancestors 'none'"));
    CHECK_FALSE(has(policy, "unsafe"));
    CHECK_FALSE(has(policy, "*"));
    if (has(answer.header("content-type"), "text/html"))
        for (auto rule : {"default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"})
            CHECK(has(policy, rule));
    else
        CHECK(has(policy, "default-src 'none'"));
    CHECK_FALSE(answer.header("content-type").empty());
    CHECK_FALSE(answer.header("cache-control").empty());
    CHECK(answer.header("server").empty());
}

void check_kept_from_others(const Answer& answer)
{
    auto caching = answer.header("cache-control");
    CHECK((has(caching, "private") || has(caching, "no-store")));
}

void check_cookie(const Answer& answer)
{
    auto cookie = answer.header("set-cookie");
    CHECK(cookie.starts_with("__Host-arengo="));
    for (auto attribute : {"; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/"}) CHECK(has(cookie, attribute));
    CHECK_FALSE(has(cookie, "Domain"));
}

} // namespace

TEST_CASE("every page is protected, framed by nobody, kept by no one between, and sets no cookie")
{
    Everybody all("https://partecipa.example.org");
    auto addresses = pages();
    REQUIRE(addresses.size() > 40);
    for (const auto& address : addresses) {
        for (auto role : {"stranger", "citizen", "organiser"}) {
            INFO(address << " for the " << role);
            auto answer = all.as(role).get(all.path(address, "open"));
            CHECK(answer.status == 200);
            CHECK(answer.header("content-type") == "text/html; charset=utf-8");
            CHECK(answer.header("set-cookie").empty());
            check_protected(answer);
            check_kept_from_others(answer);
        }
    }
}

TEST_CASE("every answer of the interface is protected, and what differs from person to person is kept from others",
          "[.]")
{
    Everybody all("https://partecipa.example.org");
    for (const auto& route : all.house.routes.all()) {
        if (route.method != Method::get) continue;
        for (auto role : {"stranger", "organiser"}) {
            INFO(route.pattern << " for the " << role);
            auto answer = all.as(role).get(all.path(route.pattern, "open"));
            check_protected(answer);
            CHECK(answer.header("set-cookie").empty());
            // Open data may be read by the pages of others; nothing else may.
            CHECK(answer.header("access-control-allow-origin").empty() != route.pattern.starts_with("/open-data"));
            if (route.audience == Audience::visitor && answer.status == 200 && !route.pattern.starts_with("/open-data")
                && has(answer.header("content-type"), "json"))
                check_kept_from_others(answer);
        }
    }
}

TEST_CASE("what is refused is protected as well, whoever refuses it")
{
    Everybody all("https://partecipa.example.org");
    auto& stranger = all.as("stranger");
    for (const auto& [method, target] : {std::pair{"GET", "/api/nothing"},
                                         {"GET", "/nothing"},
                                         {"BREW", "/status"},
                                         {"DELETE", "/status"},
                                         {"POST", "/api/sign-in"},
                                         {"GET", "/api/live"},
                                         {"GET", "/%2e%2e/etc/passwd"},
                                         {"GET", "/api/consultations/1/proposals?sort=odd"}})
    {
        INFO(method << ' ' << target);
        auto answer = stranger.ask(method, target, "", {});
        CHECK(answer.status >= 400);
        check_protected(answer);
    }
    for (auto bytes : {"GET /status HTTP/1.1\r\n\r\n", "GET /status\r\n\r\n",
                       "POST / HTTP/1.1\r\nHost: x\r\n"
                       "Transfer-Encoding: chunked\r\n\r\n"})
    {
        RawConnection connection(all.served.port());
        connection.send(bytes);
        check_protected(connection.answer());
    }
}

TEST_CASE("every file of the pages is protected")
{
    auto config       = roomy();
    config.public_url = "https://partecipa.example.org";
    ServedHouse served(config);
    Visitor visitor(served);
    for (const auto& file : embedded_assets()) {
        if (file.path == "index.html" || file.path.ends_with(".br")) continue;
        INFO(file.path);
        auto answer = visitor.get('/' + std::string(file.path));
        CHECK(answer.status == 200);
        CHECK(answer.header("x-content-type-options") == "nosniff");
        CHECK(has(answer.header("content-security-policy"), "frame-ancestors 'none'"));
        CHECK_FALSE(answer.header("cache-control").empty());
        CHECK(answer.header("set-cookie").empty());
    }
}

TEST_CASE("whatever gives a session gives it to scripts never, to other sites never, and over https alone")
{
    Everybody all("https://partecipa.example.org");
    Visitor anna(all.served), guest(all.served), nora(all.served);
    check_cookie(anna.post("/api/sign-in", {{"email", "anna@example.org"}}));
    auto code = anna.get("/api/demo/mailbox").value()["items"][0]["code"];
    check_cookie(anna.post("/api/sign-in/confirm", {{"code", code}}));
    check_cookie(anna.post("/api/sign-out"));
    check_cookie(guest.post("/api/tables/join", {{"code", all.filled("$join_code", "open")}, {"name", "Lia"}}));
    json first{{"token", all.filled("$organiser_token", "open")}, {"name", "Nora"}, {"email", "nora@example.org"}};
    check_cookie(nora.post("/api/organiser-link", first));
}

TEST_CASE("files of the desk are saved and not shown, and stay in no cache")
{
    Everybody all;
    for (auto target : {"/api/exports/$link", "/api/processes/$processes/log.csv", "/api/me/data"}) {
        INFO(target);
        auto answer = all.as("organiser").get(all.filled(target, "open"));
        CHECK(answer.status == 200);
        CHECK(answer.header("content-disposition").starts_with("attachment"));
        check_kept_from_others(answer);
    }
}

#include "support/demo_house.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

// What was mailed last, as the demo's mailbox shows it.
json last_mail(Visitor& visitor) { return visitor.get("/api/demo/mailbox").value()["items"][0]; }

std::string token_of(const json& mail)
{
    auto link = mail["link"].get<std::string>();
    return link.substr(link.find("token=") + 6);
}

} // namespace

TEST_CASE("signing in over the wire: the answer tells nothing, the code opens a new session, signing out ends it")
{
    ServedHouse served(demo_config());
    Visitor anna(served);
    CHECK(anna.get("/api/me").status == 401);
    auto asked = anna.post("/api/sign-in", {{"email", "anna@example.org"}});
    CHECK(asked.status == 202);
    CHECK(asked.value() == json::object());
    auto asking = anna.cookie;
    CHECK_FALSE(asking.empty());
    CHECK(anna.get("/api/me").status == 401);

    auto confirmed = anna.post("/api/sign-in/confirm", {{"code", last_mail(anna)["code"]}});
    REQUIRE(confirmed.status == 200);
    CHECK(confirmed.value()["email"] == "anna@example.org");
    CHECK(anna.cookie != asking);
    CHECK(anna.get("/").body.find(R"("signed_in":true)") != std::string::npos);
    CHECK(anna.get("/").header("cache-control") == "private, no-cache");
    CHECK(Visitor(served).get("/").body.find(R"("signed_in":false)") != std::string::npos);
    CHECK(anna.get("/api/me").value() == confirmed.value());

    Visitor thief(served);
    thief.cookie = anna.cookie;
    CHECK(thief.get("/api/me").status == 200);
    CHECK(anna.post("/api/sign-out").status == 200);
    CHECK(anna.cookie.empty());
    CHECK(thief.get("/api/me").status == 401);
}

TEST_CASE("a mail leads to the configured address, whatever Host or proxy the request names")
{
    auto config       = demo_config();
    config.public_url = "https://partecipa.example.org";
    ServedHouse served(config);
    Visitor anna(served);
    Headers foreign{{"Host", "evil.example"},
                    {"X-Forwarded-Host", "evil.example"},
                    {"X-Forwarded-Proto", "http"},
                    {"Forwarded", "host=evil.example"},
                    {"X-Original-URL", "/api/me"}};
    CHECK(anna.post("/api/sign-in", {{"email", "anna@example.org"}}, foreign).status == 202);
    auto mail = last_mail(anna);
    CHECK(mail["link"].get<std::string>().starts_with("https://partecipa.example.org/"));
    CHECK(mail.dump().find("evil.example") == std::string::npos);
    CHECK(anna.get("/", foreign).body.find("evil.example") == std::string::npos);
}

TEST_CASE("a known address and an unknown one cost the same: the same writes, the same mail, the same answer")
{
    ServedHouse served(demo_config());
    citizen(served.inner, "Anna");
    auto asks = [&](const std::string& email) {
        Visitor visitor(served);
        auto changes = served.house.ledger.figures().changes, commits = served.house.ledger.figures().commits;
        auto answer = visitor.post("/api/sign-in", {{"email", email}});
        return std::tuple(answer.status, answer.body, answer.header("set-cookie").size(),
                          served.house.ledger.figures().changes - changes,
                          served.house.ledger.figures().commits - commits);
    };
    auto known = asks("anna@example.org");
    CHECK(known == asks("nobody@example.org"));
    CHECK(std::get<0>(known) == 202);
}

TEST_CASE("a mail scanner that looks at the link, with HEAD, GET or even POST, uses nothing up")
{
    ServedHouse served(demo_config());
    Visitor anna(served), scanner(served);
    anna.post("/api/sign-in", {{"email", "anna@example.org"}});
    auto token = token_of(last_mail(anna));
    for (auto method : {"HEAD", "GET"}) {
        CHECK(scanner.ask(method, "/sign-in?token=" + token, "", {}).header("set-cookie").empty());
        CHECK(scanner.ask(method, "/api/sign-in/confirm?token=" + token, "", {}).status == 405);
    }
    auto tried = scanner.post("/api/sign-in/confirm", {{"token", token}});
    CHECK(tried.status == 409);
    CHECK(tried.reason() == "sign_in_other_browser");
    CHECK(anna.post("/api/sign-in/confirm", {{"token", token}}).status == 200);
    CHECK(anna.post("/api/sign-in/confirm", {{"token", token}}).reason() == "sign_in_expired");
}

TEST_CASE("nothing beside the fields of the contract is taken at signing in")
{
    ServedHouse served(demo_config());
    Visitor anna(served);
    CHECK(anna.post("/api/sign-in", {{"email", "anna@example.org"}, {"role", "organiser"}}).reason()
          == "unknown_field");
    CHECK(anna.post("/api/sign-in", {{"email", "anna@example.org\r\nBcc: x@example.org"}}).reason() == "bad_value");
    CHECK(anna.post("/api/sign-in", json::object()).reason() == "required");
    CHECK(anna.post("/api/sign-in/confirm", {{"code", "1"}, {"token", "2"}}).reason() == "required");
    CHECK(anna.post("/api/sign-in", {{"email", "anna@example.org"}}, {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
}

TEST_CASE("the person's own pages: profile, bodies, data, and the end of the account")
{
    ServedHouse served(demo_config());
    Visitor anna(served);
    sign_in(anna, "anna@example.org");
    CHECK(anna.patch("/api/me", {{"name", "Anna <b>Ferrero</b>"}, {"zone", "torino"}}).value().contains("seq"));
    CHECK(anna.patch("/api/me", {{"email", "other@example.org"}}).reason() == "unknown_field");

    json cooperative = {{"name", "Cooperativa Quattrocchi"}, {"kind", "social_cooperative"}, {"zone", "pinerolese"}};
    auto added       = anna.post("/api/organisations", cooperative);
    REQUIRE(added.status == 201);
    auto organisation_id = added.value()["organisation_id"];
    auto again           = anna.post("/api/organisations", cooperative);
    CHECK(again.status == 409);
    CHECK(again.value()["organisation_id"] == organisation_id);
    CHECK(anna.get("/api/organisations?q=quattrocchi").value()["items"].size() == 1);
    CHECK(anna.get("/api/organisations?limit=1000").status == 400);
    CHECK(anna.get("/api/organisations?sort=name").status == 400);
    auto mandate = "/api/me/mandates/" + organisation_id.dump();
    CHECK(anna.remove(mandate).status == 200);
    CHECK(anna.get("/api/me").value()["organisations"].empty());
    CHECK(anna.put(mandate).status == 200);
    CHECK(anna.put("/api/me/mandates/999").status == 404);

    auto shown = anna.get("/api/me/snapshot").value();
    CHECK(shown["state"]["name"] == "Anna <b>Ferrero</b>");
    CHECK(shown["state"]["organisations"].size() == 1);
    auto data = anna.get("/api/me/data");
    CHECK(data.header("content-disposition").starts_with("attachment"));
    CHECK(data.value()["mails"].size() == 1);

    CHECK(anna.ask("DELETE", "/api/me", R"({"confirm":false})",
                   {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}})
              .reason()
          == "bad_value");
    CHECK(anna.ask("DELETE", "/api/me", R"({"confirm":true})",
                   {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}})
              .status
          == 200);
    CHECK(anna.get("/api/me").status == 401);
}

TEST_CASE("the demo's doors are shut outside the demo")
{
    ServedHouse served;
    Visitor anna(served);
    CHECK(anna.get("/api/demo/mailbox").status == 404);
    CHECK(anna.get("/api/demo/mailbox/1/attachments/1").status == 404);
    CHECK(anna.post("/api/demo/sign-in", {{"as", "organiser"}}).status == 404);
}

TEST_CASE("feedback is kept without a name, and counts once when it is sent twice")
{
    ServedHouse served(demo_config());
    Visitor anna(served);
    sign_in(anna, "anna@example.org");
    json said = {{"page", "/processes/x"}, {"clear", false}, {"text", "Troppo lungo"}};
    for (int twice = 0; twice < 2; ++twice)
        CHECK(anna.post("/api/feedback", said, {{"Idempotency-Key", "0123456789abcdef"}}).status == 202);
    CHECK(served.inner.read([](Reader& r) { return r.db.integer("select count(*) from feedback"); }) == 1);
}

#include "base/text.hpp"
#include "support/consultation_verbs.hpp"
#include "support/demo_house.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

// Every field of ours that takes what somebody writes: where it is sent, with what beside it, and how much it holds.
struct Field {
    std::string method, target, name;
    json beside;
    std::size_t max_chars;
};

std::vector<Field> fields(NodeId node_id)
{
    json proposal{{"kind", "change"},     {"node_id", node_id.value},  {"title", "A bench"},
                  {"body", "To sit on."}, {"suggested_text", "Bench"}, {"show_name", false}};
    json comment{{"body", "Yes"}, {"show_name", false}};
    json flag{{"reason", "other"}, {"text", "Look"}};
    json decision{{"decision", "hide"}, {"reason", "Rules"}};
    return {{"POST", "/api/consultations/1/proposals", "title", proposal, 120},
            {"POST", "/api/consultations/1/proposals", "body", proposal, 3000},
            {"POST", "/api/consultations/1/proposals", "suggested_text", proposal, 10000},
            {"PATCH", "/api/proposals/1", "title", json::object(), 120},
            {"PATCH", "/api/proposals/1", "body", json::object(), 3000},
            {"PATCH", "/api/proposals/1", "suggested_text", json::object(), 10000},
            {"POST", "/api/proposals/1/comments", "body", comment, 1500},
            {"POST", "/api/proposals/1/flags", "text", flag, 500},
            {"POST", "/api/comments/1/flags", "text", flag, 500},
            {"POST", "/api/proposals/1/withdraw", "reason", json::object(), 500},
            {"POST", "/api/proposals/1/moderation", "reason", decision, 500},
            {"PUT", "/api/proposals/1/vote", "choice", json::object(), 40}};
}

struct Served {
    ServedHouse house{demo_config()};
    OpenConsultation consultation = open_consultation(house.inner);
    Visitor anna{house};
    Person person;

    Served()
    {
        person = citizen(house.inner, "Anna");
        sign_in(anna, "anna@example.org");
        auto first = fields(consultation.node("1.1.1-A")).front();
        REQUIRE(anna.post(first.target, first.beside).status == 201);
        REQUIRE(anna.post("/api/proposals/1/comments", {{"body", "First"}, {"show_name", false}}).status == 201);
    }
    Answer send(const Field& field, const json& value)
    {
        auto body        = field.beside;
        body[field.name] = value;
        if (field.method == "PATCH") return anna.patch(field.target, body, {{"If-Match", "\"1\""}});
        return field.method == "PUT" ? anna.put(field.target, body) : anna.post(field.target, body);
    }
};

std::string repeated(std::size_t count, const std::string& text)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

} // namespace

TEST_CASE("no field takes NUL, a turn of the writing's direction, too much, or what is not text")
{
    Served at;
    for (const auto& field : fields(at.consultation.node("1.1.1-A"))) {
        INFO(field.method << ' ' << field.target << ' ' << field.name);
        for (const auto& text :
             {std::string("a\0b", 3), std::string("a\u202Eb"), std::string("a\u2066b"), std::string("a\x1b[31mb")})
        {
            auto answer = at.send(field, text);
            CHECK(answer.status == 400);
            CHECK(answer.reason() == "bad_value");
        }
        auto long_one = at.send(field, repeated(field.max_chars + 1, "è"));
        CHECK(long_one.status == 422);
        CHECK(long_one.reason() == "too_long");
        for (const auto& value : {json(7), json(true), json::array({"a"}), json::object()})
            CHECK(at.send(field, value).status == 400);
    }
    CHECK(at.house.house.archive.read([](Reader& r) { return *r.db.integer("select count(*) from proposal"); }) == 1);
}

TEST_CASE("markup is text: it comes back as it was written, and a page shows it without becoming it")
{
    Served at;
    std::string markup =
        "<svg onload=alert(1)></svg><script>alert(2)</script>[x](javascript:alert(3)) {{{title}}} &lt;";
    auto all                 = fields(at.consultation.node("1.1.1-A"));
    json beside              = all.front().beside;
    beside["body"]           = markup;
    beside["title"]          = markup;
    beside["suggested_text"] = markup;
    REQUIRE(at.anna.post("/api/consultations/1/proposals", beside).status == 201);
    REQUIRE(at.anna.post("/api/proposals/2/comments", {{"body", markup}, {"show_name", false}}).status == 201);
    Visitor stranger{at.house};
    auto state = stranger.get("/api/proposals/2").value()["state"];
    for (auto name : {"title", "body", "suggested_text"}) CHECK(state[name] == markup);
    CHECK(state["thread"]["2"]["body"] == markup);
    auto page = stranger.get("/proposals/2");
    CHECK(page.status == 200);
    CHECK(page.body.find("<svg onload") == std::string::npos);
    CHECK(page.body.find("<script>alert") == std::string::npos);
    CHECK(page.body.find("&lt;svg onload") != std::string::npos);
}

TEST_CASE("nobody slips in what is not theirs to say, and lists are asked for in our words only")
{
    Served at;
    auto proposal = fields(at.consultation.node("1.1.1-A")).front();
    for (auto name : {"author_id", "person_id", "votes", "tally", "approved_at", "number"}) {
        auto body  = proposal.beside;
        body[name] = 1;
        CHECK(at.anna.post(proposal.target, body).reason() == "unknown_field");
    }
    for (std::string query : {"sort=random", "sort=relevance", "limit=0", "limit=101", "kind=x", "cursor=abc",
                              "cursor=1", "state=hidden", "state=pending", "node_id=-1", "order=asc", "q=a%00b"})
        CHECK(at.anna.get("/api/consultations/1/proposals?" + query).status == 400);
    for (std::string words :
         {"%22", "*", "OR", "title:", "NEAR(a%20b)", "%22a%20OR%20b", "-bench", "(", "%F0%9F%AA%91"})
        CHECK(at.anna.get("/api/consultations/1/proposals?q=" + words).status == 200);
}

TEST_CASE("an edit names the revision that it edited; a stale one is told the present words")
{
    Served at;
    CHECK(at.anna.patch("/api/proposals/1", {{"title", "Two benches"}}).reason() == "revision_required");
    for (auto tag : {"\"x\"", "\"0\"", "*", "\"-1\"", "\"1a9f\"", "\"1.5\""})
        CHECK(at.anna.patch("/api/proposals/1", {{"title", "Two benches"}}, {{"If-Match", tag}}).status == 400);
    auto edited = at.anna.patch("/api/proposals/1", {{"title", "Two benches"}}, {{"If-Match", "\"1\""}});
    CHECK(edited.value()["revision"] == 2);
    auto stale = at.anna.patch("/api/proposals/1", {{"title", "Three benches"}}, {{"If-Match", "\"1\""}});
    CHECK(stale.status == 412);
    CHECK(stale.value()["current"]["title"] == "Two benches");
}

TEST_CASE("a hidden proposal and one that never was answer alike, to everybody but its author and moderators")
{
    Served at;
    auto rita = citizen(at.house.inner, "Rita");
    becomes(at.house.inner, rita, at.consultation.process_id, people::Role::moderator);
    Visitor moderator{at.house}, stranger{at.house};
    sign_in(moderator, "rita@example.org");
    CHECK(stranger.get("/api/proposals/1").status == 200);
    REQUIRE(moderator.post("/api/proposals/1/moderation", {{"decision", "hide"}, {"reason", "Rules"}}).status == 200);
    for (std::string part : {"", "/comments"}) {
        auto hidden = stranger.get("/api/proposals/1" + part), missing = stranger.get("/api/proposals/99" + part);
        CHECK(hidden.status == 404);
        CHECK(hidden.reason() == missing.reason());
        CHECK(moderator.get("/api/proposals/1" + part).status == 200);
        CHECK(at.anna.get("/api/proposals/1" + part).status == 200);
        CHECK(stranger.get("/api/proposals/1" + part).status == 404);
    }
    CHECK(at.anna.get("/proposals/1").status == 200);
    CHECK(stranger.get("/proposals/1").status == 404);
    CHECK(at.anna.get("/api/proposals/1").value()["state"]["moderation"]["reason"] == "Rules");
    CHECK(stranger.get("/api/consultations/1/proposals").value()["items"].empty());
    CHECK(moderator.get("/api/consultations/1/proposals?state=hidden").value()["items"].size() == 1);
}

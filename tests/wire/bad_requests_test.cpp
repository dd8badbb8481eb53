// Requests that are well formed and still not for us.
#include "support/visitors.hpp"

#include <catch2/catch.hpp>

namespace {

struct Noted {
    std::string text;
    std::optional<std::int64_t> note_id;
    static Noted read(Fields& fields)
    {
        Noted noted;
        noted.text    = fields.text("text", 20);
        noted.note_id = fields.optional_integer("note_id", 1, largest_id);
        return noted;
    }
};

awaitable<Reply> post_note(House& house, Visit& visit)
{
    auto noted  = visit.read<Noted>();
    auto change = house.ledger.write(visit.request, [noted](Tx&) {
        Event event;
        event.topic   = "process/1";
        event.kind    = "noted";
        event.payload = {{"text", noted.text}};
        return event;
    });
    auto event  = co_await std::move(change);
    co_return created(house, event);
}

awaitable<Reply> get_sorted(House&, Visit& visit)
{
    visit.query_only({"sort", "limit"});
    auto sort = visit.query_word("sort", {"newest", "oldest"}, "newest");
    co_return ok({{"sort", sort}, {"limit", visit.query_number("limit", 1, 100, 20)}});
}

awaitable<Reply> get_fault(House&, Visit&) { throw std::runtime_error("the secret of the house"); }

// A house with a place to leave notes at.
struct NoteHouse : ServedHouse {
    explicit NoteHouse(Config config = roomy(), Deadlines deadlines = {})
        : ServedHouse(std::move(config), deadlines, mount)
    {}
    static void mount(House& house)
    {
        house.routes.add({Method::post, "/api/notes", post_note});
        house.routes.add({Method::get, "/api/notes", get_sorted, Audience::everyone});
        house.routes.add({Method::get, "/api/fault", get_fault});
    }
};

} // namespace

TEST_CASE("a body over the limit is refused before it is sent")
{
    NoteHouse house;
    RawConnection connection(house.port());
    connection.send(
        "POST /api/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n"
        "Content-Length: 4000000000\r\nExpect: 100-continue\r\n\r\n");
    CHECK(connection.answer().status == 413);
    CHECK(connection.is_closed());
    Visitor visitor(house);
    CHECK(visitor.post("/api/notes", {{"text", std::string(65'000, 'a')}}).status == 422);
    CHECK(visitor.post("/api/notes", {{"text", std::string(65'537, 'a')}}).reason() == "body_too_large");
}

TEST_CASE("a client that waits for leave to send its body gets it")
{
    NoteHouse house;
    RawConnection connection(house.port());
    connection.send(
        "POST /api/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n"
        "Content-Length: 12\r\nExpect: 100-continue\r\n\r\n");
    connection.send("{\"text\":\"a\"}");
    CHECK(connection.answer().status == 201);
}

TEST_CASE("paths that climb, hide or name another host are not found")
{
    NoteHouse house;
    Visitor visitor(house);
    for (auto target : {"/../etc/passwd", "/assets/../index.html", "/%2e%2e/%2e%2e/etc/passwd", "/assets/%2E%2e/x",
                        "/./status", "/status%00", "/%00", "/a%0ab", "/assets%2findex.html", "/a%5cb", "/%", "/%zz",
                        "http://x/status", "http://169.254.169.254/", "x:443", "*", "//status", "/status/"})
        CHECK(visitor.get(target).status == 404);
}

TEST_CASE("an odd Range gets the whole")
{
    NoteHouse house;
    Visitor visitor(house);
    auto whole = visitor.get("/api/record");
    for (auto range : {"bytes=0-0", "bytes=5-1", "bytes=-0", "bytes=999999-", "lines=1-2", "bytes=0-1,3-4,-1"}) {
        auto answer = visitor.get("/api/record", {{"Range", range}});
        CHECK(answer.status == 200);
        CHECK(answer.body == whole.body);
    }
}

TEST_CASE("a change must be JSON and come from our own page")
{
    NoteHouse house;
    Visitor visitor(house);
    auto own  = "http://127.0.0.1:" + std::to_string(house.port());
    auto send = [&](const Headers& headers) {
        auto answer = visitor.post("/api/notes", {{"text", "a bench"}}, headers);
        return answer.status == 201 ? "" : answer.reason();
    };
    CHECK(send({}) == "");
    CHECK(send({{"Content-Type", "application/json; charset=utf-8"}}) == "");
    for (auto type :
         {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "multipart/form-data"})
        CHECK(send({{"Content-Type", type}}) == "wrong_media_type");
    for (auto site : {"cross-site", "same-site", "none", "Same-Origin"})
        CHECK(send({{"Sec-Fetch-Site", site}}) == "cross_site");
    CHECK(send({{"Sec-Fetch-Site", "cross-site"}, {"Origin", own}}) == "cross_site");
    CHECK(send({{"Sec-Fetch-Site", ""}}) == "cross_site");
    CHECK(send({{"Sec-Fetch-Site", ""}, {"Origin", own}}) == "");
    for (auto origin : {"null", "http://evil.example", "https://127.0.0.1", "http://127.0.0.1.evil.example"})
        CHECK(send({{"Sec-Fetch-Site", ""}, {"Origin", origin}}) == "cross_site");
}

TEST_CASE("JSON that could be read in two ways, or is not JSON, is malformed")
{
    NoteHouse house;
    Visitor visitor(house);
    std::string deep(100'000 / 2, '['), nested = "{\"text\":";
    for (int i = 0; i < 40; ++i) nested += "[";
    for (const auto& body : {std::string("{\"text\":") + deep, nested, std::string("{\"text\":\"a\",\"text\":\"b\"}"),
                             std::string("{\"note_id\":1e999,\"text\":\"a\"}"), std::string("{\"text\":\"\\ud800\"}"),
                             std::string("{\"text\":\"\\udc00\\ud800\"}"), std::string("{\"text\":\"a\"} x"),
                             std::string("{\"text\":\"a\"}{}"), std::string("[]"), std::string("\"a\""),
                             std::string("null"), std::string("{\"text\":\"\xff\"}"), std::string("{'text':'a'}"),
                             std::string("{\"text\":\"a\",}"), std::string("\xef\xbb\xbf\xef\xbb\xbf{}"),
                             std::string("{"), std::string("{\"text\":NaN}"), std::string("{\"text\":\"a\x01\"}")})
    {
        auto answer = visitor.ask("POST", "/api/notes", body,
                                  {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}});
        INFO(body.substr(0, 60));
        CHECK(answer.status == 400);
        CHECK(answer.reason() == "malformed");
    }
}

TEST_CASE("fields that nobody asked for, and numbers beyond what browsers hold, are refused")
{
    NoteHouse house;
    Visitor visitor(house);
    for (auto name : {"role", "author_id", "votes", "person_id", "Text", "__proto__"}) {
        auto answer = visitor.post("/api/notes", {{"text", "a"}, {name, 1}});
        CHECK(answer.status == 400);
        CHECK(answer.reason() == "unknown_field");
        CHECK(answer.value()["field"] == name);
    }
    for (json id :
         {json(9007199254740992), json(18446744073709551615u), json(-1), json(0), json(1.5), json("7"), json(true)})
    {
        auto answer = visitor.post("/api/notes", {{"text", "a"}, {"note_id", id}});
        CHECK(answer.status == 400);
        CHECK(answer.reason() == "bad_value");
    }
    CHECK(visitor.post("/api/notes", {{"text", "a"}, {"note_id", 9007199254740991}}).status == 201);
}

TEST_CASE("limits count code points, and the text of a refusal never echoes what was sent")
{
    NoteHouse house;
    Visitor visitor(house);
    std::string twenty, one_more;
    for (int i = 0; i < 20; ++i) twenty += "\xf0\x9f\x8c\xb3";
    CHECK(visitor.post("/api/notes", {{"text", twenty}}).status == 201);
    auto answer = visitor.post("/api/notes", {{"text", twenty + "<svg onload=alert(1)>"}});
    CHECK(answer.status == 422);
    CHECK(answer.value()["max"] == 20);
    CHECK(answer.body.find("svg") == std::string::npos);
    CHECK(visitor.post("/api/notes", {{"text", std::string("a\0b", 3)}}).status == 400);
    CHECK(visitor.post("/api/notes", {{"text", "a\u202eb"}}).status == 400);
}

TEST_CASE("sort, filter and limit come from closed lists")
{
    NoteHouse house;
    Visitor visitor(house);
    CHECK(visitor.get("/api/notes?sort=oldest&limit=100").status == 200);
    for (auto query :
         {"sort=random", "sort=newest%00", "limit=0", "limit=101", "limit=-1", "limit=1e2", "limit=+5",
          "limit=", "limit=99999999999999999999", "order=newest", "sort=newest&sort=oldest", "SORT=newest", "x"})
        CHECK(visitor.get(std::string("/api/notes?") + query).status == 400);
}

TEST_CASE("the same request twice is carried out once; another body under its key is refused")
{
    NoteHouse house;
    Visitor visitor(house);
    auto first = visitor.post("/api/notes", {{"text", "a bench"}}, {{"Idempotency-Key", "k1"}});
    auto again = visitor.post("/api/notes", {{"text", "a bench"}}, {{"Idempotency-Key", "k1"}});
    CHECK(first.status == 201);
    CHECK(again.status == 201);
    CHECK(again.value() == first.value());
    auto other = visitor.post("/api/notes", {{"text", "a tree"}}, {{"Idempotency-Key", "k1"}});
    CHECK(other.status == 422);
    CHECK(other.reason() == "idempotency_mismatch");
    CHECK(visitor.post("/api/notes", {{"text", "a tree"}}, {{"Idempotency-Key", std::string(201, 'k')}}).status == 400);
    CHECK(house.house.ledger.seq() == 1);
}

TEST_CASE("a fault of ours is told with an id, and nothing else")
{
    NoteHouse house;
    Visitor visitor(house);
    auto answer = visitor.get("/api/fault");
    CHECK(answer.status == 500);
    CHECK(answer.body.find("secret") == std::string::npos);
    auto problem = answer.value();
    CHECK(problem["reason"] == "unexpected");
    CHECK(problem["detail"].get<std::string>().find(problem["id"].get<std::string>()) != std::string::npos);
}

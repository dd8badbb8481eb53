// Who may do and see what at a table, over the wire: every role, verb and topic; missing and forbidden answer alike.
#include "support/demo_house.hpp"
#include "support/meeting_verbs.hpp"
#include "support/sockets.hpp"
#include "tables/tables.hpp"

#include <catch2/catch.hpp>

namespace {

struct ServedTables {
    ServedHouse house{demo_config()};
    OpenMeeting day = open_meeting(house.inner);
    Visitor paola{house}, bruno{house}, tito{house}, anna{house}, guest{house}, stranger{house};

    ServedTables()
    {
        it_is(house.inner, "2025-03-29T09:30:00+01:00");
        leads(paola, "Paola", 0), leads(bruno, "Bruno", 1);
        auto theme_team = citizen(house.inner, "Tito");
        becomes(house.inner, theme_team, day.process_id, people::Role::facilitator);
        citizen(house.inner, "Anna");
        sign_in(tito, "tito@example.org"), sign_in(anna, "anna@example.org");
        REQUIRE(anna.post("/api/tables/join", {{"code", code(0)}}).status == 200);
        REQUIRE(guest.post("/api/tables/join", {{"code", code(1)}, {"name", "Gio"}}).status == 200);
        REQUIRE(paola.post(at(0, "/session"), {{"action", "start"}}).status == 200);
    }

    std::string at(std::size_t table, const std::string& rest = "") const
    {
        return "/api/tables/" + std::to_string(day.tables[table].value) + rest;
    }
    std::string code(std::size_t table)
    {
        return house.inner.read([&](Reader& r) { return meetings::table(r, day.tables[table]).value().join_code; });
    }
    void leads(Visitor& visitor, const std::string& name, std::size_t table)
    {
        auto person = citizen(house.inner, name);
        tables::SetUpTable wanted{day.tables[table], {person.person_id}, {}};
        tables::NewSession round;
        round.question  = "Che cosa fa leva?";
        wanted.sessions = {round};
        house.inner.run(tables::set_up_table(house.house, Person{}, wanted));
        sign_in(visitor, fold_plain_name(name) + "@example.org");
    }
    static std::string fold_plain_name(std::string name)
    {
        name[0] = static_cast<char>(name[0] + ('a' - 'A'));
        return name;
    }
    // What a client is told who follows the topic with this session: "state" or "problem".
    std::string told(const Visitor& visitor, const std::string& topic)
    {
        auto lines = own_origin(house.port())
                     + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        if (!visitor.cookie.empty()) lines += "Cookie: " + visitor.cookie + "\r\n";
        WebSocketClient client(house.port(), lines);
        client.follow(topic);
        auto heard = client.hear();
        return heard.contains("state") ? "state" : heard["problem"]["reason"].get<std::string>();
    }
};

// Every command on the first table's things, as they stand after one note, group, line and vote.
struct Try {
    std::string method, target;
    json body;
};
std::vector<Try> all_commands(const std::string& table)
{
    return {{"POST", table + "/session", {{"action", "pause"}}},
            {"POST", table + "/contributions", {{"text", "Una nota"}}},
            {"POST", table + "/groups", {{"title", "Un tema"}}},
            {"POST", table + "/undo", json::object()},
            {"POST", table + "/speakers", {{"me", true}}},
            {"POST", table + "/vote", {{"points_each", 3}}},
            {"POST", table + "/lines", {{"text", "Una frase"}}},
            {"POST", table + "/help", json::object()},
            {"POST", table + "/seen", json::object()},
            {"PATCH", "/api/contributions/1", {{"text", "Altro"}}},
            {"POST", "/api/contributions/1/take", json::object()},
            {"POST", "/api/contributions/1/decline", json::object()},
            {"POST", "/api/contributions/1/retract", json::object()},
            {"POST", "/api/contributions/1/park", {{"parked", true}}},
            {"POST", "/api/contributions/1/plenary", {{"marked", true}}},
            {"POST", "/api/contributions/1/move", {{"group_id", nullptr}}},
            {"POST", "/api/contributions/1/merge", {{"into", 1}}},
            {"PATCH", "/api/groups/1", {{"title", "Altro"}}},
            {"POST", "/api/groups/1/merge", {{"into", 1}}},
            {"DELETE", "/api/groups/1", json::object()},
            {"POST", "/api/speakers/1", {{"action", "speak"}}},
            {"PUT", "/api/dot-votes/1/ballot", {{"points", json::object()}}},
            {"POST", "/api/dot-votes/1/close", json::object()},
            {"PATCH", "/api/lines/1", {{"text", "Altro"}}},
            {"DELETE", "/api/lines/1", json::object()},
            {"POST", "/api/lines/1/writing", json::object()},
            {"POST", "/api/lines/1/plenary", {{"sent", true}}},
            {"POST", "/api/help-calls/1/done", json::object()}};
}

Answer send(Visitor& visitor, const Try& one)
{
    if (one.method == "PATCH") return visitor.patch(one.target, one.body, {{"If-Match", "\"1\""}});
    if (one.method == "PUT") return visitor.put(one.target, one.body);
    return one.method == "DELETE" ? visitor.remove(one.target) : visitor.post(one.target, one.body);
}

void fill(ServedTables& t)
{
    REQUIRE(t.paola.post(t.at(0, "/contributions"), {{"text", "Una nota"}}).status == 201);
    REQUIRE(t.paola.post(t.at(0, "/groups"), {{"title", "Un tema"}}).status == 201);
    REQUIRE(t.paola.post(t.at(0, "/lines"), {{"text", "Una frase"}}).status == 201);
    REQUIRE(t.paola.post(t.at(0, "/speakers"), {{"name", "Elena"}}).status == 201);
    REQUIRE(t.paola.post(t.at(0, "/vote"), {{"points_each", 3}}).status == 201);
    REQUIRE(t.paola.post(t.at(0, "/help"), {{"text", "Aiuto"}}).status == 201);
}

} // namespace

TEST_CASE("whoever is not of the table gets the same 404 for every command, as if it were not there")
{
    ServedTables t;
    fill(t);
    auto seq = t.house.house.ledger.seq();
    for (auto* who : {&t.bruno, &t.guest}) {
        for (const auto& one : all_commands(t.at(0))) {
            INFO(one.method << " " << one.target);
            auto answer = send(*who, one);
            CHECK(answer.status == 404);
            CHECK(answer.reason() == "not_found");
        }
    }
    for (const auto& one : all_commands(t.at(0))) {
        INFO(one.method << " " << one.target);
        CHECK(send(t.stranger, one).status == 401);
    }
    CHECK(t.house.house.ledger.seq() == seq);
    CHECK(t.paola.post("/api/tables/999/contributions", {{"text", "Nessun tavolo"}}).status == 404);
}

TEST_CASE("people at the table write and ask to speak; the rest is for who leads it")
{
    ServedTables t;
    fill(t);
    CHECK(t.anna.post(t.at(0, "/contributions"), {{"text", "Dal mio telefono"}}).status == 201);
    CHECK(t.anna.post(t.at(0, "/speakers"), {{"me", true}}).status == 201);
    CHECK(t.anna.put("/api/dot-votes/1/ballot", {{"points", {{"1", 3}}}}).status == 200);
    CHECK(t.anna.put("/api/dot-votes/1/ballot", {{"points", {{"1", 4}}}}).reason() == "too_many_points");
    for (const auto& one : all_commands(t.at(0))) {
        auto may = one.target.ends_with("/contributions") || one.target.ends_with("/speakers")
                   || one.target.ends_with("/ballot");
        if (may) continue;
        INFO(one.method << " " << one.target);
        CHECK(send(t.anna, one).status == 404);
    }
    CHECK(t.paola.post("/api/contributions/1/move", {{"group_id", 1}}).status == 200);
    CHECK(t.paola.post("/api/contributions/1/move", {{"group_id", nullptr}}).status == 200);
    CHECK(t.paola.post("/api/contributions/1/move", {{"group_id", 99}}).reason() == "bad_value");
    CHECK(t.guest.post(t.at(1, "/contributions"), {{"text", "Prima dell’inizio"}}).reason() == "session_not_started");
}

TEST_CASE("a table's screens are for its people, the desk's for who leads it: by GET and live alike")
{
    ServedTables t;
    auto table = "table/" + std::to_string(t.day.tables[0].value);
    struct Case {
        Visitor& who;
        bool reads, leads;
    };
    for (auto& [who, reads, leads] :
         {Case{t.paola, true, true}, Case{t.tito, true, false}, Case{t.anna, true, false}, Case{t.bruno, false, false},
          Case{t.guest, false, false}, Case{t.stranger, false, false}})
    {
        CHECK(who.get(t.at(0)).status == (reads ? 200 : 404));
        CHECK(who.get(t.at(0, "/desk")).status == (leads ? 200 : 404));
        CHECK(t.told(who, table) == (reads ? "state" : "not_found"));
        CHECK(t.told(who, table + "/desk") == (leads ? "state" : "not_found"));
    }
    CHECK(t.told(t.guest, "table/" + std::to_string(t.day.tables[1].value)) == "state");
}

TEST_CASE("a guest keeps the place by the cookie of the phone, and sees only the own part")
{
    ServedTables t;
    auto shown = t.stranger.get("/api/join/" + t.code(0)).value();
    CHECK(shown["table_id"] == t.day.tables[0].value);
    CHECK(shown["nicknames"] == true);
    CHECK(t.stranger.get("/api/join/NIENTE").reason() == "unknown_join_code");
    CHECK(t.stranger.post("/api/tables/join", {{"code", t.code(0)}}).reason() == "required");
    auto joined = t.stranger.post("/api/tables/join", {{"code", t.code(0)}, {"name", "Giulia, insegnante"}}).value();
    CHECK(joined["guest"] == true);
    CHECK(t.stranger.post(t.at(0, "/contributions"), {{"text", "Orari serali"}}).status == 201);
    auto own = t.stranger.get("/api/me/snapshot").value()["state"];
    CHECK(own["tables"].begin().value()["contributions"].size() == 1);
    CHECK(t.stranger.get("/api/me").status == 401); // a guest has no account
    CHECK(t.stranger.post("/api/consultations/1/proposals", json::object()).status == 401);
    auto again = t.stranger.post("/api/tables/join", {{"code", t.code(0)}}).value();
    CHECK(again["person_id"] == joined["person_id"]);
    auto record = t.stranger.get("/api/events?limit=100").body;
    CHECK(record.find("Giulia") == std::string::npos);
    CHECK(record.find("Orari serali") == std::string::npos); // not before somebody took it in
}

TEST_CASE("a note beyond the limit is refused with the limit, and the same request counts once")
{
    ServedTables t;
    auto long_note = t.paola.post(t.at(0, "/contributions"), {{"text", std::string(10'000, 'x')}});
    CHECK(long_note.status == 422);
    CHECK(long_note.value()["max"] == 2000);
    Headers key{{"Idempotency-Key", "note-1"}};
    json body{{"text", "Una volta sola 👩🏽‍🏫"}, {"written_at", "2025-03-29T08:29:00Z"}};
    auto first = t.paola.post(t.at(0, "/contributions"), body, key);
    auto again = t.paola.post(t.at(0, "/contributions"), body, key);
    CHECK(first.status == 201);
    CHECK(first.value()["contribution_id"] == again.value()["contribution_id"]);
    CHECK(first.value()["seq"] == again.value()["seq"]);
    CHECK(t.paola.patch("/api/contributions/1", {{"text", "Altro"}}).status == 428);
    CHECK(t.paola.post(t.at(0, "/contributions"), {{"text", "x"}, {"taken_at", "2025-03-29T08:29:00Z"}}).reason()
          == "unknown_field");
}

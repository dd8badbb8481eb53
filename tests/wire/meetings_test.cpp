#include "support/demo_house.hpp"
#include "support/meeting_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

struct Served {
    ServedHouse house{demo_config()};
    OpenMeeting world = open_meeting(house.inner);
    Visitor stranger{house}, anna{house}, dora{house}, olga{house};
    std::string meeting = "/api/meetings/" + std::to_string(world.meeting_id.value);

    Served()
    {
        citizen(house.inner, "Anna");
        desk_of(house.inner, world);
        organiser_of(house.inner, world);
        sign_in(anna, "anna@example.org");
        sign_in(dora, "dora@example.org");
        sign_in(olga, "olga@example.org");
    }
    json registers(const json& more = json::object())
    {
        json wanted{{"mode", "in_person"}, {"answers", {{"1", "Torino"}}}};
        wanted.update(more);
        auto answer = anna.post(meeting + "/registrations", wanted);
        REQUIRE(answer.status == 201);
        return answer.value();
    }
};

} // namespace

TEST_CASE("a ticket over the wire: registered, shown, carried, changed, given back")
{
    Served served;
    auto place  = served.registers({{"table_preferences", {served.world.tables[1].value}}});
    auto ticket = "/api/registrations/" + place["code"].get<std::string>();
    CHECK(place["state"] == "registered");
    CHECK(place.contains("receipt"));
    auto shown = served.stranger.get(ticket).value();
    CHECK(shown["name"] == "Anna");
    CHECK(shown["meeting"]["stream_url"] == "https://stream.example/giornata");
    auto calendar = served.stranger.get(ticket + "/calendar.ics");
    CHECK(calendar.header("content-type") == "text/calendar; charset=utf-8");
    CHECK(calendar.body.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(served.stranger.get(ticket + "/qr.svg").body.starts_with("<svg"));
    CHECK(served.stranger.get(ticket + "/guide").value()["text"].get<std::string>().starts_with("# Come"));
    CHECK(served.stranger.patch(ticket, {{"dietary_needs", "Celiachia"}}).status == 200);
    auto twice = served.anna.post(served.meeting + "/registrations",
                                  {{"mode", "in_person"}, {"answers", {{"1", "Torino"}}}});
    CHECK(twice.status == 409);
    CHECK(twice.reason() == "already_registered");
    auto by_id = "/api/registrations/" + place["registration_id"].dump();
    CHECK(served.stranger.remove(by_id).status == 404);
    CHECK(served.anna.remove(by_id).status == 200);
    CHECK(served.stranger.get(ticket + "/guide").status == 404);
    CHECK(served.stranger.get("/api/registrations/ABCDEFGHJKMN").status == 404);
}

TEST_CASE("what the desk does is not there for anybody else")
{
    Served served;
    auto place = served.registers();
    auto id    = place["registration_id"].dump();
    auto m     = served.meeting;
    struct Ask {
        std::string method, target;
        json body;
        bool front_desk;
    };
    std::vector<Ask> asks = {{"GET", m + "/registrations", {}, true},
                             {"GET", m + "/desk", {}, true},
                             {"GET", m + "/door", {}, true},
                             {"POST", m + "/check-ins", {{"code", place["code"]}, {"door", "A"}}, true},
                             {"DELETE", "/api/check-ins/" + id, {}, true},
                             {"POST", m + "/walk-ins", {{"name", "Zeno"}, {"mode", "online"}, {"door", "A"}}, true},
                             {"POST", m + "/draw", json::object(), false},
                             {"GET", m + "/rebalance", {}, false},
                             {"POST", m + "/rebalance", {{"moves", json::array()}}, false},
                             {"POST",
                              "/api/registrations/" + id + "/table",
                              {{"table_id", served.world.tables[0].value}, {"reason", "x"}},
                              false},
                             {"PATCH", m, {{"summary", "Altro"}}, false},
                             {"POST", m + "/cancel", {{"reason", "x"}}, false}};
    auto send             = [](Visitor& visitor, const Ask& ask) {
        if (ask.method == "GET") return visitor.get(ask.target).status;
        if (ask.method == "DELETE") return visitor.remove(ask.target).status;
        if (ask.method == "PATCH") return visitor.patch(ask.target, ask.body, {{"If-Match", "\"1\""}}).status;
        return visitor.post(ask.target, ask.body).status;
    };
    for (const auto& ask : asks) {
        INFO(ask.method << ' ' << ask.target);
        CHECK(send(served.stranger, ask) == 401);
        CHECK(send(served.anna, ask) == 404);
        if (!ask.front_desk) CHECK(send(served.dora, ask) == 404);
        auto status = send(ask.front_desk ? served.dora : served.olga, ask);
        CHECK((status == 200 || status == 201));
    }
}

TEST_CASE("markup is text in every field, and a field that is too long is refused with its limit")
{
    Served served;
    auto attack = std::string("<img src=x onerror=alert(1)>\"'&");
    auto place  = served.registers({{"name", attack}, {"access_needs", attack}, {"answers", {{"1", attack}}}});
    auto shown  = served.stranger.get("/api/registrations/" + place["code"].get<std::string>());
    CHECK(shown.header("content-type") == "application/json");
    CHECK(shown.value()["name"] == attack);
    CHECK(shown.value()["answers"]["1"] == attack);
    CHECK(served.dora.get(served.meeting + "/registrations").value()["items"][0]["access_needs"] == attack);
    CHECK(served.stranger.get(served.meeting).body.find("onerror") == std::string::npos);
    auto too_long = served.stranger.patch("/api/registrations/" + place["code"].get<std::string>(),
                                          {{"access_needs", std::string(501, 'x')}});
    CHECK(too_long.reason() == "too_long");
    CHECK(too_long.value()["max"] == 500);
    CHECK(served.olga.patch(served.meeting, {{"title", attack}}, {{"If-Match", "\"1\""}}).status == 200);
    auto page = served.stranger.get("/meetings/" + std::to_string(served.world.meeting_id.value),
                                    {{"Accept", "text/html"}});
    CHECK(page.status == 200);
    CHECK(page.body.find("<img src=x") == std::string::npos);
}

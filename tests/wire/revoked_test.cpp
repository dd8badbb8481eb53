// Whoever loses a right, or leaves, hears nothing more: the live connection is closed at once, by whatever door it came in.
#include "support/everybody.hpp"
#include "support/sockets.hpp"

#include <catch2/catch.hpp>

namespace {

using Stopwatch = std::chrono::steady_clock;

// A live connection with the session of somebody who follows a topic already.
struct Listening {
    Listening(Everybody& all, std::string_view role, const std::string& topic)
        : client(all.served.port(), own_origin(all.served.port())
                                        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: "
                                        + all.as(role).cookie + "\r\n")
    {
        client.follow(all.filled(topic, "open"));
        REQUIRE(client.hear().contains("state"));
    }
    WebSocketClient client;
};

// Carries it out; what followed is closed with 4401 within a second of the answer.
template <class Revoke> void check_closed(Listening& listening, Revoke revoke)
{
    Answer answer = revoke();
    auto since    = Stopwatch::now();
    REQUIRE(answer.status == 200);
    CHECK(listening.client.closed_with() == 4401);
    CHECK(Stopwatch::now() - since < std::chrono::seconds{1});
}

Answer removed(Visitor& visitor, const std::string& target, const json& body)
{
    return visitor.ask("DELETE", target, body.dump(),
                       {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}});
}

} // namespace

TEST_CASE("who loses a role, an assignment, the session or the account is closed within a second")
{
    Everybody all;
    auto id_of = [&](std::string_view role) { return all.as(role).get("/api/me").value()["person_id"].dump(); };
    auto team  = [&](std::string_view role, const std::string& what) {
        return all.filled("/api/processes/$processes/team/", "open") + id_of(role) + '/' + what;
    };
    auto& olga           = all.as("organiser");
    auto desk_of_process = "process/$processes/desk";
    auto desk_of_closed  = "consultation/" + all.filled("$consultations", "closed") + "/desk";
    Listening mara(all, "moderator", desk_of_process), enrico(all, "approver", desk_of_process);
    Listening elio(all, "evaluator", desk_of_closed);
    Listening carlo(all, "citizen", "person/" + id_of("citizen")), anna(all, "author", "person/" + id_of("author"));

    auto role       = team("moderator", "moderator");
    auto assignment = all.filled("/api/proposals/$proposals/evaluators/", "closed") + id_of("evaluator");
    check_closed(mara, [&] { return removed(olga, role, {{"reason", "Ha finito"}}); });
    check_closed(elio, [&] { return olga.remove(assignment); });
    check_closed(carlo, [&] { return all.as("citizen").post("/api/sign-out"); });
    check_closed(anna, [&] { return removed(all.as("author"), "/api/me", {{"confirm", true}}); });

    enrico.client.frame(ping_frame, "still here?"); // nobody else is closed
    auto next = enrico.client.next();
    while (next.opcode == text) next = enrico.client.next();
    CHECK(next.opcode == pong_frame);
}

TEST_CASE("an event stream ends with the right that it was opened with")
{
    Everybody all;
    RawConnection stream(all.served.port());
    auto topic = all.filled("process/$processes/desk", "open");
    stream.send(get_request("/api/live?topic=" + topic,
                            "Accept: text/event-stream\r\nCookie: " + all.as("moderator").cookie + "\r\n"));
    REQUIRE(stream.answer(true).status == 200);
    REQUIRE(stream.until("\n\n").find("\"state\"") != std::string::npos);
    auto id     = all.as("moderator").get("/api/me").value()["person_id"].dump();
    auto target = all.filled("/api/processes/$processes/team/", "open") + id + "/moderator";
    REQUIRE(removed(all.as("organiser"), target, {{"reason", "Ha finito"}}).status == 200);
    auto since = Stopwatch::now();
    auto rest  = stream.rest();
    CHECK(rest.find("event: close") != std::string::npos);
    CHECK(rest.find("4401") != std::string::npos);
    CHECK(Stopwatch::now() - since < std::chrono::seconds{1});
}

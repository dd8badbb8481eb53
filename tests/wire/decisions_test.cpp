// Who may do and see what in deciding, over the wire: every role, verb and topic; missing and forbidden answer alike.
#include "support/demo_house.hpp"
#include "support/proposals_verbs.hpp"
#include "support/sockets.hpp"

#include <catch2/catch.hpp>

namespace {

// After the closing: one proposal, on which Paola evaluates; Olga organises, Tito leads a table, Anna proposed.
struct ServedDesk {
    ServedHouse house{demo_config()};
    OpenConsultation consultation = open_consultation(house.inner);
    Visitor olga{house}, paola{house}, tito{house}, anna{house}, stranger{house};
    std::string proposal, other, at;

    ServedDesk()
    {
        auto author = citizen(house.inner, "Anna");
        auto first  = proposes(house.inner, author, consultation, "Una rete di imprese");
        auto second = proposes(house.inner, author, consultation, "Una rete di scuole");
        proposal    = "/api/proposals/" + std::to_string(first.value);
        other       = "/api/proposals/" + std::to_string(second.value);
        at          = "/api/consultations/" + std::to_string(consultation.consultation_id.value);
        staff("Olga", people::Role::organiser);
        auto expert = staff("Paola", people::Role::observer);
        staff("Tito", people::Role::facilitator);
        it_is(house.inner, "2025-03-12T09:00:00+01:00");
        sign_in(anna, "anna@example.org"), sign_in(olga, "olga@example.org"), sign_in(paola, "paola@example.org"),
            sign_in(tito, "tito@example.org");
        auto evaluator = proposal + "/evaluators/" + std::to_string(expert.person_id.value);
        REQUIRE(olga.put(evaluator).status == 200);
    }
    Person staff(const std::string& name, people::Role role)
    {
        auto person = citizen(house.inner, name);
        becomes(house.inner, person, consultation.process_id, role);
        return person;
    }
    // What a client is told who follows the desk with this session: "state" or "not_found".
    std::string told(const Visitor& visitor)
    {
        auto lines = own_origin(house.port())
                     + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        if (!visitor.cookie.empty()) lines += "Cookie: " + visitor.cookie + "\r\n";
        WebSocketClient client(house.port(), lines);
        client.follow("consultation/" + std::to_string(consultation.consultation_id.value) + "/desk");
        auto heard = client.hear();
        return heard.contains("state") ? "state" : heard["problem"]["reason"].get<std::string>();
    }
    std::string plan(const std::string& rest) const
    {
        return "/api/plans/" + std::to_string(consultation.plan.plan_id.value) + "/versions" + rest;
    }
};

Headers revision(int number) { return {{"If-Match", '"' + std::to_string(number) + '"'}}; }

json rejected() { return {{"outcome", "rejected"}, {"reason", "Non ha copertura."}}; }

struct Try {
    std::string method, target;
    json body = json::object();
};

Answer send(Visitor& visitor, const Try& one)
{
    if (one.method == "GET") return visitor.get(one.target);
    if (one.method == "PUT") return visitor.put(one.target, one.body, revision(1));
    if (one.method == "PATCH") return visitor.patch(one.target, one.body, revision(1));
    return one.method == "DELETE" ? visitor.remove(one.target) : visitor.post(one.target, one.body, revision(1));
}

std::vector<Try> all_of_the_desk(const ServedDesk& t)
{
    return {{"GET", t.at + "/desk"},
            {"GET", t.at + "/decisions"},
            {"GET", t.at + "/team"},
            {"GET", t.proposal + "/decision"},
            {"PUT", t.proposal + "/decision", rejected()},
            {"POST", t.proposal + "/decision/set-aside", rejected()},
            {"POST", t.proposal + "/decision/propose"},
            {"POST", t.proposal + "/decision/reopen", {{"reason", "perché"}}},
            {"POST", t.proposal + "/notes", {{"text", "Una nota"}}}};
}

std::vector<Try> all_of_organisers(const ServedDesk& t)
{
    return {
        {"PUT", t.at + "/deciding", {{"two_people", true}}},
        {"POST", t.at + "/decisions/publish"},
        {"GET", t.at + "/roll-out"},
        {"POST", t.at + "/roll-out"},
        {"PUT", t.proposal + "/evaluators/1"},
        {"DELETE", t.proposal + "/evaluators/1"},
        {"POST", t.proposal + "/decision/approve"},
        {"POST", t.proposal + "/merge", {{"into", 2}}},
        {"DELETE", t.proposal + "/merge"},
        {"POST", t.plan("/1/publish")},
        {"POST", t.plan("/1/final")},
        {"PATCH", t.plan("/1/nodes/1"), {{"body", "Altro"}, {"cause", {{"kind", "editorial"}, {"words", "perché"}}}}},
        {"POST", t.plan("/1/nodes/1/causes"), {{"kind", "editorial"}, {"words", "perché"}}},
        {"PUT", t.plan("/1/approvals/1"), {{"act", "Delibera"}, {"on", "2025-06-20"}}}};
}

} // namespace

TEST_CASE("the desk is not there for who is neither organiser nor evaluator", "[decisions]")
{
    ServedDesk t;
    auto seq = t.house.house.ledger.seq();
    auto all = all_of_the_desk(t);
    for (const auto& one : all_of_organisers(t)) all.push_back(one);
    for (auto* who : {&t.tito, &t.anna})
        for (const auto& one : all) {
            INFO(one.method << " " << one.target);
            auto answer = send(*who, one);
            CHECK(answer.status == 404);
            CHECK(answer.reason() == "not_found");
        }
    for (const auto& one : all) {
        INFO(one.method << " " << one.target);
        CHECK(send(t.stranger, one).status == 401);
    }
    CHECK(t.house.house.ledger.seq() == seq);
}

TEST_CASE("an evaluator looks at all, writes what is assigned, and directs nothing", "[decisions]")
{
    ServedDesk t;
    for (const auto& one : all_of_organisers(t)) {
        INFO(one.method << " " << one.target);
        CHECK(send(t.paola, one).status == 404);
    }
    CHECK(t.paola.get(t.at + "/desk").value()["state"]["counts"]["of"] == 2);
    CHECK(t.paola.get(t.at + "/decisions?waits_for=evaluator").value()["items"].size() == 1);
    CHECK(t.paola.put(t.proposal + "/decision", rejected(), revision(1)).value()["revision"] == 2);
    CHECK(t.paola.get(t.other + "/decision").status == 200);
    CHECK(t.paola.put(t.other + "/decision", rejected(), revision(1)).status == 404);
    for (auto& [who, what] : {std::pair<Visitor&, std::string>{t.olga, "state"},
                              {t.paola, "state"},
                              {t.tito, "not_found"},
                              {t.anna, "not_found"},
                              {t.stranger, "not_found"}})
        CHECK(t.told(who) == what);
}

TEST_CASE("a decision without its revision, or on an older one, is refused with what stands", "[decisions]")
{
    ServedDesk t;
    CHECK(t.olga.put(t.proposal + "/decision", rejected()).status == 428);
    CHECK(t.olga.put(t.proposal + "/decision", rejected(), revision(1)).status == 200);
    auto stale = t.paola.put(t.proposal + "/decision", {{"reason", "Un’altra."}}, revision(1));
    CHECK(stale.status == 412);
    CHECK(stale.value()["current"]["reason"] == "Non ha copertura.");
    CHECK(stale.value()["current"]["edited"]["name"] == "Olga");
    auto odd     = rejected();
    odd["votes"] = 3;
    CHECK(t.olga.put(t.proposal + "/decision", odd, revision(2)).reason() == "unknown_field");
    odd           = rejected();
    odd["points"] = json::array();
    odd["points"].push_back(json{{"title", "Un punto"}, {"outcome", "maybe"}, {"reason", ""}});
    CHECK(t.olga.put(t.proposal + "/decision", odd, revision(2)).reason() == "bad_value");
    odd["points"][0]["outcome"] = "rejected";
    odd["points"][0]["colour"]  = "red";
    CHECK(t.olga.put(t.proposal + "/decision", odd, revision(2)).reason() == "unknown_field");
}

TEST_CASE("from the first decision to the final text, over the wire; in public only what is published", "[decisions]")
{
    ServedDesk t;
    for (const auto& each : {t.proposal, t.other}) {
        REQUIRE(t.olga.put(each + "/decision", rejected(), revision(1)).status == 200);
        CHECK(t.stranger.get(each).value()["state"].contains("decision") == false);
    }
    CHECK(t.olga.post(t.proposal + "/decision/approve", json::object(), revision(2)).value()["state"] == "approved");
    auto missing = t.olga.post(t.at + "/decisions/publish");
    CHECK(missing.status == 409);
    CHECK(missing.value()["proposals"].size() == 1);
    CHECK(t.olga.post(t.other + "/decision/approve", json::object(), revision(2)).status == 200);
    CHECK(t.stranger.get(t.at + "/replies").value()["items"].empty());
    CHECK(t.olga.post(t.at + "/decisions/publish").value()["published"] == 2);
    CHECK(t.stranger.get(t.at + "/replies").value()["items"].size() == 2);
    CHECK(t.stranger.get(t.proposal).value()["state"]["decision"]["outcome"] == "rejected");

    CHECK(t.olga.post(t.at + "/roll-out").value()["version"] == 2);
    CHECK(t.stranger.get(t.plan("/2/redline")).status == 404);
    CHECK(t.paola.get(t.plan("/2")).status == 404);
    CHECK(t.olga.get(t.plan("/2/redline")).value()["nodes"].empty());
    CHECK(t.olga.get(t.plan("")).value()["items"].size() == 2);
    CHECK(t.stranger.get(t.plan("")).value()["items"].size() == 1);
    CHECK(t.olga.post(t.plan("/2/final")).status == 200);
    CHECK(t.stranger.get(t.plan("/2/redline")).value().contains("final_at"));
    CHECK(t.stranger.get(t.plan("/2/approvals")).value()["promoters"].empty());
    CHECK(t.olga.post(t.plan("/2/final")).reason() == "already_final");
}

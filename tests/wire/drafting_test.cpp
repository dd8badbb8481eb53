// Drafts over the wire: who may, and bodies that are none.
#include "support/demo_house.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

struct ServedDrafts {
    ServedHouse house{demo_config()};
    OpenConsultation consultation = open_consultation(house.inner);
    Visitor olga{house}, anna{house}, stranger{house};
    std::string plan    = "/api/plans/" + std::to_string(consultation.plan.plan_id.value);
    std::string process = "/api/processes/" + std::to_string(consultation.process_id.value);

    ServedDrafts()
    {
        becomes(house.inner, citizen(house.inner, "Olga"), consultation.process_id, people::Role::organiser);
        citizen(house.inner, "Anna");
        sign_in(olga, "olga@example.org"), sign_in(anna, "anna@example.org");
    }
};

json one_node()
{
    json body{{"levels", {"Tema"}}, {"nodes", json::array()}};
    body["nodes"].push_back({{"level", 1}, {"title", "Uno"}});
    return body;
}

} // namespace

TEST_CASE("drafting is not there for who is no organiser", "[drafting]")
{
    ServedDrafts t;
    auto seq = t.house.house.ledger.seq();
    for (auto [who, status] : {std::pair<Visitor*, int>{&t.anna, 404}, {&t.stranger, 401}}) {
        CHECK(who->post(t.plan + "/read-outline", {{"text", "Obiettivo 1: Uno"}}).status == status);
        CHECK(who->post(t.plan + "/versions", one_node()).status == status);
        CHECK(who->get(t.process + "/plans").status == status);
        CHECK(who->get(t.plan + "/versions/1/lint").status == status);
        CHECK(who->post(t.process + "/plans", {{"title", "Mio"}}).status == status);
    }
    CHECK(t.house.house.ledger.seq() == seq);
}

TEST_CASE("a text is looked at without a trace, and its tree is kept as a draft that only organisers see", "[drafting]")
{
    ServedDrafts t;
    auto seq  = t.house.house.ledger.seq();
    auto read = t.olga.post(t.plan + "/read-outline",
                            {{"text", "Obiettivo 1: Uno\r\n\r\nParole.\fObiettivo 2: Due\n"}});
    CHECK(read.status == 200);
    CHECK(read.value()["lines"].size() == 4);
    CHECK(read.value()["nodes"].size() == 2);
    CHECK(t.house.house.ledger.seq() == seq);
    CHECK(t.olga.post(t.plan + "/versions", one_node()).value()["version"] == 2);
    CHECK(t.olga.get(t.plan + "/versions/2").value()["nodes"][0]["title"] == "Uno");
    CHECK(t.anna.get(t.plan + "/versions/2").status == 404);
    CHECK(t.olga.get(t.plan + "/versions/2/lint").value()["findings"].is_array());
    CHECK(t.olga.get(t.plan + "/versions/9/lint").status == 404);
    auto plans = t.olga.get(t.process + "/plans").value()["items"];
    CHECK(plans[0]["versions"][0]
          == json{{"version", 2}, {"title", plans[0]["versions"][0]["title"]}, {"state", "draft"}});
}

TEST_CASE("bodies that are no text, no tree or no file are refused one by one", "[drafting]")
{
    ServedDrafts t;
    auto seq   = t.house.house.ledger.seq();
    auto reads = [&](const json& body) { return t.olga.post(t.plan + "/read-outline", body).reason(); };
    CHECK(reads(json::object()) == "required");
    CHECK(reads({{"text", ""}}) == "bad_value");
    CHECK(reads({{"text", 7}}) == "bad_value");
    CHECK(reads({{"text", "a"}, {"file", "YQ=="}}) == "required");
    CHECK(reads({{"file", "not base64!"}}) == "bad_value");
    CHECK(reads({{"text", "a"}, {"levels", "Tema"}}) == "bad_value");
    CHECK(reads({{"text", "a"}, {"votes", 3}}) == "unknown_field");
    auto binary = t.olga.post(t.plan + "/read-outline", {{"file", "VW5vCkR1ZQoAAQ=="}});
    CHECK(binary.status == 415);
    CHECK(binary.value()["line"] == 3);

    auto keeps = [&](const std::string& field, const json& value) {
        auto body               = one_node();
        body["nodes"][0][field] = value;
        return t.olga.post(t.plan + "/versions", body).reason();
    };
    CHECK(keeps("level", 0) == "bad_value");
    CHECK(keeps("level", 2) == "bad_value");
    CHECK(keeps("level", "1") == "bad_value");
    CHECK(keeps("title", "") == "bad_value");
    CHECK(keeps("node_id", 12345) == "bad_value");
    CHECK(keeps("body", std::string(10'001, 'x')) == "too_long");
    CHECK(keeps("parent", 1) == "unknown_field");
    CHECK(t.olga.post(t.plan + "/versions", {{"levels", {"Tema"}}}).reason() == "required");
    CHECK(t.olga.post(t.plan + "/versions", {{"nodes", one_node()["nodes"]}}).reason() == "bad_value");
    CHECK(t.house.house.ledger.seq() == seq);
}

#include "people/first_organiser.hpp"
#include "setting_up/setting_up.hpp"
#include "support/consultation_verbs.hpp"
#include "support/demo_house.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

struct Desk {
    ServedHouse house{demo_config()};
    ProcessId process   = begin_process(house.inner);
    Person olga_herself = citizen(house.inner, "Olga"), carla_herself = citizen(house.inner, "Carla");
    Visitor stranger{house}, olga{house}, carla{house}, rita{house};
    std::string root = "/api/processes/" + std::to_string(process.value);

    Desk()
    {
        becomes(house.inner, olga_herself, process, people::Role::organiser);
        sign_in(olga, "olga@example.org");
        sign_in(carla, "carla@example.org");
    }
    static Answer remove(Visitor& visitor, const std::string& target, const std::string& reason)
    {
        Headers headers{{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}};
        return visitor.ask("DELETE", target, json{{"reason", reason}}.dump(), headers);
    }
    std::string invites(const std::string& email)
    {
        auto answer = olga.post(root + "/invitations", {{"email", email}, {"role", "moderator"}, {"reason", "Help"}});
        REQUIRE(answer.status == 201);
        return "/api/invitations/" + answer.value()["invitation_id"].dump();
    }
};

} // namespace

TEST_CASE("somebody new is invited, signs in with the address, and accepts over the wire")
{
    Desk desk;
    auto invitation = desk.invites("rita@example.org");
    CHECK(desk.rita.get(invitation).status == 401);
    sign_in(desk.rita, "rita@example.org");
    auto read = desk.rita.get(invitation).value();
    CHECK(read["state"] == "open");
    CHECK(read["process"]["slug"] == "economia-sociale");
    auto accepted = desk.rita.post(invitation + "/accept");
    CHECK(accepted.status == 200);
    CHECK(accepted.value()["slug"] == "economia-sociale");
    CHECK(desk.rita.get("/api/me").value()["roles"][0]["role"] == "moderator");
    CHECK(desk.rita.post(invitation + "/accept").status == 404);
    auto team = desk.olga.get(desk.root + "/team").value()["state"];
    CHECK(team["members"].size() == 2);
    CHECK(team["invitations"].empty());
}

TEST_CASE("to whom it is not addressed, the team, the log and the invitations do not exist")
{
    Desk desk;
    auto invitation = desk.invites("rita@example.org");
    auto of_olga    = desk.root + "/team/" + std::to_string(desk.olga_herself.person_id.value) + "/organiser";
    json wanted{{"email", "a@example.org"}, {"role", "organiser"}, {"reason", "I want it"}};
    for (const auto& target : {desk.root + "/team", desk.root + "/log", desk.root + "/log.csv", invitation}) {
        INFO(target);
        CHECK(desk.stranger.get(target).status == 401);
        CHECK(desk.carla.get(target).status == 404);
    }
    CHECK(desk.carla.post(desk.root + "/invitations", wanted).status == 404);
    CHECK(desk.carla.post(invitation + "/accept").status == 404);
    CHECK(Desk::remove(desk.carla, of_olga, "mine now").status == 404);
    wanted["role"] = "king";
    CHECK(desk.olga.post(desk.root + "/invitations", wanted).status == 400);
    wanted["role"]   = "observer";
    wanted["reason"] = "";
    CHECK(desk.olga.post(desk.root + "/invitations", wanted).reason() == "required");
    CHECK(Desk::remove(desk.olga, desk.root + "/team/1/king", "why not").status == 404);
    auto last = Desk::remove(desk.olga, of_olga, "I go");
    CHECK(last.status == 409);
    CHECK(last.reason() == "last_organiser");
}

TEST_CASE("the log goes out as a sheet to organisers, in their language")
{
    Desk desk;
    desk.invites("rita@example.org");
    auto page = desk.olga.get(desk.root + "/log?area=team").value();
    CHECK(page["items"][0]["what"] == "Invitation sent: Moderator");
    CHECK(page["items"][0]["person"]["name"] == "Olga");
    CHECK(page["people"][0]["name"] == "Olga");
    auto sheet = desk.olga.get(desk.root + "/log.csv");
    CHECK_THAT(sheet.header("content-type"), Contains("text/csv"));
    CHECK_THAT(sheet.header("content-disposition"), Contains("attachment"));
    desk.olga.language = "it";
    CHECK_THAT(desk.olga.get(desk.root + "/log.csv").body, Contains("Invito mandato: Moderazione"));
    CHECK(desk.olga.get(desk.root + "/log?area=nonsense").status == 400);
}

TEST_CASE("a draft does not exist for strangers: not its page, its list, its calendar nor its topic")
{
    Desk desk;
    json wanted{{"title", "Piano dell’acqua"}, {"slug", "acqua"}, {"place", "Susa"}, {"email", "acqua@example.org"}};
    wanted["starts_on"] = "2026-01-12";
    CHECK(desk.stranger.post("/api/processes", wanted).status == 401);
    CHECK(desk.carla.post("/api/processes", wanted).status == 404);
    auto made = desk.olga.post("/api/processes", wanted);
    REQUIRE(made.status == 201);
    auto root = "/api/processes/" + made.value()["process_id"].dump();
    for (const auto& target : {std::string("/api/processes/acqua"), std::string("/processes/acqua"),
                               root + "/calendar.ics", root + "/feed.atom"})
    {
        INFO(target);
        CHECK(desk.stranger.get(target).status == 404);
        CHECK(desk.carla.get(target).status == 404);
    }
    CHECK(desk.olga.get("/api/processes/acqua").value()["state"]["draft"] == true);
    CHECK(desk.stranger.get("/api/processes/acqua").status == 404); // not kept from the answer before
    CHECK_THAT(desk.stranger.get("/api/processes").body, !Contains("acqua"));
    CHECK_THAT(desk.stranger.get("/api/house").body, !Contains("acqua"));
    CHECK_THAT(desk.stranger.get("/api/events?limit=100").body, !Contains("acqua"));
    CHECK(desk.carla.post(root + "/publish").status == 404);
    CHECK(desk.olga.post(root + "/publish").status == 200);
    CHECK(desk.stranger.get("/api/processes/acqua").status == 200);
    CHECK(desk.stranger.get("/processes/acqua").status == 200);
}

TEST_CASE("the first organiser's link signs in whoever opens it first, and nobody after")
{
    Desk desk;
    auto link  = people::organiser_link(desk.house.house);
    auto token = link.substr(link.find('#') + 1);
    json wanted{{"token", token}, {"name", "Nora"}, {"email", "nora@example.org"}};
    auto entered = desk.rita.post("/api/organiser-link", wanted);
    CHECK(entered.status == 200);
    CHECK(entered.value()["name"] == "Nora");
    CHECK(desk.rita.get("/api/me/processes").value()["may_begin"] == true);
    CHECK(desk.carla.get("/api/me/processes").value()["may_begin"] == false);
    auto again = desk.stranger.post("/api/organiser-link", wanted);
    CHECK(again.status == 410);
    CHECK(again.reason() == "sign_in_expired");
}

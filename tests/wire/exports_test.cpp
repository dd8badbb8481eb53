#include "exports/exports.hpp"
#include "support/demo_house.hpp"
#include "support/exports_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

struct Desk {
    ServedHouse house{demo_config()};
    OpenConsultation world = open_consultation(house.inner);
    Person anna_herself = citizen(house.inner, "Anna"), olga_herself = citizen(house.inner, "Olga");
    ProposalId bench = proposes(house.inner, anna_herself, world, "A bench in the square");
    Visitor stranger{house}, anna{house}, olga{house};
    std::string exports_of = "/api/processes/" + std::to_string(world.process_id.value) + "/exports";

    Desk()
    {
        becomes(house.inner, olga_herself, world.process_id, people::Role::organiser);
        sign_in(anna, "anna@example.org");
        sign_in(olga, "olga@example.org");
    }
    json item(Visitor& visitor, const std::string& name)
    {
        auto told = visitor.get(exports_of).value();
        for (const auto& item : told["items"])
            if (item["export"] == name) return item;
        return {};
    }
    // Asked for over the wire, and made.
    json prepared(const std::string& name)
    {
        auto answer = olga.post(exports_of, {{"export", name}});
        REQUIRE(answer.status == 201);
        CHECK(answer.value().contains("receipt"));
        exports::prepare_next(house.house);
        return item(olga, name)["job"];
    }
};

} // namespace

TEST_CASE("one catalogue tells everybody what there is, and files only to those who may have them")
{
    Desk desk;
    auto job  = desk.prepared("tables");
    auto told = desk.stranger.get(desk.exports_of).value();
    CHECK(told["items"].size() == all_exports().size());
    CHECK(told["may_prepare"] == false);
    CHECK_THAT(told.dump(), !Contains(job["link"].get<std::string>()) && Contains("Verifiable bundle"));
    for (const auto& item : told["items"]) {
        INFO(item["export"]);
        CHECK(item["says"].get<std::string>().size() > 30);
        CHECK((item["who"] == "anyone" || item["who"] == "desk"));
    }
    CHECK(desk.item(desk.olga, "tables")["job"]["state"] == "ready");
    CHECK(desk.stranger.get("/api/processes/999/exports").status == 404);
}

TEST_CASE("a desk's file opens with the desk's session alone, and not after the role is gone")
{
    Desk desk;
    auto job    = desk.prepared("tables");
    auto link   = job["link"].get<std::string>();
    auto answer = desk.olga.get(link);
    CHECK(answer.status == 200);
    CHECK(answer.body.size() == job["bytes"].get<std::size_t>());
    CHECK(answer.body.starts_with("PK"));
    CHECK_THAT(answer.header("content-disposition"), Contains("attachment") && Contains(".zip"));
    CHECK(answer.header("cache-control") == "private, no-store");
    CHECK(desk.stranger.get(link).status == 404);
    CHECK(desk.anna.get(link).status == 404);
    CHECK(desk.olga.get("/api/exports/" + std::string(64, '0')).status == 404);
    CHECK(desk.stranger.get(desk.exports_of + "/tables").status == 404);
    desk.house.inner.run(people::take_role_away(desk.house.house, Person{}, desk.olga_herself.person_id,
                                                desk.world.process_id, people::Role::organiser));
    CHECK(desk.olga.get(link).status == 404);
    CHECK(desk.olga.post(desk.exports_of, {{"export", "tables"}}).status == 404);
}

TEST_CASE("what anyone may have lies at lasting addresses, once it is made")
{
    Desk desk;
    auto slug = desk.stranger.get("/api/processes").value()["items"][0]["slug"].get<std::string>();
    CHECK(desk.stranger.get(desk.exports_of + "/bundle").status == 404);
    CHECK(desk.stranger.get("/open-data/" + slug + "/catalogue.jsonld").status == 404);
    desk.prepared("bundle");
    desk.prepared("open_data");
    auto bundle = desk.stranger.get(desk.exports_of + "/bundle");
    CHECK(bundle.status == 200);
    CHECK(checked(bundle.body).faults.empty());
    CHECK(desk.stranger.get(desk.exports_of + "/bundle", {{"If-None-Match", bundle.header("etag")}}).status == 304);
    auto catalogue = desk.stranger.get("/open-data/" + slug + "/catalogue.jsonld");
    CHECK(catalogue.header("content-type") == "application/ld+json");
    CHECK_THAT(catalogue.value().dump(), Contains("A21_CCBY40") && Contains("dcatapit:Dataset"));
    CHECK_THAT(desk.stranger.get("/open-data/" + slug + "/proposals.csv").body, Contains("A bench in the square"));
    for (auto name : {"registrations.csv", "log.csv", "attendance.csv", "nothing", "..", "%2e%2e%2farengo.db"})
        CHECK(desk.stranger.get("/open-data/" + slug + "/" + name).status == 404);
}

TEST_CASE("one address gives each file of a consultation: to strangers what anyone may have, to organisers their part",
          "[downloads]")
{
    Desk desk;
    auto signed_one      = change_of(desk.world, "Signed by name");
    signed_one.show_name = true;
    desk.house.inner.run(proposals::submit_proposal(desk.house.house, desk.anna_herself, signed_one));
    const std::map<std::string, std::string> types{
        {"csv", "text/csv; charset=utf-8"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"json", "application/json"},
        {"html", "text/html; charset=utf-8"},
        {"zip", "application/zip"}};
    auto root = "/api/consultations/" + std::to_string(desk.world.consultation_id.value) + "/export.";
    for (const auto& [extension, type] : types) {
        INFO(extension);
        auto answer = desk.stranger.get(root + extension);
        REQUIRE(answer.status == 200);
        CHECK(answer.header("content-type") == type);
        CHECK_THAT(answer.header("content-disposition"), Contains("consultation-1." + extension));
        CHECK_THAT(readable(answer.body), Contains("A bench in the square") && !Contains("Anna"));
        CHECK(desk.anna.get(root + extension).body == answer.body);
        CHECK(desk.stranger.get(root + extension, {{"If-None-Match", answer.header("etag")}}).status == 304);
        CHECK(desk.stranger.get("/api/consultations/999/export." + extension).status == 404);
        auto own = desk.olga.get(root + extension);
        CHECK(own.status == 200);
        CHECK(own.header("cache-control") == (extension == "zip" ? "no-cache" : "private, no-store"));
    }
    for (std::string extension : {"csv", "xlsx", "json"})
        CHECK_THAT(readable(desk.olga.get(root + extension).body), Contains("Anna"));
    CHECK(checked(desk.stranger.get(root + "zip").body).faults.empty());
    CHECK(desk.olga.get(root + "json").value()["sets"].contains("registrations"));
    CHECK_FALSE(desk.stranger.get(root + "json").value()["sets"].contains("registrations"));
    CHECK(desk.stranger.get(root + "pdf").status == 404);
    CHECK(desk.stranger.get(root + "csv?seq=1").status == 400);
}

TEST_CASE("a download follows what happens, and tells of no other consultation", "[downloads]")
{
    Desk desk;
    auto wanted  = spring_consultation(desk.world.process_id, desk.world.plan);
    wanted.title = "The other one";
    auto second  = add(desk.house.inner, wanted);
    auto other   = "/api/consultations/" + std::to_string(second.value) + "/export.csv";
    auto first   = "/api/consultations/" + std::to_string(desk.world.consultation_id.value) + "/export.csv";
    CHECK_THAT(desk.stranger.get(other).body, !Contains("A bench in the square"));
    CHECK_THAT(desk.stranger.get(first).body, Contains("A bench in the square") && !Contains("Buses on Sunday"));
    proposes(desk.house.inner, desk.anna_herself, desk.world, "Buses on Sunday");
    CHECK_THAT(desk.stranger.get(first).body, Contains("Buses on Sunday"));
    moderates(desk.house.inner, moderator(desk.house.inner, desk.world), "hide", desk.bench);
    CHECK_THAT(desk.stranger.get(first).body, !Contains("A bench in the square"));
    CHECK_THAT(desk.olga.get(first).body, !Contains("A bench in the square"));
}

TEST_CASE("nothing of a process that is not published goes out, but to its organisers", "[downloads]")
{
    Desk desk;
    json wanted{{"slug", "acqua"}, {"title", "Acqua"}, {"place", "Susa"}, {"email", "acqua@example.org"}};
    wanted["starts_on"] = "2026-01-12";
    auto begun          = desk.olga.post("/api/processes", wanted);
    REQUIRE(begun.status == 201);
    ProcessId draft{begun.value()["process_id"].get<std::int64_t>()};
    auto plan = publish(desk.house.inner, small_plan(draft));
    auto id   = add(desk.house.inner, spring_consultation(draft, plan));
    for (std::string extension : {"csv", "xlsx", "json", "html", "zip"}) {
        INFO(extension);
        auto address = "/api/consultations/" + std::to_string(id.value) + "/export." + extension;
        CHECK(desk.stranger.get(address).status == 404);
        CHECK(desk.anna.get(address).status == 404);
        CHECK(desk.olga.get(address).status == 200);
    }
}

TEST_CASE("calendar, feed and schema are there for anyone, and follow what happens")
{
    Desk desk;
    auto root     = "/api/processes/" + std::to_string(desk.world.process_id.value);
    auto calendar = desk.stranger.get(root + "/calendar.ics");
    CHECK(calendar.header("content-type") == "text/calendar; charset=utf-8");
    CHECK_THAT(calendar.body, Contains("BEGIN:VEVENT") && Contains("UID:consultation-1@"));
    auto feed = desk.stranger.get(root + "/feed.atom");
    CHECK_THAT(feed.body, Contains("<title>A bench in the square</title>") && !Contains("Anna"));
    auto rita = moderator(desk.house.inner, desk.world);
    moderates(desk.house.inner, rita, "hide", desk.bench);
    CHECK_THAT(desk.stranger.get(root + "/feed.atom").body, !Contains("A bench in the square"));
    auto schema = desk.stranger.get("/api/schemas/export.json").value();
    CHECK(schema["properties"]["sets"]["properties"].contains("proposals"));
    CHECK(desk.stranger.get("/api/processes/999/feed.atom").status == 404);
}

TEST_CASE("the desk enters a body in the register for nobody in particular")
{
    Desk desk;
    json entered{{"name", "Banca del Tempo"},
                 {"kind", "third_sector_association"},
                 {"zone", "pinerolese"},
                 {"with_mandate", false}};
    CHECK(desk.olga.post("/api/organisations", entered).status == 201);
    CHECK(desk.olga.get("/api/me").value()["organisations"].empty());
    CHECK(desk.stranger.get("/api/organisations?q=Banca").value()["items"].size() == 1);
}

TEST_CASE("the participants' list is the desk's")
{
    Desk desk;
    auto root = "/api/processes/" + std::to_string(desk.world.process_id.value);
    auto coop = body(desk.house.inner, "Cooperativa Alta Valle");
    auto one  = root + "/participants/" + std::to_string(coop.value);
    CHECK(desk.stranger.get(root + "/participants").status == 401);
    CHECK(desk.anna.get(root + "/participants").status == 404);
    CHECK(desk.anna.put(one, {{"named", true}}).status == 404);
    CHECK(desk.olga.put(one, {{"channels", {"interview"}}, {"named", true}}).status == 200);
    CHECK(desk.olga.put(root + "/private-citizens", {{"event", 4}}).status == 200);
    auto list = desk.olga.get(root + "/participants").value();
    CHECK(list["bodies"][0]["name"] == "Cooperativa Alta Valle");
    CHECK(list["bodies"][0]["by_hand"] == json{"interview"});
    CHECK(list["citizens"]["total"] == 5);
    CHECK(list["bodies"][0]["also"].empty());
    CHECK(list["appendix"]["citizens"] == "2–6: five private citizens");
    CHECK(!list["appendix"].contains("unnamed"));
    auto twin = body(desk.house.inner, "Coop. Alta Valle");
    auto join = root + "/participants/" + std::to_string(twin.value) + "/join";
    CHECK(desk.anna.post(join, {{"into", coop.value}}).status == 404);
    CHECK(desk.olga.post(join, {{"into", coop.value}}).status == 200);
    CHECK(desk.olga.remove(join).status == 200);
}

#include "people/people.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

const std::string outline = "Macro-tema 1: Governance e partnership\n\n"
                            "Chi decide insieme.\n\n"
                            "Obiettivo 1.1: Stringere alleanze\n\n"
                            "I luoghi in cui si decide.\n\n"
                            "Obiettivo 1.2: Misurare meglio\n\n"
                            "Macro-tema 2: Formazione\n\n"
                            "Competenze e giovani.\n";

// What the route answers to this person.
json imported(HouseUnderTest& house, const Person& person, const PublishedPlan& plan, const std::string& text,
              bool commit)
{
    Visit visit;
    visit.signed_in = person.person_id;
    visit.body      = json{{"text", text}}.dump();
    if (commit) visit.query["commit"] = "true";
    std::vector<Method> others;
    auto path  = "/api/plans/" + std::to_string(plan.plan_id.value) + "/import";
    auto route = house.house.routes.find(Method::post, path, visit, others);
    return json::parse(house.run(route->handler(house.house, visit)).body);
}

std::int64_t versions(HouseUnderTest& house)
{
    return house.read([](Reader& reader) { return *reader.db.integer("select count(*) from plan_version"); });
}

struct Desk {
    HouseUnderTest house;
    ProcessId process_id = begin_process(house);
    PublishedPlan plan   = publish(house, small_plan(process_id));
    Person organiser     = citizen(house, "Olga");
    Desk() { becomes(house, organiser, process_id, people::Role::organiser); }
};

} // namespace

TEST_CASE("an organiser sees what a text would make before anything is written")
{
    Desk desk;
    auto shown = imported(desk.house, desk.organiser, desk.plan, outline, false);
    CHECK(shown["counts"][0] == json{{"level", 1}, {"name", "Macro-tema"}, {"nodes", 2}});
    CHECK(shown["counts"][1]["nodes"] == 2);
    CHECK(shown["nodes"][1]["title"] == "Stringere alleanze");
    CHECK(shown["nodes"][1]["parent"] == 0);
    CHECK(shown["nodes"][1]["body"] == "I luoghi in cui si decide.");
    CHECK(shown["nodes"][1]["line"] == 5);
    CHECK(shown["nodes"][1]["node_id"] == desk.plan.nodes["1.1"].value);
    CHECK_FALSE(shown["nodes"][2].contains("node_id"));
    CHECK_FALSE(shown.contains("version"));
    CHECK(versions(desk.house) == 1);
}

TEST_CASE("a committed import is the next draft, keeps the nodes it knows, and is shown to nobody yet")
{
    Desk desk;
    desk.house.watch("process/1");
    auto answer = imported(desk.house, desk.organiser, desk.plan, outline, true);
    CHECK(answer["version"] == 2);
    CHECK(answer["plan_id"] == desk.plan.plan_id.value);
    CHECK(answer["nodes"].size() == 4);
    CHECK(answer.contains("receipt"));
    desk.house.read([&](Reader& reader) {
        CHECK(plans::version(reader, desk.plan.plan_id, 2)->state == "draft");
        CHECK(plans::version(reader, desk.plan.plan_id, 1)->state == "published");
        auto nodes = plans::nodes(reader, desk.plan.plan_id, 2);
        CHECK(nodes[1].node_id == desk.plan.nodes["1.1"]);
        CHECK(nodes[2].node_id.value > desk.plan.nodes["2.1"].value);
        return 0;
    });
    CHECK(desk.house.obeys_live_law("process/1"));

    Visit visit;
    std::vector<Method> others;
    auto route = desk.house.house.routes.find(Method::get, "/api/plans/1/versions/2", visit, others);
    CHECK(desk.house.refusal_of(route->handler(desk.house.house, visit)) == Reason::not_found);
}

TEST_CASE("only an organiser of the plan's process may import; a plan that is not there looks the same")
{
    Desk desk;
    auto refused = [&](const Person& person, PublishedPlan plan) {
        try {
            imported(desk.house, person, plan, outline, true);
        } catch (const Refusal& refusal) {
            return refusal.reason;
        }
        return Reason::unexpected;
    };
    auto anna       = citizen(desk.house, "Anna");
    auto nowhere    = desk.plan;
    nowhere.plan_id = PlanId{77};
    becomes(desk.house, anna, desk.process_id, people::Role::moderator);
    CHECK(refused(anna, desk.plan) == Reason::not_found);
    CHECK(refused(desk.organiser, nowhere) == Reason::not_found);
    CHECK(versions(desk.house) == 1);
}

TEST_CASE("a garbled text gives warnings by line and writes nothing")
{
    Desk desk;
    for (const auto& garbled : {std::string("%%% \x01\x02 lorem\nipsum <script>alert(1)</script>\n"),
                                std::string(1'000'000, 'x'), std::string("\n\n\f\n")})
    {
        auto answer = imported(desk.house, desk.organiser, desk.plan, garbled, true);
        CHECK(answer["nodes"].empty());
        CHECK_FALSE(answer.contains("version"));
        CHECK(answer["warnings"].empty() == (garbled.size() < 5));
    }
    CHECK(versions(desk.house) == 1);
    CHECK(desk.house.chain_holds());
}

TEST_CASE("the command line drafts the only plan's next version, or begins a plan")
{
    HouseUnderTest house;
    auto reading = plans::read_plan(outline, {});
    auto first   = plans::import_by_hand(house.house, "Bozza", reading);
    CHECK(first.answer == json{{"plan_id", 1}, {"version", 1}});
    auto second = plans::import_by_hand(house.house, "Altro nome", reading);
    CHECK(second.answer == json{{"plan_id", 1}, {"version", 2}});
    CHECK(house.chain_holds());
}

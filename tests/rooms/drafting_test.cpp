// A plan's drafts at the desk: a text looked at, a tree corrected, a version kept.
#include "base/digest.hpp"
#include "people/people.hpp"
#include "plans/linting.hpp"
#include "plans/source.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

struct Desk {
    HouseUnderTest house;
    ProcessId process_id = begin_process(house);
    PublishedPlan plan   = publish(house, small_plan(process_id));
    Person organiser     = citizen(house, "Olga");
    Desk() { becomes(house, organiser, process_id, people::Role::organiser); }

    plans::CommitDraft tree(json nodes) const
    {
        return plans::CommitDraft::read(plan.plan_id, {{"levels", {"Tema", "Obiettivo"}}, {"nodes", std::move(nodes)}});
    }
    std::vector<plans::Node> nodes(int version)
    {
        return house.read([&](Reader& reader) { return plans::nodes(reader, plan.plan_id, version); });
    }
};

plans::OutlineRead read_file(const std::string& bytes)
{
    return plans::read_outline_of(plans::ReadOutline::read({{"file", to_base64(bytes)}}));
}

Refusal refused(const std::function<void()>& act)
{
    try {
        act();
    } catch (const Refusal& refusal) {
        return refusal;
    }
    throw std::logic_error("it was not refused");
}

} // namespace

TEST_CASE("a tree corrected by hand is the next draft; a node that is told keeps its id whatever its words",
          "[drafting]")
{
    Desk desk;
    auto known = desk.plan.nodes["1.1"];
    desk.house.watch("process/1");
    auto nodes = json::array();
    nodes.push_back({{"level", 1}, {"number", "1"}, {"title", "Un altro tema"}});
    nodes.push_back({{"level", 2}, {"number", "1.4"}, {"title", "Altre parole"}, {"node_id", known.value}});
    nodes.push_back({{"level", 2}, {"title", "Nuovo"}, {"body", "Un testo."}});
    nodes.push_back({{"level", 1}, {"title", "In fondo"}});
    auto event = desk.house.run(plans::commit_draft(desk.house.house, desk.organiser, desk.tree(nodes)));
    CHECK(event.answer == json{{"plan_id", desk.plan.plan_id.value}, {"version", 2}});
    auto kept = desk.nodes(2);
    REQUIRE(kept.size() == 4);
    CHECK(kept[1].node_id == known);
    CHECK(kept[1].parent_id == kept[0].node_id);
    CHECK(kept[2].parent_id == kept[0].node_id);
    CHECK(kept[2].order == 2);
    CHECK_FALSE(kept[3].parent_id);
    CHECK(desk.house.obeys_live_law("process/1"));
    CHECK(desk.house.chain_holds());
}

TEST_CASE("a tree that is no plan, or names a node of another, is refused and nothing is kept", "[drafting]")
{
    Desk desk;
    auto commits = [&](const json& node) {
        auto all = json::array();
        all.push_back(node);
        auto tree = desk.tree(all);
        return desk.house.refusal_of(plans::commit_draft(desk.house.house, desk.organiser, tree));
    };
    CHECK(commits({{"level", 3}, {"title", "Troppo in fondo"}}) == Reason::bad_value);
    CHECK(commits({{"level", 1}}) == Reason::bad_value);
    CHECK(commits({{"level", 1}, {"title", "Uno"}, {"node_id", 777}}) == Reason::bad_value);
    CHECK(refused([&] { desk.tree(json::array()); }).reason == Reason::required);
    CHECK(desk.nodes(2).empty());

    auto anna = citizen(desk.house, "Anna");
    auto one  = json::array();
    one.push_back({{"level", 1}, {"title", "Uno"}});
    auto tree = desk.tree(one);
    CHECK(desk.house.refusal_of(plans::commit_draft(desk.house.house, anna, tree)) == Reason::not_found);
}

TEST_CASE("a process without a plan begins one, and its first draft is version 1", "[drafting]")
{
    Desk desk;
    auto begun = desk.house.run(
        plans::begin_plan(desk.house.house, desk.organiser, {desk.process_id, "Un secondo piano"}));
    auto plan = PlanId{begun.answer["plan_id"].get<std::int64_t>()};
    auto all  = desk.house.read([&](Reader& reader) { return plans::plans_of(reader, desk.process_id); });
    REQUIRE(all.size() == 2);
    CHECK(all[1].title == "Un secondo piano");
    json body{{"levels", {"Tema"}}, {"nodes", json::array()}};
    body["nodes"].push_back({{"level", 1}, {"title", "Uno"}});
    auto tree = plans::CommitDraft::read(plan, body);
    CHECK(desk.house.run(plans::commit_draft(desk.house.house, desk.organiser, tree)).answer["version"] == 1);
    auto version = desk.house.read([&](Reader& reader) { return plans::version(reader, plan, 1); });
    CHECK(version->title == "Un secondo piano");
    auto anna = citizen(desk.house, "Anna");
    CHECK(desk.house.refusal_of(plans::begin_plan(desk.house.house, anna, {desk.process_id, "Mio"}))
          == Reason::not_found);
}

TEST_CASE("a file with Word's own quotation marks, or in UTF-16, is read as what it says", "[drafting]")
{
    std::string as_word = "Obiettivo 1: Scegliere \x93insieme\x94\n\nL\x92"
                          "ascolto \x96 sempre.\n";
    auto read           = read_file(as_word);
    REQUIRE(read.reading.version.nodes.size() == 1);
    CHECK(read.reading.version.nodes[0].title == "Scegliere “insieme”");
    CHECK(read.reading.version.nodes[0].body == "L’ascolto – sempre.");

    std::string wide("\xFF\xFE", 2);
    for (char c : std::string("Obiettivo 1: Uno\n")) wide += {c, '\0'};
    CHECK(read_file(wide).reading.version.nodes[0].title == "Uno");
}

TEST_CASE("a binary, too many points and a text that is too large are refused, with the line", "[drafting]")
{
    auto binary = refused([] { read_file(std::string("Uno\nDue\n\0\x01", 10)); });
    CHECK(binary.reason == Reason::not_text);
    CHECK(binary.details["line"] == 3);
    CHECK(refused([] { read_file("%PDF-1.7\n..."); }).reason == Reason::not_text);
    CHECK(refused([] { read_file("PK\x03\x04 un archivio \x93qualunque" + std::string(3, '\0')); }).reason
          == Reason::not_text);

    std::string many;
    for (int i = 0; i < 20'000; ++i)
        many += "Obiettivo " + std::to_string(i / 100 + 1) + "." + std::to_string(i % 100 + 1) + ": Fare\n\n";
    auto beyond = refused([&] { plans::read_outline_of(plans::ReadOutline::read({{"text", many}})); });
    CHECK(beyond.reason == Reason::too_many_nodes);
    CHECK(beyond.details == json{{"max", 5000}, {"line", 10'001}});

    std::string clutter;
    for (int i = 0; i < 6'000; ++i) clutter += "Una riga senza posto, la numero " + std::to_string(i) + "\n\n";
    beyond = refused([&] { plans::read_outline_of(plans::ReadOutline::read({{"text", clutter + many}})); });
    CHECK(beyond.reason == Reason::too_many_nodes);
    CHECK(beyond.details["line"] == 12'000 + 10'001);

    std::string large(plans::max_source_bytes + 1, 'x');
    CHECK(refused([&] {
              plans::read_outline_of(plans::ReadOutline::read({{"text", large}}));
          }).reason
          == Reason::text_too_large);
}

TEST_CASE("the linter speaks of a version's points and of a text's lines, in the reader's language", "[drafting]")
{
    Desk desk;
    auto nodes = json::array();
    nodes.push_back({{"level", 1},
                     {"number", "1"},
                     {"title", "Casa"},
                     {"body", "Incontro pubblico sulla casa il 4 dicembre 2024."}});
    nodes.push_back({{"level", 2}, {"number", "1.1"}, {"title", "Affitti"}});
    nodes.push_back(
        {{"level", 2}, {"number", "1.3"}, {"title", "Mutui"}, {"body", "Nell’incontro pubblico del 5 dicembre."}});
    desk.house.run(plans::commit_draft(desk.house.house, desk.organiser, desk.tree(nodes)));
    auto kept     = desk.nodes(2);
    auto findings = plans::findings_in(kept, "it");
    REQUIRE(findings.size() == 2);
    CHECK(findings[0]["rule"] == "days_that_differ");
    CHECK(findings[0]["node_ids"] == json{kept[0].node_id.value, kept[2].node_id.value});
    CHECK(findings[0]["say"].get<std::string>().starts_with("Due giorni diversi"));
    CHECK(findings[1]["say"] == "Nella numerazione manca: 1.2.");

    std::string text =
        "Premessa\nIncontro pubblico sulla casa il 4 dicembre.\n\nObiettivo 1: Casa\n\nNell’incontro pubblico del "
        "5 dicembre si è parlato.\n";
    auto read    = plans::read_outline_of(plans::ReadOutline::read({{"text", text}}));
    auto in_text = plans::findings_in(read, "en");
    REQUIRE(in_text.size() == 1);
    CHECK(in_text[0]["lines"] == json{1, 6});
    CHECK(in_text[0]["say"].get<std::string>().starts_with("Two different days"));
}

#include "support/decisions_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

// All four decided: the words of the first and the second go into the text.
struct Decided : Deciding {
    Decided()
    {
        closes();
        decides_all();
    }
    std::string body(int version, const std::string& key)
    {
        auto found = house.read(
            [&](Reader& reader) { return plans::node(reader, plan(), version, consultation.node(key)).value(); });
        return found.body;
    }
    Event finalises(int version) { return house.run(decisions::finalise_version(house.house, olga, plan(), version)); }
    Reason finalising(int version)
    {
        return house.refusal_of(decisions::finalise_version(house.house, olga, plan(), version));
    }
    decisions::ReviseNode revision_of(int version, const std::string& key, const std::string& body,
                                      const decisions::NewCause& cause, int revision = 1) const
    {
        decisions::ReviseNode wanted;
        wanted.plan_id  = consultation.plan.plan_id;
        wanted.version  = version;
        wanted.node_id  = consultation.node(key);
        wanted.revision = revision;
        wanted.body     = body;
        wanted.cause    = cause;
        return wanted;
    }
    json final_text()
    {
        auto process = house.snapshot(processes::topic_of(consultation.process_id));
        return process.value("final_text", json());
    }
};

std::string page(Decided& at, int version, const std::string& language = "it")
{
    Visit visit;
    visit.language = language;
    auto path      = "/plans/" + std::to_string(at.plan().value) + "/versions/" + std::to_string(version) + "/redline";
    return at.house.house.routes.find_page(path, visit)->maker(at.house.house, visit).body;
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

} // namespace

TEST_CASE("accepted words on different places of a node compose by themselves, and each says whose it is",
          "[decisions]")
{
    Decided at;
    auto version = at.rolls_out();
    CHECK(version == 2);
    CHECK(at.body(2, "1.1.1-A") == "Dare alla rete delle imprese una segreteria comune, aperta a tutti.");
    CHECK(at.body(2, "1.1.1-B") == at.body(1, "1.1.1-B"));
    auto line = at.redline(2);
    CHECK(line["against"] == 1);
    REQUIRE(line["nodes"].size() == 1);
    auto node = line["nodes"][0];
    CHECK(node["change"] == "changed");
    CHECK(node["before"]["body"] == at.before);
    REQUIRE(node["causes"].size() == 2);
    CHECK(node["causes"][0]["proposal"]["proposal_id"] == at.first.value);
    CHECK(node["causes"][0]["words"] == "delle imprese");
    CHECK(node["causes"][1]["proposal"]["outcome"] == "partially_accepted");
    CHECK(at.desk_shown()["version"] == json{{"plan_id", at.plan().value}, {"version", 2}});
    CHECK(at.rolls_out() == 3);
    CHECK(at.screens.hold());
}

TEST_CASE("where accepted proposals touch the same words, a person composes the sentence", "[decisions]")
{
    Decided at;
    at.reopens(at.olga, at.third);
    at.decides(at.third, decided("accepted", "Anche questa.", at.third_text));
    decisions::RollOut wanted{at.id(), {}};
    try {
        at.house.run(decisions::roll_out(at.house.house, at.olga, wanted));
        FAIL("it composed by itself");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::to_be_composed);
        CHECK(refusal.details["nodes"][0]["node_id"] == at.consultation.node("1.1.1-A").value);
    }
    auto by_hand = "Dare alle imprese una segreteria comune, aperta a tutti.";
    at.rolls_out({{at.consultation.node("1.1.1-A"), by_hand}});
    CHECK(at.body(2, "1.1.1-A") == by_hand);
    CHECK(at.redline(2)["nodes"][0]["causes"].size() == 3);
    wanted.composed = {{at.consultation.node("2"), "Altre parole."}};
    CHECK(at.house.refusal_of(decisions::roll_out(at.house.house, at.olga, wanted)) == Reason::node_not_found);
    CHECK(at.screens.hold());
}

TEST_CASE("a merged proposal has its part in the words of the one it was merged into", "[decisions]")
{
    Deciding at;
    at.closes();
    decisions::MergeProposal merge{at.third, at.first};
    at.house.run(decisions::merge_proposal(at.house.house, at.olga, merge));
    at.decides(at.first, decided("accepted", "Insieme.", at.first_text));
    at.rolls_out();
    auto causes = at.redline(2)["nodes"][0]["causes"];
    REQUIRE(causes.size() == 2);
    CHECK(causes[1]["proposal"]["number"] == 3);
}

TEST_CASE("words that leave a node with nothing take it out of the text, unless others hang beneath it", "[decisions]")
{
    Deciding at;
    auto gone = at.submits(at.anna, "deletion", "1.1.1-B", "Non serve", "");
    auto stem = at.submits(at.anna, "deletion", "1.1.1", "Togliere la strategia", "");
    at.closes();
    at.decides(gone, decided("accepted", "Non serve.", ""));
    at.rolls_out();
    auto line = at.redline(2);
    REQUIRE(line["nodes"].size() == 1);
    CHECK(line["nodes"][0]["change"] == "removed");
    CHECK(line["nodes"][0]["node_id"] == at.consultation.node("1.1.1-B").value);
    CHECK(line["nodes"][0]["causes"].size() == 1);
    at.decides(stem, decided("accepted", "Via.", ""));
    decisions::RollOut wanted{at.id(), {}};
    CHECK(at.house.refusal_of(decisions::roll_out(at.house.house, at.olga, wanted)) == Reason::to_be_composed);
}

TEST_CASE("the text does not become final while a proposal lacks a published answer", "[decisions]")
{
    Decided at;
    at.rolls_out();
    CHECK(at.finalising(2) == Reason::decisions_missing);
    CHECK(at.house.refusal_of(decisions::publish_draft(at.house.house, at.olga, at.plan(), 2))
          == Reason::decisions_missing);
    at.publishes();
    at.reopens(at.olga, at.general);
    try {
        at.finalises(2);
        FAIL("it became final");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::decisions_missing);
        CHECK(refusal.details["of"] == 4);
        CHECK(refusal.details["proposals"][0]["proposal_id"] == at.general.value);
    }
    at.approves(at.olga, at.general);
    at.finalises(2);
    CHECK(at.final_text()["version"] == 2);
    CHECK(at.shown(at.first)["decision"]["text"]["final_at"] == at.final_text()["final_at"]);
    CHECK_FALSE(at.shown(at.third)["decision"].contains("text"));
    CHECK(at.screen_of(at.anna)["answers"][std::to_string(at.first.value)]["text"]["version"] == 2);
    CHECK(at.desk_shown()["version"].contains("final_at"));
    CHECK(at.finalising(2) == Reason::already_final);
    CHECK(at.screens.hold());
    CHECK(at.house.chain_holds());
}

TEST_CASE("every change of the final text says why", "[decisions]")
{
    Decided at;
    at.publishes();
    auto draft    = small_plan(at.consultation.process_id);
    draft.plan_id = at.plan();
    draft.nodes.push_back({"2.2", "2", 2, "2.2", "Giovani", "", "Un punto nuovo.", 2});
    at.house.run(plans::draft_version(at.house.house, Person{}, draft));
    CHECK(at.finalising(2) == Reason::change_without_cause);
    auto added = at.redline(2)["nodes"][0];
    CHECK(added["change"] == "added");
    decisions::AddCause why{at.plan(), 2, NodeId{added["node_id"].get<std::int64_t>()}, {"act", {}, ""}};
    auto adding = [&] { return decisions::add_cause(at.house.house, at.olga, why); };
    CHECK(at.house.refusal_of(adding()) == Reason::required);
    why.cause = {"proposal", at.anna.person_id.value + 9000, ""};
    CHECK(at.house.refusal_of(adding()) == Reason::bad_value);
    why.cause = {"act", {}, "Delibera 12 del 2 aprile 2025"};
    auto id   = at.house.run(adding()).answer["cause_id"].get<std::int64_t>();
    CHECK(at.redline(2)["nodes"][0]["causes"][0]["words"] == "Delibera 12 del 2 aprile 2025");
    at.house.run(decisions::remove_cause(at.house.house, at.olga, CauseId{id}));
    CHECK(at.finalising(2) == Reason::change_without_cause);
    at.house.run(adding());
    at.finalises(2);
    CHECK(at.house.refusal_of(adding()) == Reason::not_found);
    CHECK(at.screens.hold());
}

TEST_CASE("a node of a draft is edited by hand, and the cause stands beside it", "[decisions]")
{
    Decided at;
    at.publishes();
    at.rolls_out();
    decisions::NewCause why{"editorial", {}, "Una virgola di troppo."};
    auto edited = at.revision_of(2, "1.1", "I luoghi dove si decide.", why);
    at.house.run(decisions::revise_node(at.house.house, at.olga, edited));
    CHECK(at.redline(2)["nodes"].size() == 2);
    CHECK(at.redline(2)["nodes"][0]["causes"][0]["kind"] == "editorial");
    auto revising = [&](const Person& person, const decisions::ReviseNode& wanted) {
        return at.house.refusal_of(decisions::revise_node(at.house.house, person, wanted));
    };
    CHECK(revising(at.olga, edited) == Reason::stale_revision);
    CHECK(revising(at.olga, at.revision_of(2, "1.1", "I luoghi dove si decide.", why, 2)) == Reason::nothing_changed);
    CHECK(revising(at.paola, edited) == Reason::not_found);
    CHECK(revising(at.olga, at.revision_of(1, "1.1", "Nella bozza già pubblica.", why)) == Reason::not_found);
    at.finalises(2);
    auto table = page(at, 2);
    CHECK(says(table, "Revisione del testo: Una virgola di troppo."));
    CHECK(says(table, "<ins>delle imprese </ins>"));
    CHECK(says(table, "Proposta n. 1 Una rete di imprese"));
    CHECK(says(page(at, 2, "en"), "Final text."));
}

TEST_CASE("a draft is on no page; published, it supersedes the one before and shows where the words went",
          "[decisions]")
{
    Decided at;
    at.publishes();
    at.rolls_out();
    CHECK_THROWS_AS(page(at, 2), Refusal);
    CHECK_FALSE(at.shown(at.first)["decision"].contains("text"));
    at.house.run(decisions::publish_draft(at.house.house, at.olga, at.plan(), 2));
    CHECK(at.shown(at.first)["decision"]["text"] == json{{"plan_id", at.plan().value}, {"version", 2}});
    CHECK(at.house.refusal_of(decisions::publish_draft(at.house.house, at.olga, at.plan(), 2)) == Reason::already_so);
    auto states = at.house.read([&](Reader& reader) {
        std::string all;
        for (const auto& version : plans::versions(reader, at.plan())) all += version.state + " ";
        return all;
    });
    CHECK(states == "published superseded ");
    CHECK(at.finalising(1) == Reason::not_found);
    CHECK(at.screens.hold());
}

TEST_CASE("each promoter approves the final text with its act and its day", "[decisions]")
{
    Decided at;
    at.publishes();
    at.rolls_out();
    decisions::ApproveVersion act{at.plan(), 2, at.promoters[0], "Delibera di Giunta 84", "2025-06-20"};
    auto approving = [&](const Person& person) {
        return at.house.refusal_of(decisions::approve_version(at.house.house, person, act));
    };
    CHECK(approving(at.olga) == Reason::not_found);
    at.finalises(2);
    act.on = "2025-06-31";
    CHECK(approving(at.olga) == Reason::bad_value);
    act.on = "2025-06-20";
    CHECK(approving(at.paola) == Reason::not_found);
    at.house.run(decisions::approve_version(at.house.house, at.olga, act));
    act.organisation_id = at.promoters[1];
    act.act             = "Decreto 7";
    at.house.run(decisions::approve_version(at.house.house, at.olga, act));
    auto approvals = at.final_text()["approvals"];
    CHECK(approvals.size() == 2);
    CHECK(approvals[std::to_string(at.promoters[1].value)]["act"] == "Decreto 7");
    CHECK(at.redline(2)["approvals"][0]["on"] == "2025-06-20");
    CHECK(says(page(at, 2), "Approvato da Camera di commercio: Delibera di Giunta 84, 20 giugno 2025"));
    act.organisation_id = body(at.house, "Un altro ente");
    CHECK(approving(at.olga) == Reason::not_found);
    CHECK(at.screens.hold());
}

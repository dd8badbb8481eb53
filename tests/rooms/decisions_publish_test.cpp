#include "store/record.hpp"
#include "support/decisions_verbs.hpp"

#include "decisions/rows.hpp"

#include <catch2/catch.hpp>

namespace {

json replies(Deciding& at, decisions::RepliesQuery query = {})
{
    query.consultation_id = at.id();
    return at.house.read([&](Reader& reader) { return decisions::replies(reader, query); });
}

// Subject and text of every mail that waits, one after the other.
std::string mails(Deciding& at)
{
    std::string all;
    at.house.read([&](Reader& reader) {
        reader.db.each("select subject, body from mail order by mail_id",
                       [&](const Row& row) { all += row.text(0) + "\n" + row.text(1) + "\n"; });
        return 0;
    });
    return all;
}

std::string recorded(Deciding& at)
{
    std::string all;
    for (const auto& one : at.house.read([&](Reader& r) { return recorded_events(r, at.topic(), 0, 10'000); }))
        all += one.event.payload.dump();
    return all;
}

std::string page(Deciding& at, const std::string& path, const std::string& language = "it")
{
    Visit visit;
    visit.language = language;
    return at.house.house.routes.find_page(path, visit)->maker(at.house.house, visit).body;
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

} // namespace

TEST_CASE("answers are published when every proposal has one; until then the list says which are missing",
          "[decisions]")
{
    Deciding at;
    auto publishing = [&] { return decisions::publish_decisions(at.house.house, at.olga, at.id()); };
    CHECK(at.house.refusal_of(publishing()) == Reason::consultation_still_open);
    at.closes();
    at.decides(at.first, decided("accepted", "Sì.", at.first_text));
    at.saves(at.olga, at.second, decided("rejected", "Solo in bozza."));
    try {
        at.publishes();
        FAIL("it was published");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::decisions_missing);
        CHECK(refusal.details["decided"] == 1);
        CHECK(refusal.details["of"] == 4);
        REQUIRE(refusal.details["proposals"].size() == 3);
        CHECK(refusal.details["proposals"][0]["number"] == 2);
    }
    CHECK(replies(at)["items"].empty());
    CHECK_FALSE(at.shown(at.first).contains("decision"));
    CHECK(at.house.refusal_of(decisions::publish_decisions(at.house.house, at.paola, at.id())) == Reason::not_found);
    CHECK(at.screens.hold());
}

TEST_CASE("all answers become public together, on every page that shows the proposals", "[decisions]")
{
    Deciding at;
    at.closes();
    at.decides_all();
    CHECK_FALSE(says(at.in_public(), "La rete resta"));
    CHECK(at.publishes().answer["published"] == 4);
    auto answer = at.shown(at.first)["decision"];
    CHECK(answer["outcome"] == "accepted");
    CHECK(answer["accepted_text"] == at.first_text);
    CHECK(answer["current_text"] == at.before);
    CHECK_FALSE(answer.contains("together_with"));
    CHECK(at.shown(at.third)["decision"]["reason"] == "La rete resta il punto di partenza.");
    CHECK(at.house.snapshot(at.topic())["decisions"]["outcomes"]
          == json{{"accepted", 1}, {"partially_accepted", 1}, {"rejected", 1}, {"inadmissible", 1}});
    CHECK(at.screen_of(at.anna)["answers"].size() == 2);
    CHECK(at.screen_of(at.bruno)["answers"][std::to_string(at.third.value)]["outcome"] == "rejected");
    CHECK(at.desk_shown()["counts"]["published"] == 4);
    CHECK_FALSE(at.card(at.first).contains("waits_for"));
    CHECK(says(recorded(at), "La rete resta il punto di partenza."));
    CHECK(at.house.refusal_of(decisions::publish_decisions(at.house.house, at.olga, at.id())) == Reason::already_so);
    CHECK(at.screens.hold());
    CHECK(at.house.chain_holds());
}

TEST_CASE("each author gets one mail with all the answers that are theirs", "[decisions]")
{
    Deciding at;
    at.closes();
    at.decides_all();
    auto before = mails(at);
    at.publishes();
    auto sent = mails(at).substr(before.size());
    CHECK(says(sent, "Le risposte alle tue 2 proposte: Piano per l’economia sociale"));
    CHECK(says(sent, "n. 1, Una rete di imprese: Accolta\n"));
    CHECK(says(sent, "n. 3, Senza la rete: Non accolta\n"));
    CHECK(says(sent, "/proposals/" + std::to_string(at.third.value)));
    CHECK_FALSE(says(sent, "{"));
}

TEST_CASE("the table of replies tells every proposal beside its answer, by number, outcome and node", "[decisions]")
{
    Deciding at;
    at.closes();
    auto with_points   = decided("partially_accepted", "In parte.", at.first_text);
    with_points.points = {{.title     = "Le imprese",
                           .outcome   = "accepted",
                           .passed_to = {},
                           .reason    = "",
                           .nodes     = {at.consultation.node("1.1")}},
                          {.title     = "Gli orari",
                           .outcome   = "passed_on",
                           .passed_to = "Agenzia della mobilità",
                           .reason    = "Non è materia del piano.",
                           .nodes     = {}}};
    at.decides_all();
    at.reopens(at.olga, at.first);
    at.decides(at.first, with_points);
    at.publishes();
    auto items = replies(at)["items"];
    REQUIRE(items.size() == 4);
    CHECK(items[0]["points"][0]["nodes"][0]["number"] == "1.1");
    CHECK(items[0]["points"][1]["passed_to"] == "Agenzia della mobilità");
    CHECK(at.shown(at.first)["decision"]["points"]["2"]["outcome"] == "passed_on");
    CHECK(items[3]["node"]["number"] == "2");
    auto rest = replies(at, {.limit = 3});
    CHECK(rest["next"] == "3");
    CHECK(replies(at, {.after = 3, .limit = 3})["items"].size() == 1);
    CHECK(replies(at, {.outcome = "rejected"})["items"][0]["proposal_id"] == at.third.value);
    CHECK(replies(at, {.node_id = at.consultation.node("1")})["items"].size() == 3);
    CHECK(at.screens.hold());

    auto table = page(at, "/consultations/" + std::to_string(at.id().value) + "/replies");
    CHECK(says(table, "Accolta in parte"));
    CHECK(says(table, "passato a Agenzia della mobilità"));
    auto own = page(at, "/proposals/" + std::to_string(at.first.value));
    CHECK(says(own, "<ins>delle imprese </ins>"));
    CHECK(says(own, "Punto per punto"));
    CHECK(says(page(at, "/proposals/" + std::to_string(at.third.value), "fr"), "Non acceptée"));
}

TEST_CASE("what is published stays as it is until the next publishing, and a correction says its day", "[decisions]")
{
    Deciding at;
    at.closes();
    at.decides_all();
    at.publishes();
    at.reopens(at.olga, at.third);
    at.saves(at.olga, at.third, decided("rejected", "La rete resta, e si allarga."));
    CHECK(at.shown(at.third)["decision"]["reason"] == "La rete resta il punto di partenza.");
    CHECK(at.desk_shown()["counts"]["published"] == 3);
    CHECK(at.house.refusal_of(decisions::publish_decisions(at.house.house, at.olga, at.id()))
          == Reason::decisions_missing);
    at.approves(at.olga, at.third);
    it_is(at.house, "2025-03-20T12:00:00+01:00");
    auto before = mails(at);
    CHECK(at.publishes().answer["published"] == 1);
    auto answer = at.shown(at.third)["decision"];
    CHECK(answer["reason"] == "La rete resta, e si allarga.");
    CHECK(answer["corrected_at"] == "2025-03-20T11:00:00.000Z");
    CHECK_FALSE(at.shown(at.first)["decision"].contains("corrected_at"));
    CHECK_FALSE(says(mails(at).substr(before.size()), "Una rete di imprese"));
    CHECK(at.screens.hold());
}

TEST_CASE("merged proposals are answered together, and each page names the others", "[decisions]")
{
    Deciding at;
    at.closes();
    decisions::MergeProposal wanted{at.third, at.first};
    at.house.run(decisions::merge_proposal(at.house.house, at.olga, wanted));
    at.decides(at.first, decided("accepted", "Insieme.", at.first_text));
    at.decides(at.second, decided("rejected", "No."));
    at.decides(at.general, decided("inadmissible", "Altrove."));
    at.publishes();
    CHECK(at.shown(at.third)["decision"]["outcome"] == "accepted");
    CHECK(at.shown(at.third)["decision"]["answered_with"] == json{{"proposal_id", at.first.value}, {"number", 1}});
    CHECK(at.shown(at.first)["decision"]["together_with"].contains(std::to_string(at.third.value)));
    CHECK_FALSE(at.shown(at.second)["decision"].contains("together_with"));
    at.reopens(at.olga, at.first);
    at.house.run(decisions::separate_proposal(at.house.house, at.olga, at.third));
    CHECK(at.shown(at.third)["decision"].contains("answered_with"));
    at.approves(at.olga, at.first);
    at.decides(at.third, decided("rejected", "Da sola, no."));
    CHECK(at.publishes().answer["published"] == 1);
    CHECK_FALSE(at.shown(at.third)["decision"].contains("answered_with"));
    CHECK_FALSE(at.shown(at.first)["decision"].contains("together_with"));
    CHECK(at.screens.hold());
}

TEST_CASE("a hidden proposal is in no table of replies and in no record; restored, it has its answer again",
          "[decisions]")
{
    Deciding at;
    at.closes();
    at.decides_all();
    at.publishes();
    moderates(at.house, at.paola, "hide", at.first);
    CHECK(replies(at)["items"].size() == 3);
    CHECK(at.house.snapshot(at.topic())["decisions"]["answered"] == 3);
    CHECK_FALSE(says(at.in_public(), "Una rete di imprese"));
    CHECK_FALSE(says(at.in_public(), at.first_text));
    CHECK(at.screens.hold());
    moderates(at.house, at.paola, "restore", at.first);
    CHECK(says(at.in_public(), at.first_text));
    CHECK(replies(at)["items"].size() == 4);
    CHECK(at.shown(at.first)["decision"]["outcome"] == "accepted");
    CHECK(at.screens.hold());
}

TEST_CASE("a proposal that comes back after the publishing needs its answer too", "[decisions]")
{
    Deciding at;
    moderates(at.house, at.paola, "hide", at.general);
    at.closes();
    at.decides(at.first, decided("accepted", "Sì.", at.first_text));
    at.decides(at.second, decided("rejected", "No."));
    at.decides(at.third, decided("rejected", "No."));
    CHECK(at.publishes().answer["published"] == 3);
    moderates(at.house, at.paola, "restore", at.general);
    CHECK(at.card(at.general)["waits_for"] == "assignment");
    CHECK(at.house.refusal_of(decisions::publish_decisions(at.house.house, at.olga, at.id()))
          == Reason::decisions_missing);
    at.decides(at.general, decided("inadmissible", "Altrove."));
    CHECK(at.publishes().answer["published"] == 1);
    CHECK(at.screens.hold());
}

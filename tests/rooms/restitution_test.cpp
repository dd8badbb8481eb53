#include "store/record.hpp"
#include "support/plenary_verbs.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;

namespace {

Page page(PlenaryDay& on, const std::string& language = "it")
{
    Visit visit;
    visit.language = language;
    auto path      = "/meetings/" + std::to_string(on.day.meeting_id.value) + "/restitution";
    auto found     = on.house.house.routes.find_page(path, visit);
    return found->maker(on.house.house, visit);
}

bool says(const Page& page, const std::string& text) { return page.body.find(text) != std::string::npos; }

std::string everything_recorded(PlenaryDay& on, const std::string& topic)
{
    std::string all;
    for (const auto& one : on.house.read([&](Reader& r) { return recorded_events(r, topic, 0, 10'000); }))
        all += one.event.payload.dump();
    return all;
}

} // namespace

TEST_CASE("two people on one sentence: who saves second sees both texts")
{
    PlenaryDay on;
    auto note = on.at_first("Una nota.");
    auto id   = on.says("Serve uno sportello.", {note});
    on.house.run(plenary::edit_sentence(on.house.house, on.tito, on.edit(id, 1, "Serve una porta sola.")));
    try {
        on.house.run(plenary::edit_sentence(on.house.house, on.olga, on.edit(id, 1, "Serve un ufficio.")));
        FAIL("it was not refused");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::stale_revision);
        CHECK(refusal.details["current"]["text"] == "Serve una porta sola.");
        CHECK(refusal.details["current"]["revision"] == 2);
        CHECK(refusal.details["current"]["cites"] == json{{std::to_string(note.value), true}});
    }
    CHECK(on.sentence_shown(id)["text"] == "Serve una porta sola.");
    CHECK(on.screens_hold());
}

TEST_CASE("a sentence being written is shown as such, and let go after a short silence")
{
    PlenaryDay on;
    auto id = on.says("Serve uno sportello.");
    on.house.run(plenary::claim_sentence(on.house.house, on.tito, id));
    CHECK(on.sentence_shown(id)["writer"]["name"] == "Tito");
    CHECK_REFUSED(on, plenary::claim_sentence(on.house.house, on.olga, id), being_written);
    CHECK_REFUSED(on, plenary::edit_sentence(on.house.house, on.olga, on.edit(id, 1, "No.")), being_written);
    CHECK_REFUSED(on, plenary::remove_sentence(on.house.house, on.olga, id), being_written);
    on.passes(15s);
    on.house.run(plenary::claim_sentence(on.house.house, on.olga, id));
    CHECK_REFUSED(on, plenary::edit_sentence(on.house.house, on.tito, on.edit(id, 1, "No.")), being_written);
    on.house.run(plenary::edit_sentence(on.house.house, on.olga, on.edit(id, 1, "Serve una porta.")));
    CHECK_FALSE(on.sentence_shown(id).contains("writer"));
    CHECK(on.screens_hold());
}

TEST_CASE("a sentence placed where another stands comes before it")
{
    PlenaryDay on;
    auto one = on.says("Prima."), two = on.says("Seconda.");
    plenary::AddSentence between{on.day.meeting_id, "In mezzo.", {}, on.sentence_shown(two)["order"].get<int>(), {}};
    on.house.run(plenary::add_sentence(on.house.house, on.tito, between));
    auto order = [&](SentenceId id) { return on.sentence_shown(id)["order"].get<int>(); };
    SentenceId middle{3};
    CHECK(order(one) < order(middle));
    CHECK(order(middle) < order(two));
    auto move  = on.edit(two, 1, "Seconda, ora prima.");
    move.order = order(one);
    on.house.run(plenary::edit_sentence(on.house.house, on.tito, move));
    CHECK(order(two) < order(one));
    CHECK(on.screens_hold());
}

TEST_CASE("what rests on no note may be written, and is in the way of publishing")
{
    PlenaryDay on;
    CHECK_REFUSED(on, plenary::publish_restitution(on.house.house, on.olga, on.day.meeting_id), restitution_empty);
    auto note = on.at_first("Uno sportello.");
    on.says("Chi comincia chiede una porta sola.", {note});
    auto bare = on.says("I fondi arrivino presto.");
    CHECK(on.sentence_shown(bare)["cites"].empty());
    try {
        on.publishes();
        FAIL("it was published");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::sentence_without_source);
        CHECK(refusal.details["sentences"] == 1);
    }
    CHECK_FALSE(on.account());
    auto found  = on.edit(bare, 1, "I fondi arrivino presto.");
    found.cites = {on.at_second("Piccoli fondi.")};
    on.house.run(plenary::edit_sentence(on.house.house, on.tito, found));
    on.publishes();
    CHECK_REFUSED(on, plenary::publish_restitution(on.house.house, on.olga, on.day.meeting_id), already_published);
    plenary::AddSentence late{on.day.meeting_id, "Senza nota.", {}, {}, {}};
    CHECK_REFUSED(on, plenary::add_sentence(on.house.house, on.tito, late), sentence_without_source);
    auto emptied  = on.edit(bare, 2, "I fondi.");
    emptied.cites = std::vector<ContributionId>{};
    CHECK_REFUSED(on, plenary::edit_sentence(on.house.house, on.tito, emptied), sentence_without_source);
    CHECK(on.screens_hold());
}

TEST_CASE("the published account opens each sentence to its notes, and names nobody")
{
    PlenaryDay on;
    tables::AddContribution said;
    said.table_id = on.first;
    said.text     = "Uno sportello <b>solo</b>.";
    said.said_by  = "Giovanna Bianchi";
    auto first    = on.house.run(tables::add_contribution(on.house.house, on.paola, said)).answer["contribution_id"];
    ContributionId note{first.get<std::int64_t>()};
    auto other = on.at_second("Un ufficio che richiama.");
    auto theme = on.theme("Una porta sola", {note, other});
    on.says("Chi comincia chiede una porta sola.", {note, other}, theme);
    on.publishes();
    auto account = on.account().value();
    CHECK(account["of"] == 2);
    auto sentence = account["sentences"].begin().value();
    CHECK(sentence["tables"] == json{{"1", true}, {"2", true}});
    CHECK(sentence["notes"][std::to_string(other.value)]["table"] == 2);
    CHECK(sentence["notes"][std::to_string(other.value)]["round"] == 1);
    CHECK(account.dump().find("Giovanna") == std::string::npos);
    CHECK(account.dump().find("Paola") == std::string::npos);

    auto italian = page(on);
    CHECK(says(italian, "<summary>Chi comincia chiede una porta sola.</summary>"));
    CHECK(says(italian, "Detto a 2 tavoli su 2 · 2 contributi"));
    CHECK(says(italian, "<b>Tavolo 2, sessione 1:</b> Un ufficio che richiama."));
    CHECK(says(italian, "&lt;b&gt;solo&lt;/b&gt;"));
    CHECK_FALSE(says(italian, "Giovanna"));
    CHECK(says(page(on, "en"), "Said at 2 tables of 2"));
    CHECK(says(page(on, "fr"), "Dit à 2 tables sur 2"));
}

TEST_CASE("once published it is on the meeting and on the process; before, the page is not there")
{
    PlenaryDay on;
    CHECK_THROWS_AS(page(on), Refusal);
    on.says("Una frase.", {on.at_first("Una nota.")});
    on.publishes();
    CHECK(on.house.snapshot(on.day.topic())["restitution"].contains("published_at"));
    auto process = on.house.snapshot("process/" + std::to_string(on.day.process_id.value));
    CHECK(process["meetings"][std::to_string(on.day.meeting_id.value)]["restitution"].contains("published_at"));
    CHECK(on.screens_hold());
}

TEST_CASE("the record holds no word of the account until it is published, and never who wrote it")
{
    PlenaryDay on;
    auto note = on.at_first("Una nota.");
    on.theme("Tema riservato", {note});
    on.says("Frase riservata.", {note});
    on.tells("Messaggio riservato.");
    CHECK(everything_recorded(on, on.regia_topic()).find("riservat") == std::string::npos);
    CHECK(everything_recorded(on, on.regia_topic()).find("person") == std::string::npos);
    on.publishes();
    CHECK(everything_recorded(on, on.day.topic()).find("Frase riservata.") != std::string::npos);
}

TEST_CASE("a sentence is linked to the point of the plan that it became, also afterwards")
{
    PlenaryDay on;
    auto plan = publish(on.house, small_plan(on.day.process_id));
    add(on.house, spring_consultation(on.day.process_id, plan));
    auto id = on.says("Serve una rete stabile.", {on.at_first("Una nota.")});
    on.publishes();
    plenary::LinkNode link{id, plan.nodes.at("1.1")};
    on.house.run(plenary::link_node(on.house.house, on.olga, link));
    CHECK(on.sentence_shown(id)["node"]["number"] == "1.1");
    CHECK(on.account().value()["sentences"].begin().value()["node"]["title"] == "Alleanze");
    CHECK(says(page(on), "/plan/" + std::to_string(plan.nodes.at("1.1").value)));
    plenary::LinkNode nowhere{id, NodeId{9999}};
    CHECK_REFUSED(on, plenary::link_node(on.house.house, on.olga, nowhere), node_not_found);
    plenary::LinkNode none{id, {}};
    on.house.run(plenary::link_node(on.house.house, on.olga, none));
    CHECK_FALSE(on.sentence_shown(id).contains("node"));
    CHECK(on.screens_hold());
}

TEST_CASE("who closes the account is no longer shown as writing, and what they wrote stays")
{
    PlenaryDay on;
    auto id = on.says("Resta scritta.", {on.at_first("Una nota.")});
    on.house.run(plenary::claim_sentence(on.house.house, on.tito, id));
    people::ChangeProfile change;
    change.name = "Tito Neri";
    on.house.run(people::change_profile(on.house.house, on.tito, change));
    CHECK(on.sentence_shown(id)["writer"]["name"] == "Tito Neri");
    on.house.run(people::close_account(on.house.house, on.tito));
    CHECK_FALSE(on.sentence_shown(id).contains("writer"));
    CHECK(on.sentence_shown(id)["text"] == "Resta scritta.");
    CHECK(on.screens_hold());
}

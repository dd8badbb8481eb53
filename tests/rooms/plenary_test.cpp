#include "store/record.hpp"
#include "support/plenary_verbs.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using tables::Action;

TEST_CASE("the regia sees every table, and each note as soon as it is taken in")
{
    PlenaryDay on;
    auto anna  = on.joins("Anna");
    auto down  = on.at_first("Uno sportello per chi comincia.");
    auto sent  = on.sends(anna, "Anche la sera, per favore.");
    auto shown = on.regia();
    CHECK(shown["tables"].size() == 2);
    CHECK(shown["notes"][std::to_string(down.value)]["text"] == "Uno sportello per chi comincia.");
    CHECK(shown["notes"][std::to_string(down.value)]["table"] == 1);
    CHECK_FALSE(shown["notes"].contains(std::to_string(sent.value))); // it waits at the table
    on.house.run(tables::take_contribution(on.house.house, on.paola, sent));
    CHECK(on.regia()["notes"].contains(std::to_string(sent.value)));
    CHECK(on.regia()["notes"].dump().find("Anna") == std::string::npos);
    CHECK(on.screens_hold());
}

TEST_CASE("one clock for all tables: what is paused stays paused, and is extended with the others")
{
    PlenaryDay on;
    auto first  = std::to_string(on.first.value);
    auto second = std::to_string(on.second.value);
    auto ends   = *read_instant(on.regia()["clock"]["ends_at"].get<std::string>());
    on.runs(Action::pause);
    on.clock(Action::extend, 5);
    auto shown = on.regia();
    CHECK(shown["tables"][first]["session"]["state"] == "paused");
    CHECK(shown["tables"][second]["session"]["state"] == "running");
    CHECK(shown["clock"]["round"] == 1);
    CHECK(shown["clock"]["rounds"] == 2);
    CHECK(shown["clock"]["question"] == "Che cosa fa leva?");
    CHECK(*read_instant(shown["clock"]["ends_at"].get<std::string>()) == ends + 5min);
    CHECK(on.hall()["clock"] == shown["clock"]);
    on.clock(Action::close);
    CHECK(on.regia()["tables"][second]["session"]["state"] == "closed");
    CHECK(on.screens_hold());
}

TEST_CASE("a message reaches all tables at once; the newest stands there")
{
    PlenaryDay on;
    on.tells("Fra cinque minuti si chiude.");
    on.tells("Si comincia a scrivere la sintesi.");
    for (auto table : {on.first, on.second}) {
        CHECK(on.house.snapshot(tables::topic_of(table))["message"]["text"] == "Si comincia a scrivere la sintesi.");
        CHECK(on.house.snapshot(tables::desk_topic_of(table)).contains("message"));
    }
    CHECK(on.regia()["messages"].size() == 2);
    for (int i = 0; i < 25; ++i) on.tells("Ancora " + std::to_string(i));
    CHECK(on.regia()["messages"].size() == 20);
    CHECK(on.screens_hold());
}

TEST_CASE("who comes in at the door is counted at their table, in the regia and in the hall while it shows tables")
{
    PlenaryDay on;
    auto comes_in = [&](const std::string& name) {
        meetings::AddWalkIn walk_in{
            .meeting_id = on.day.meeting_id, .name = name, .mode = "in_person", .door = "Ingresso"};
        walk_in.table_id = on.first;
        on.house.run(meetings::add_walk_in(on.house.house, on.olga, walk_in));
        CHECK(on.screens_hold());
    };
    auto first = std::to_string(on.first.value);
    comes_in("Ada");
    CHECK(on.regia()["tables"][first]["present"] == 1);
    on.shows("tables");
    CHECK(on.hall()["tables"][first]["present"] == 1);
    comes_in("Bruno");
    CHECK(on.hall()["tables"][first]["present"] == 2);
}

TEST_CASE("the hall shows what the regia puts there, and holds nothing else")
{
    PlenaryDay on;
    auto note  = on.at_first("Un calendario dei bandi.");
    auto theme = on.theme("Bandi prevedibili", {note});
    on.says("I bandi siano annunciati a gennaio.", {note}, theme);
    CHECK(on.hall()["shows"] == "welcome");
    for (auto part : {"tables", "themes", "restitution", "vote"}) CHECK_FALSE(on.hall().contains(part));
    CHECK(on.hall().dump().find("gennaio") == std::string::npos);
    on.shows("tables");
    CHECK(on.hall()["tables"][std::to_string(on.first.value)]["contributions"] == 1);
    CHECK(on.hall()["themes"][std::to_string(theme.value)]["title"] == "Bandi prevedibili");
    CHECK_FALSE(on.hall().contains("restitution"));
    on.shows("restitution");
    CHECK_FALSE(on.hall().contains("tables"));
    CHECK(on.hall()["restitution"].begin().value()["theme"] == "Bandi prevedibili");
    CHECK(on.screens_hold());
    plenary::ShowOnScreen vote{on.day.meeting_id, "vote", 1, {}};
    CHECK_REFUSED(on, plenary::show_on_screen(on.house.house, on.olga, vote), required);
    vote.table_id = TableId{999};
    CHECK_REFUSED(on, plenary::show_on_screen(on.house.house, on.olga, vote), bad_value);
}

TEST_CASE("while a secret vote runs, neither the regia nor the hall sees more than how many have voted")
{
    PlenaryDay on;
    auto anna  = on.joins("Anna");
    auto door  = on.groups("Una porta sola");
    auto funds = on.groups("Piccoli fondi");
    auto vote  = on.opens_vote();
    on.shows("vote", on.first);
    on.gives(anna, vote, {{door.value, 4}, {funds.value, 1}});
    CHECK(on.hall()["vote"]["voters"] == 1);
    auto in_the_hall  = on.hall()["vote"];
    auto in_the_regia = on.regia()["tables"][std::to_string(on.first.value)]["vote"];
    for (const auto& vote_shown : {in_the_hall, in_the_regia}) {
        CHECK(vote_shown["choices"].size() == 2);
        for (const auto& choice : vote_shown["choices"]) CHECK_FALSE(choice.contains("points"));
    }
    on.house.run(tables::close_dot_vote(on.house.house, on.paola, vote));
    CHECK(on.hall()["vote"]["choices"][std::to_string(door.value)]["points"] == 4);
    CHECK(on.hall()["vote"]["table"] == 1);
    CHECK(on.screens_hold());
}

TEST_CASE("a theme is said at as many tables as its notes come from")
{
    PlenaryDay on;
    auto one   = on.at_first("Uno sportello.");
    auto two   = on.at_first("Uno sportello, anche la sera.");
    auto other = on.at_second("Un ufficio solo.");
    auto theme = on.theme("Una porta sola", {one, two});
    CHECK(on.theme_shown(theme)["tables"] == json{{"1", true}});
    CHECK(on.theme_shown(theme)["contributions"] == 2);
    CHECK(on.theme_shown(theme)["of"] == 2);
    on.house.run(plenary::gather(on.house.house, on.tito, theme, other));
    on.house.run(plenary::gather(on.house.house, on.tito, theme, other));
    CHECK(on.theme_shown(theme)["tables"] == json{{"1", true}, {"2", true}});
    CHECK(on.theme_shown(theme)["contributions"] == 3);
    on.house.run(plenary::scatter(on.house.house, on.tito, theme, one));
    CHECK(on.theme_shown(theme)["contributions"] == 2);
    CHECK(on.regia()["notes"][std::to_string(two.value)]["themes"].size() == 1);
    CHECK(on.regia()["notes"][std::to_string(one.value)]["themes"].empty());
    CHECK(on.screens_hold());
}

TEST_CASE("a note that is taken back leaves themes, sentences and the hall")
{
    PlenaryDay on;
    auto note  = on.at_first("Parole dette per sbaglio.");
    auto stays = on.at_second("Parole che restano.");
    auto theme = on.theme("Un tema", {note, stays});
    auto said  = on.says("Una frase.", {note, stays}, theme);
    on.shows("restitution");
    on.house.run(tables::retract_contribution(on.house.house, on.paola, note));
    CHECK(on.theme_shown(theme)["contributions"] == 1);
    CHECK(on.sentence_shown(said)["cites"] == json{{std::to_string(stays.value), true}});
    CHECK(on.hall()["restitution"][std::to_string(said.value)]["contributions"] == 1);
    CHECK((on.regia().dump() + on.hall().dump()).find("sbaglio") == std::string::npos);
    plenary::AddSentence late{on.day.meeting_id, "Poggia sul nulla.", {}, {}, {note}};
    CHECK_REFUSED(on, plenary::add_sentence(on.house.house, on.tito, late), bad_value);
    CHECK_REFUSED(on, plenary::gather(on.house.house, on.tito, theme, note), bad_value);
    CHECK(on.screens_hold());
}

TEST_CASE("a note that goes back to the queue is under no theme and no sentence until it is taken in again")
{
    PlenaryDay on;
    auto anna = on.joins("Anna");
    auto note = on.sends(anna, "Ancora da leggere.");
    on.house.run(tables::take_contribution(on.house.house, on.paola, note));
    auto theme = on.theme("Un tema", {note});
    auto said  = on.says("Una frase.", {note}, theme);
    on.undoes();
    CHECK(on.theme_shown(theme)["contributions"] == 0);
    CHECK(on.sentence_shown(said)["cites"].empty());
    on.house.run(tables::take_contribution(on.house.house, on.paola, note));
    CHECK(on.theme_shown(theme)["contributions"] == 1);
    CHECK(on.screens_hold());
}

TEST_CASE("a theme merged into another brings its notes and sentences, and stays known as where they came from")
{
    PlenaryDay on;
    auto one  = on.at_first("Accompagnare chi apre.");
    auto two  = on.at_second("Una porta sola.");
    auto from = on.theme("Accompagnare", {one});
    auto into = on.theme("Una porta sola", {two});
    auto said = on.says("Chi apre va accompagnato.", {one}, from);
    plenary::MergeTheme merge{from, into};
    on.house.run(plenary::merge_theme(on.house.house, on.tito, merge));
    CHECK(on.theme_shown(from).is_null());
    CHECK(on.theme_shown(into)["contributions"] == 2);
    CHECK(on.theme_shown(into)["from"][std::to_string(from.value)]["title"] == "Accompagnare");
    CHECK(on.sentence_shown(said)["theme_id"] == into.value);
    CHECK_REFUSED(on, plenary::merge_theme(on.house.house, on.tito, merge), not_found);
    plenary::MergeTheme itself{into, into};
    CHECK_REFUSED(on, plenary::merge_theme(on.house.house, on.tito, itself), bad_value);
    on.house.run(plenary::remove_theme(on.house.house, on.tito, into));
    CHECK_FALSE(on.sentence_shown(said).contains("theme_id"));
    CHECK(on.screens_hold());
}

TEST_CASE("a theme edited from an older revision is refused with the title that stands there")
{
    PlenaryDay on;
    auto theme = on.theme("Una porta");
    plenary::RenameTheme rename{theme, 1, "Una porta sola"};
    CHECK(on.house.run(plenary::rename_theme(on.house.house, on.tito, rename)).answer["revision"] == 2);
    try {
        on.house.run(plenary::rename_theme(on.house.house, on.olga, rename));
        FAIL("it was not refused");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::stale_revision);
        CHECK(refusal.details["current"]["title"] == "Una porta sola");
    }
    CHECK(on.screens_hold());
}

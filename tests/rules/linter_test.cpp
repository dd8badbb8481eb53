#include "plans/linter/linter.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace plans::linter;

namespace {

struct Text {
    Subject subject;
    // Under the nearest one before of a higher level.
    Text& add(int level, const std::string& number, const std::string& title, const std::string& body = "")
    {
        static const char* names[] = {"Tema", "Obiettivo", "Azione"};
        Passage one{.title = title, .body = body, .level = level, .level_name = names[level - 1], .number = number};
        for (auto i = static_cast<int>(subject.passages.size()) - 1; i >= 0 && one.parent < 0; --i)
            if (subject.passages[static_cast<std::size_t>(i)].level < level) one.parent = i;
        ++subject.counts[one.level_name];
        subject.passages.push_back(one);
        return *this;
    }
    Text& says(const std::string& paragraph)
    {
        Passage one;
        one.body = paragraph;
        subject.passages.push_back(one);
        return *this;
    }
    std::vector<Finding> found(const std::string& rule) const
    {
        std::vector<Finding> list;
        auto all = lint(subject);
        for (auto& one : all)
            if (one.rule == rule) list.push_back(one);
        return list;
    }
};

using Places = std::vector<std::size_t>;
using Words  = std::vector<std::string>;

} // namespace

TEST_CASE("one number with two titles is told from one that merely stands twice", "[linter]")
{
    Text text;
    text.add(1, "1", "Casa")
        .add(2, "1.1", "Affitti")
        .add(2, "1.1", "Mutui")
        .add(2, "1.2", "Servizi")
        .add(2, "1.2", "servizi");
    auto two = text.found("two_titles");
    REQUIRE(two.size() == 1);
    CHECK(two[0].at == Places{1, 2});
    CHECK(two[0].words == Words{"1.1", "Affitti", "Mutui"});
    auto again = text.found("numbers_repeated");
    REQUIRE(again.size() == 1);
    CHECK(again[0].at == Places{3, 4});
}

TEST_CASE("letters may begin anew under each point", "[linter]")
{
    Text text;
    text.add(1, "1", "Casa").add(2, "A", "", "Uno.").add(1, "2", "Scuola").add(2, "A", "", "Due.");
    CHECK(text.found("two_titles").empty());
    text.add(2, "A", "", "Tre.");
    CHECK(text.found("two_titles").size() == 1);
}

TEST_CASE("what is left out between siblings is named", "[linter]")
{
    Text text;
    text.add(1, "1", "Casa")
        .add(2, "1.1", "Affitti")
        .add(2, "1.4", "Mutui")
        .add(1, "2", "Scuola")
        .add(2, "B", "", "Due.");
    auto gaps = text.found("numbers_missing");
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].words == Words{"1.2", "1.3"});
    CHECK(gaps[0].at == Places{1, 2});
    CHECK(gaps[1].words == Words{"A"});
}

TEST_CASE("a number that belongs under another point", "[linter]")
{
    Text text;
    text.add(1, "1", "Casa").add(2, "2.1", "Affitti").add(1, "2", "Scuola");
    auto found = text.found("numbers_elsewhere");
    REQUIRE(found.size() == 1);
    CHECK(found[0].words == Words{"2.1", "1"});
}

TEST_CASE("the same event on the 4th and on the 5th is found across the text, and a two-day event is left alone",
          "[linter]")
{
    Text text;
    text.says("Fase II: colloqui\n4 dicembre 2024\nFase III: grande evento pubblico per i partecipanti")
        .says("Il regolamento vale dal 25 febbraio all’11 marzo 2025.")
        .says("All’evento partecipativo del 5 dicembre hanno lavorato cinque tavoli.");
    auto found = text.found("days_that_differ");
    REQUIRE(found.size() == 1);
    CHECK(found[0].at == Places{0, 2});
    CHECK(found[0].words[0].find("4 dicembre 2024") != std::string::npos);
    CHECK(found[0].words[1].find("5 dicembre") != std::string::npos);

    Text two_days;
    two_days.says("L’evento pubblico si tiene il 4 e il 5 dicembre 2024.")
        .says("L’evento del 4 dicembre 2024 è aperto.")
        .says("L’evento pubblico del 5 dicembre 2024 è su invito.")
        .says("Un evento pubblico il 4 dicembre e il 5 dicembre.");
    CHECK(two_days.found("days_that_differ").empty());
    Text years;
    years.says("L’evento pubblico annuale del 4 dicembre 2023.").says("L’evento pubblico annuale del 5 dicembre 2024.");
    CHECK(years.found("days_that_differ").empty());
}

TEST_CASE("a day that is none: not in the calendar, or another day of the week", "[linter]")
{
    Text text;
    text.says("Entro il 31 giugno 2025.")
        .says("Il lunedì 5 dicembre 2024.")
        .says("Il giovedì 5 dicembre 2024.")
        .says("Il 29 febbraio.")
        .says("Il 29 febbraio 2025.");
    auto found = text.found("days_that_are_none");
    REQUIRE(found.size() == 3);
    CHECK(found[0].at == Places{0});
    CHECK(found[1].at == Places{1});
    CHECK(found[2].at == Places{4});
}

TEST_CASE("118 registered here and 120 there, for the same tables of the same evening", "[linter]")
{
    Text text;
    text.says("Alla serata dei tavoli tematici risultano 118 iscritti in totale.")
        .says("I tavoli tematici della serata avevano 120 iscritti in totale.")
        .says("Al convegno di chiusura parlano 12 iscritti.");
    auto found = text.found("figures_that_differ");
    REQUIRE(found.size() == 1);
    CHECK(found[0].at == Places{0, 1});
    Text rough;
    rough.says("Alla serata dei tavoli tematici risultano oltre 100 iscritti in totale.")
        .says("I tavoli tematici della serata avevano 120 iscritti in totale.")
        .says("44. Comune di Montebello di sopra")
        .says("45. Comune di Montebello di sotto");
    CHECK(rough.found("figures_that_differ").empty());
}

TEST_CASE("parts that do not make up their whole", "[linter]")
{
    Text text;
    text.says("Sono arrivate 20 proposte, di cui 12 accolte e 9 respinte.")
        .says("Sono 20 in tutto, di cui 12 accolte e 8 no.")
        .says("Un valore di 40 milioni, di cui il 63% privato e il 37% pubblico.");
    auto found = text.found("parts_that_differ");
    REQUIRE(found.size() == 1);
    CHECK(found[0].at == Places{0});
    CHECK(found[0].words[0] == "20");
    CHECK(found[0].words[1] == "21");
}

TEST_CASE("a plan that counts its own levels wrongly", "[linter]")
{
    Text text;
    text.add(1, "1", "Casa", "Il piano ha 1 tema e 3 obiettivi.").add(2, "1.1", "Affitti").add(2, "1.2", "Mutui");
    auto found = text.found("counts_that_differ");
    REQUIRE(found.size() == 1);
    CHECK(found[0].words[0] == "Obiettivo");
    CHECK(found[0].words[1] == "3");
    CHECK(found[0].words[2] == "2");
}

TEST_CASE("a sentence in two places, and one that begins or ends in the middle", "[linter]")
{
    std::string sentence = "Ogni comune apre uno sportello per chi cerca casa nel territorio.";
    Text text;
    text.add(1, "1", "Casa", sentence)
        .add(1, "2", "Scuola", "Prima cosa. " + sentence)
        .add(1, "3", "Lavoro", "e poi si vedrà.")
        .add(1, "4", "Salute", "Servono medici, infermieri,");
    auto repeated = text.found("sentences_repeated");
    REQUIRE(repeated.size() == 1);
    CHECK(repeated[0].at == Places{0, 1});
    CHECK(text.found("sentences_orphaned").size() == 1);
    CHECK(text.found("sentences_unfinished").size() == 1);
}

TEST_CASE("a point without actions where nearly all its like have some", "[linter]")
{
    Text text;
    text.add(1, "1", "Casa");
    for (int i = 1; i <= 5; ++i) {
        text.add(2, "1." + std::to_string(i), "Punto " + std::to_string(i));
        if (i != 3) text.add(3, "A", "", "Un’azione.");
    }
    auto found = text.found("without_children");
    REQUIRE(found.size() == 1);
    CHECK(text.subject.passages[found[0].at[0]].number == "1.3");
    CHECK(found[0].words == Words{"Azione"});
}

TEST_CASE("an empty text, and one of nothing but signs, has nothing to be told", "[linter]")
{
    CHECK(lint({}).empty());
    Text text;
    text.says("\xF0\x9F\x8F\xA0 … — ??? 31 31 31 . , ;").says(std::string(100'000, '9')).says("31");
    CHECK(text.found("days_that_differ").empty());
}

#include "exports/rules.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using exports::appendix_key;
using exports::guarded;

using Groups = std::map<std::string, std::int64_t>;

TEST_CASE("groups under five are put together, with the next smallest until they are enough")
{
    CHECK(guarded({{"school", 7}, {"union", 5}}) == Groups{{"school", 7}, {"union", 5}});
    CHECK(guarded({{"school", 3}, {"union", 2}, {"bank", 9}}) == Groups{{"others", 5}, {"bank", 9}});
    CHECK(guarded({{"school", 1}, {"union", 6}, {"bank", 9}}) == Groups{{"others", 7}, {"bank", 9}});
    CHECK(guarded({{"school", 1}, {"union", 3}}).empty());
    CHECK(guarded({}).empty());
}

TEST_CASE("however groups are made, none under five is told, and nobody is lost but where all are too few")
{
    for (std::int64_t a = 0; a < 9; ++a)
        for (std::int64_t b = 0; b < 9; ++b)
            for (std::int64_t c = 0; c < 9; ++c) {
                auto told        = guarded({{"a", a}, {"b", b}, {"c", c}});
                std::int64_t sum = 0;
                for (const auto& [name, people] : told) {
                    CHECK(people >= 5);
                    sum += people;
                }
                CHECK(sum == (a + b + c >= 5 ? a + b + c : 0));
            }
}

TEST_CASE("a small number is not told, and nobody at all is")
{
    CHECK(exports::may_be_told(0));
    CHECK_FALSE(exports::may_be_told(1));
    CHECK_FALSE(exports::may_be_told(4));
    CHECK(exports::may_be_told(5));
}

TEST_CASE("what a spreadsheet would take for a formula is text")
{
    for (std::string text : {"=1+1", "+39 011", "-1", "@SUM(A1)", "\t=1", "\r=1"})
        CHECK(exports::without_formula(text) == "'" + text);
    for (std::string text : {"", "1+1", "a=b", "Una proposta"}) CHECK(exports::without_formula(text) == text);
}

TEST_CASE("names of the appendix: accents and capitals do not count, punctuation does")
{
    std::vector<std::string> names{"Èra Futura",     "Zoè",         "AGCI Piemonte",      "agci", "A.I.C.S.",
                                   "Città di Ivrea", "Citta Studi", "“Il Cerchio” onlus", "École"};
    std::sort(names.begin(), names.end(), [](auto& a, auto& b) { return appendix_key(a) < appendix_key(b); });
    CHECK(names
          == std::vector<std::string>{"A.I.C.S.", "agci", "AGCI Piemonte", "Città di Ivrea", "Citta Studi", "École",
                                      "Èra Futura", "Zoè", "“Il Cerchio” onlus"});
    CHECK(appendix_key("STRASSE") == appendix_key("straße"));
}

TEST_CASE("two ways to write the name of one body are alike, two bodies are not")
{
    using exports::likeness;
    CHECK(likeness("Cooperativa Sociale Alta Valle S.c.s. ONLUS")
          == likeness("ALTA VALLE società cooperativa sociale"));
    CHECK(likeness("Comune di Ivrea") == likeness("IVREA (Comune)"));
    CHECK(likeness("A.I.C.S. Torino") == likeness("AICS - Torino aps"));
    CHECK(likeness("Comune di Ivrea") != likeness("Comune di Pinerolo"));
    CHECK(likeness("Alta Valle") != likeness("Bassa Valle"));
    CHECK(likeness("S.r.l.").empty());
}

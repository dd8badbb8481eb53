// The spreadsheet as others open it.
#include "support/exports_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

// Every row comes alone to the disk, so the hundred thousand of the bench are no other story than these.
constexpr int many = 1500;

std::string title_of(int i) { return "Proposta numero " + std::to_string(i) + " fine"; }

std::size_t times(const std::string& text, const std::string& words)
{
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
    return count;
}

} // namespace

TEST_CASE("LibreOffice opens the sheet of many proposals with every row, and each text as it is", "[spreadsheet]")
{
    HouseUnderTest house;
    auto world = open_consultation(house);
    auto anna  = citizen(house, "Anna");
    for (int i = 1; i <= many; ++i) {
        auto proposal = change_of(world, title_of(i));
        if (i == 7) proposal.body = "Dice “sì”, \"no\", <forse> & _x0041_.\n\n=1+1";
        if (i == 8) proposal.body = "=1+1";
        house.run(proposals::submit_proposal(house.house, anna, proposal));
    }
    for (std::string name : {"proposals", "workbook"}) {
        INFO(name);
        auto csv    = opened_by_libreoffice(exported(house, name, world.process_id));
        int missing = 0;
        for (int i = 1; i <= many; ++i)
            if (times(csv, "," + title_of(i) + ",") != 1) ++missing; // a cell of its own
        CHECK(missing == 0);
        CHECK(times(csv, "\n") >= many + 1);
        CHECK_THAT(csv, Contains("Dice “sì”, \"\"no\"\", <forse> & _x0041_.") && Contains(",'=1+1,"));
        CHECK_THAT(csv, Contains("03/03/2025 09:00") && Contains("/proposals/" + std::to_string(many)));
    }
}

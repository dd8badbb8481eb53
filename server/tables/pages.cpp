#include "tables/pages.hpp"

#include "base/words.hpp"
#include "house.hpp"

namespace tables {

namespace {

Page titled(const Visit& visit, const std::string& name)
{
    return {.title       = say(visit.language, "page." + name + ".title"),
            .description = say(visit.language, "page." + name + ".description")};
}

Page join_page(House&, const Visit& visit) { return titled(visit, "join"); }
Page seat_page(House&, const Visit& visit) { return titled(visit, "table"); }
Page board_page(House&, const Visit& visit) { return titled(visit, "board"); }

} // namespace

void add_pages(Routes& routes)
{
    routes.add_page("/join", join_page);
    routes.add_page("/join/{code}", join_page);
    routes.add_page("/tables/{id}", seat_page);
    routes.add_page("/tables/{id}/board", board_page);
}

} // namespace tables

#include "setting_up/pages.hpp"

#include "base/html.hpp"
#include "base/words.hpp"

namespace setting_up {

namespace {

constexpr auto plain_html =
    R"(<main id="content" class="wrap"><h1>{{title}}</h1><p>{{more}}</p><p>{{no_script}}</p></main>)";

// What is in an invitation is told to nobody but who signs in with its address.
Page invitation_page(House&, const Visit& visit)
{
    Page page{.title       = say(visit.language, "page.invitation.title"),
              .description = say(visit.language, "page.invitation.description")};
    page.body = html(
        plain_html,
        {{"title", page.title}, {"more", page.description}, {"no_script", say(visit.language, "page.no_script")}});
    return page;
}

} // namespace

void add_pages(Routes& routes) { routes.add_page("/invitations/{id}", invitation_page); }

} // namespace setting_up

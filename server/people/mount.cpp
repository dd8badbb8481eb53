#include "people/people.hpp"

#include "house.hpp"
#include "people/routes.hpp"
#include "people/rows.hpp"
#include "people/sign_in.hpp"
#include "people/tend.hpp"

namespace people {

namespace {

void add_routes(Routes& routes)
{
    routes.add({.method = Method::post, .pattern = "/api/sign-in", .handler = post_sign_in, .sends_mail = true});
    routes.add({Method::post, "/api/sign-in/confirm", post_confirm});
    routes.add({Method::post, "/api/organiser-link", post_organiser_link});
    routes.add({Method::post, "/api/sign-out", post_sign_out});
    routes.add({Method::post, "/api/demo/sign-in", post_demo_sign_in});
    routes.add({Method::get, "/api/demo/mailbox", get_demo_mailbox});
    routes.add({Method::get, "/api/demo/mailbox/{mail_id}/attachments/{n}", get_demo_attachment});
    routes.add({Method::get, "/api/me", get_me});
    routes.add({Method::patch, "/api/me", patch_me});
    routes.add({Method::delete_, "/api/me", delete_me});
    routes.add({Method::get, "/api/me/snapshot", get_me_snapshot});
    routes.add({Method::get, "/api/me/data", get_me_data});
    routes.add({Method::put, "/api/me/mandates/{organisation_id}", put_mandate});
    routes.add({Method::delete_, "/api/me/mandates/{organisation_id}", delete_mandate});
    routes.add({Method::get, "/api/organisations", get_organisations, Audience::everyone});
    routes.add({Method::post, "/api/organisations", post_organisation});
    routes.add({Method::post, "/api/feedback", post_feedback});
}

} // namespace

void mount(House& house)
{
    add_routes(house.routes);
    offer(
        house, "person", [](Reader& reader, std::int64_t id) { return base_state(reader, PersonId{id}); },
        [](Reader&, std::optional<PersonId> who, std::int64_t id) { return who == PersonId{id}; });
    house.identify = identify;
    house.due.push_back(tend);
    house.body_mergings.push_back({traces_of_body, move_body});
}

} // namespace people

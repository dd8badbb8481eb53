// The room's handlers; mount.cpp tells which address is whose.
#pragma once

#include "http/routes.hpp"

namespace people {

awaitable<Reply> post_sign_in(House&, Visit&);
awaitable<Reply> post_confirm(House&, Visit&);
awaitable<Reply> post_organiser_link(House&, Visit&);
awaitable<Reply> post_sign_out(House&, Visit&);
awaitable<Reply> post_demo_sign_in(House&, Visit&);
awaitable<Reply> get_demo_mailbox(House&, Visit&);
awaitable<Reply> get_demo_attachment(House&, Visit&);
awaitable<Reply> get_me(House&, Visit&);
awaitable<Reply> get_me_snapshot(House&, Visit&);
awaitable<Reply> get_me_data(House&, Visit&);
awaitable<Reply> patch_me(House&, Visit&);
awaitable<Reply> delete_me(House&, Visit&);
awaitable<Reply> get_organisations(House&, Visit&);
awaitable<Reply> post_organisation(House&, Visit&);
awaitable<Reply> put_mandate(House&, Visit&);
awaitable<Reply> delete_mandate(House&, Visit&);
awaitable<Reply> post_feedback(House&, Visit&);

} // namespace people

// The first organiser of a house: by a link on the operator's console, good once and for half an hour. There are no default
// passwords. The link's secret stands behind a #, so that no server or proxy ever logs it.
#pragma once

#include "people/sign_in.hpp"
#include "store/tx.hpp"

#include <chrono>

namespace people {

// Whoever starts the server opens it next; what lies about on a console must not open the house tomorrow.
constexpr std::chrono::minutes organiser_link_lasts{30};

bool has_organisers(Reader&); // of the house, or of any process
void make_house_organiser(Tx&, PersonId);

// A new link; those before it are good no more. Waits for the commit: never on an I/O thread.
std::string organiser_link(House&);

struct FirstOrganiser {
    std::string token, name, email;
    static FirstOrganiser read(Fields&);
};
// Makes the account (or takes the one with that address), an organiser of the house, signed in.
// Refuses: sign_in_expired (unknown, used or too late), bad_value.
awaitable<SignedIn> begin_as_organiser(House&, FirstOrganiser, std::string language, std::string session);

} // namespace people

// Guests: people at a table without an account, known by a nickname and by the session of their phone.
#pragma once

#include "base/ids.hpp"
#include "store/tx.hpp"

#include <string>
#include <string_view>

namespace people {

struct Guest {
    PersonId person_id;
    std::string session; // the cookie to set
};

// For the commands of other rooms. Refuses: required, too_long {name}.
Guest welcome_guest(Tx&, std::string_view nickname, std::string_view language);

} // namespace people

#include "people/sign_in.hpp"

#include "house.hpp"
#include "people/sessions.hpp"

namespace people {

awaitable<void> sign_out(House& house, std::string session)
{
    auto change    = [session](Tx& tx) { return end_session(tx, session); };
    auto ending    = house.ledger.keep(std::move(change));
    auto person_id = co_await std::move(ending);
    if (person_id) sessions_ended(house, *person_id);
}

} // namespace people

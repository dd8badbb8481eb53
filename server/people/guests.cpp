#include "people/guests.hpp"

#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "people/rules.hpp"
#include "people/sessions.hpp"

namespace people {

Guest welcome_guest(Tx& tx, std::string_view nickname, std::string_view language)
{
    constexpr std::size_t key_bytes = 16; // as a UUID; no two guests are one
    if (nickname.empty()) throw Refusal{Reason::required, {{"field", "name"}}};
    require(fits_one_line("name", nickname));
    auto person_id = tx.db.one(
        "insert into person (email_key, name, language, registered_at_ms, guest) values (?, ?, ?, ?, 1) "
        "returning person_id",
        [](const Row& row) { return row.id<PersonId>(0); }, "guest/" + to_hex(random_bytes(key_bytes)), nickname,
        language, tx.now);
    return {*person_id, begin_session(tx, person_id)};
}

} // namespace people

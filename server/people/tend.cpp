#include "people/tend.hpp"

#include "house.hpp"
#include "people/outbox.hpp"
#include "people/sessions.hpp"
#include "store/record.hpp"

namespace people {

namespace {

// A browser that was offline this long may still send what it wrote, and have it counted once.
constexpr std::chrono::milliseconds answers_kept_for = 30 * 24h;

} // namespace

Instant tend(House& house)
{
    house.ledger.keep_soon([&house](Tx& tx) {
        for (auto person_id : delete_expired_sessions(tx)) house.hub.dismiss(person_id);
        delete_expired_challenges(tx);
        give_up_late_mails(tx);
        empty_old_mails(tx);
        forget_answers_before(tx, tx.now - answers_kept_for);
    });
    return house.clock.now() + 1h;
}

} // namespace people

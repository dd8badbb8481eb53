#include "meetings/turn_registrations.hpp"

#include "house.hpp"
#include "meetings/letters.hpp"
#include "meetings/rows.hpp"
#include "meetings/seating.hpp"
#include "meetings/tickets.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace meetings {

namespace {

using namespace std::chrono_literals;

// A mail that nobody answers within a day was for somebody else.
constexpr std::chrono::milliseconds confirmed_within = 24h;
constexpr std::chrono::milliseconds reminded_before  = 24h;

// Looks again inside the write: it may have been accepted in between.
void let_lapse(House& house, RegistrationId id)
try {
    house.ledger.write_now([&house, id](Tx& tx) {
        auto r = registration(tx, id);
        if (!r || r->state != "offered" || *r->offered_until > tx.now) throw Refusal{Reason::nothing_changed};
        Seating seating(house, tx, meeting(tx, r->meeting_id).value());
        seating.leave(*r, "lapsed");
        auto event    = about(*r, "seat_offer_lapsed", seating.payload(*r));
        event.patches = seating.patches();
        return event;
    });
} catch (const Refusal& refusal) {
    if (refusal.reason != Reason::nothing_changed) throw;
}

void let_offers_lapse(House& house)
{
    auto lapsed = house.archive.read([](Reader& reader) { return lapsed_offers(reader); });
    for (const auto& r : lapsed) let_lapse(house, r.registration_id);
    if (!lapsed.empty()) people::wake_mailer();
}

// Nothing is kept of somebody who never said yes.
void forget_unconfirmed(House& house)
{
    auto now = house.clock.now();
    auto old = house.archive.read([&](Reader& reader) { return unconfirmed(reader, now - confirmed_within); });
    if (old.empty()) return;
    house.ledger.keep_now([&](Tx& tx) {
        for (auto& r : unconfirmed(tx, tx.now - confirmed_within)) {
            Registration gone;
            gone.registration_id = r.registration_id;
            gone.mode = r.mode, gone.state = "cancelled", gone.language = r.language;
            gone.received_at = r.received_at, gone.cancelled_at = tx.now;
            update_registration(tx, gone);
        }
    });
}

bool is_to_remind(const Meeting& m, Instant now)
{
    return !m.cancelled_at && now >= m.starts_at - reminded_before && now < m.starts_at;
}

// Who registered within the last day has just been written to.
void remind(House& house, const Meeting& m)
{
    auto due = [&](Reader& reader) {
        auto all = registrations_in(reader, m.meeting_id, "registered");
        std::erase_if(
            all, [&](const Registration& r) { return r.reminded_at || r.received_at > m.starts_at - reminded_before; });
        return all;
    };
    if (house.archive.read(due).empty()) return;
    house.ledger.keep_now([&](Tx& tx) {
        for (auto& r : due(tx)) {
            write_letter(house, tx, m, r, "reminder");
            r.reminded_at = tx.now;
            update_registration(tx, r);
        }
    });
    people::wake_mailer();
}

} // namespace

Instant turn_registrations(House& house, const std::vector<Meeting>& unfinished, Instant next)
{
    let_offers_lapse(house);
    forget_unconfirmed(house);
    auto now = house.clock.now();
    for (const auto& m : unfinished) {
        if (is_to_remind(m, now)) remind(house, m);
        if (auto at = m.starts_at - reminded_before; !m.cancelled_at && at > now) next = std::min(next, at);
    }
    house.archive.read([&](Reader& reader) {
        if (auto lapse = next_lapse(reader)) next = std::min(next, *lapse);
        if (auto oldest = oldest_unconfirmed(reader)) next = std::min(next, *oldest + confirmed_within);
    });
    return next;
}

} // namespace meetings

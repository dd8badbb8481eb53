#include "meetings/part_rows.hpp"
#include "meetings/setting_up.hpp"

#include "house.hpp"
#include "meetings/rules.hpp"
#include "meetings/seating.hpp"

#include <algorithm>

namespace meetings {

namespace {

constexpr int longest_offer = 14 * 24 * 60; // minutes: two weeks

Meeting with(Meeting m, const SetPlaces& wanted, Instant now)
{
    m.mode                   = wanted.mode;
    m.seats                  = wanted.mode == "online" ? std::nullopt : wanted.seats;
    m.seats_online           = wanted.mode == "in_person" ? std::nullopt : wanted.seats_online;
    m.registration_opens_at  = wanted.registration_opens_at;
    m.registration_closes_at = wanted.registration_closes_at;
    m.email_alone = wanted.email_alone, m.nicknames = wanted.nicknames;
    m.offer_minutes = wanted.offer_minutes;
    NewMeeting asked{.title = m.title, .summary = m.summary, .mode = m.mode, .place = m.place};
    asked.starts_at = m.starts_at, asked.ends_at = m.ends_at;
    asked.registration_opens_at  = m.registration_opens_at;
    asked.registration_closes_at = m.registration_closes_at;
    require(is_sound(asked));
    m.registration_state.clear();
    if (m.registration_opens_at)
        m.registration_state = state_at(*m.registration_opens_at, *m.registration_closes_at, now);
    return m;
}

// Whoever has a place, or waits for one, keeps it.
void require_room(Reader& reader, const Meeting& before, const Meeting& after)
{
    auto modes = modes_of(after);
    for (auto mode : modes_of(before)) {
        auto now  = seats_of(reader, before, mode);
        auto some = now.taken + now.waiting > 0;
        auto gone = std::find(modes.begin(), modes.end(), mode) == modes.end();
        if (some && gone) throw Refusal{Reason::in_use, {{"field", "mode"}}};
        if (some && before.registration_opens_at && !after.registration_opens_at)
            throw Refusal{Reason::in_use, {{"field", "registration_opens_at"}}};
        auto seats = mode == "online" ? after.seats_online : after.seats;
        auto field = mode == "online" ? "seats_online" : "seats";
        if (!gone && seats && *seats < now.taken)
            throw Refusal{Reason::seats_taken, {{"field", field}, {"taken", now.taken}}};
    }
}

bool affects_rights(const Meeting& a, const Meeting& b)
{
    return a.mode != b.mode || a.seats != b.seats || a.seats_online != b.seats_online
           || a.registration_opens_at != b.registration_opens_at || a.registration_closes_at != b.registration_closes_at
           || a.email_alone != b.email_alone;
}

json payload_of(const Meeting& m, const std::string& reason)
{
    json payload{{"mode", m.mode}};
    if (m.seats) payload["seats"] = *m.seats;
    if (m.seats_online) payload["seats_online"] = *m.seats_online;
    if (m.registration_opens_at) {
        payload["registration_opens_at"]  = to_text(*m.registration_opens_at);
        payload["registration_closes_at"] = to_text(*m.registration_closes_at);
    }
    if (!reason.empty()) payload["reason"] = reason;
    return payload;
}

} // namespace

SetPlaces SetPlaces::read(MeetingId id, int revision, Fields& in)
{
    SetPlaces wanted{.meeting_id = id, .revision = revision};
    wanted.mode                   = in.word("mode", {"in_person", "online", "hybrid"});
    wanted.seats                  = read_count(in, "seats");
    wanted.seats_online           = read_count(in, "seats_online");
    wanted.registration_opens_at  = in.optional_instant("registration_opens_at");
    wanted.registration_closes_at = in.optional_instant("registration_closes_at");
    wanted.email_alone            = in.optional_boolean("email_alone").value_or(false);
    wanted.nicknames              = in.optional_boolean("nicknames").value_or(true);
    wanted.offer_minutes = static_cast<int>(in.optional_integer("offer_minutes", 1, longest_offer).value_or(720));
    wanted.reason        = in.optional_text_or_empty("reason", max_reason_chars).value_or("");
    return wanted;
}

awaitable<Event> set_places(House& house, Person person, SetPlaces wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto before = edited_by(tx, person.person_id, wanted.meeting_id, wanted.revision);
        auto after  = with(before, wanted, tx.now);
        require_room(tx, before, after);
        auto begun = before.registration_state == "open" || before.registration_state == "closed";
        if (begun && affects_rights(before, after) && wanted.reason.empty())
            throw Refusal{Reason::required, {{"field", "reason"}}};
        auto topics = set_up_screens(tx, before);
        Screens screens(house.sections, tx, topics);
        update_places(tx, after);
        Seating seating(house, tx, after);
        seating.fill();
        auto event = set_up(tx, after, screens, "places_set", payload_of(after, wanted.reason));
        for (auto id : seating.offered()) event.payload["offered"].push_back(id.value);
        for (auto& patch : seating.patches())
            if (std::find(topics.begin(), topics.end(), patch.topic) == topics.end())
                event.patches.push_back(std::move(patch));
        return event;
    });
}

} // namespace meetings

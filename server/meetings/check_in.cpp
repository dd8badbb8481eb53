#include "meetings/shown.hpp"

#include "house.hpp"
#include "meetings/rows.hpp"
#include "meetings/seating.hpp"
#include "meetings/state.hpp"
#include "meetings/tickets.hpp"
#include "meetings/words.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace meetings {

namespace {

std::optional<Instant> hour_of_device(Fields& in)
{
    auto told = in.optional_text("at", 40);
    if (!told) return {};
    auto at = read_instant(*told);
    if (!at) throw Refusal{Reason::bad_value, {{"field", "at"}}};
    return at;
}

} // namespace

LetIn LetIn::read(MeetingId id, Fields& in)
{
    LetIn given{.meeting_id = id};
    given.code            = in.optional_text("code", 300); // a scanned code may be a whole address
    given.registration_id = in.optional_id<RegistrationId>("registration_id");
    given.door            = in.text("door", max_door_chars);
    given.at              = hour_of_device(in);
    if (given.code.has_value() == given.registration_id.has_value())
        throw Refusal{Reason::required, {{"field", "code"}}};
    return given;
}

AddWalkIn AddWalkIn::read(MeetingId id, Fields& in)
{
    AddWalkIn given{.meeting_id = id};
    given.name     = in.text("name", people::max_name_chars);
    given.email    = in.optional_text("email", 254);
    given.mode     = in.word("mode", {"in_person", "online"});
    given.table_id = in.optional_id<TableId>("table_id");
    given.door     = in.text("door", max_door_chars);
    given.at       = hour_of_device(in);
    return given;
}

namespace {

Meeting at_desk(Reader& reader, const std::optional<PersonId>& person, MeetingId id)
{
    auto m = meeting(reader, id);
    if (!m || !person || !is_desk(reader, *person, id)) throw Refusal{Reason::not_found};
    if (m->cancelled_at) throw Refusal{Reason::meeting_cancelled};
    return *std::move(m);
}

// Said plainly: no ticket of this house, or one of another meeting.
Registration shown_at_door(Reader& reader, const LetIn& given)
{
    auto code  = given.code ? ticket_code_in(*given.code) : std::string();
    auto found = given.code ? registration_with_code(reader, code) : registration(reader, *given.registration_id);
    if (!found) throw Refusal{given.code ? Reason::unknown_code : Reason::not_found};
    if (found->meeting_id != given.meeting_id) {
        if (!given.code) throw Refusal{Reason::not_found};
        throw Refusal{Reason::other_meeting, {{"meeting_title", meeting(reader, found->meeting_id)->title}}};
    }
    return *std::move(found);
}

// A device without network tells its own hour; one whose clock is wrong is not believed beyond the day.
Instant believed(const std::optional<Instant>& told, Instant now, const Meeting& m)
{
    constexpr std::chrono::milliseconds day{24 * 60 * 60 * 1000};
    return told && *told <= now && *told >= m.starts_at - day ? *told : now;
}

// Everything that an arrival, or its undoing, changes on screens.
class Arrival {
  public:
    Arrival(House& house, Tx& tx, const Meeting& m, const Registration& r)
        : house_(house), tx_(tx), m_(m), r_(r), before_(latest(tx, m.meeting_id))
    {}
    void add_patches(Event& event)
    {
        Seating seating(house_, tx_, m_);
        seating.shows(r_);
        event.patches = seating.patches();
        auto changed  = merge_patch_of(before_, latest(tx_, m_.meeting_id));
        if (!changed.empty()) event.patches.push_back({desk_of(m_.meeting_id), {{"latest", std::move(changed)}}});
        auto elsewhere = json::object();
        house_.sections.complete("registration_elsewhere", tx_, r_.registration_id.value, elsewhere);
        for (auto& [topic, patch] : elsewhere.items()) event.patches.push_back({topic, std::move(patch)});
        if (m_.state == "closed") count_again(event);
    }

  private:
    // A door that had no network tells of its people when the meeting is over.
    void count_again(Event& event)
    {
        keep_attendance(tx_, m_.meeting_id);
        for (auto& patch : attendance(tx_, meeting(tx_, m_.meeting_id).value()))
            event.patches.push_back(std::move(patch));
    }

    House& house_;
    Tx& tx_;
    const Meeting& m_;
    const Registration& r_;
    json before_;
};

json payload_of(Reader& reader, const Meeting& m, const Registration& r)
{
    return {{"meeting_id", m.meeting_id.value},
            {"registration_id", r.registration_id.value},
            {"mode", r.mode},
            {"present", seats_of(reader, m, r.mode).present}};
}

Event let_in(House& house, Tx& tx, const Meeting& m, const Registration& r, CheckIn entering)
{
    auto before = check_in_of(tx, r.registration_id);
    Arrival arrival(house, tx, m, r);
    save_check_in(tx, entering);
    if (!before) count_seats(tx, m.meeting_id, r.mode, 0, 0, 1);
    auto kept           = check_in_of(tx, r.registration_id).value();
    auto event          = about(r, before ? "check_in_repeated" : "person_checked_in", payload_of(tx, m, r));
    event.payload["at"] = to_text(kept.at);
    event.answer        = {
               {"registration_id", r.registration_id.value}, {"checked_in_at", to_text(kept.at)}, {"door", kept.door}};
    if (before) event.answer["again"] = true;
    arrival.add_patches(event);
    return event;
}

TableId free_table(Reader& reader, MeetingId meeting_id, TableId wanted)
{
    auto at = table(reader, wanted);
    if (!at || at->meeting_id != meeting_id) throw Refusal{Reason::bad_value, {{"field", "table_id"}}};
    if (at->seats && seated_at(reader, wanted) >= *at->seats) throw Refusal{Reason::table_full};
    return wanted;
}

Registration at_the_door(Tx& tx, const Meeting& m, const AddWalkIn& given)
{
    auto modes = modes_of(m);
    if (std::find(modes.begin(), modes.end(), given.mode) == modes.end())
        throw Refusal{Reason::bad_value, {{"field", "mode"}}};
    Registration r;
    r.meeting_id = m.meeting_id;
    r.name = given.name, r.mode = given.mode, r.state = "pending", r.code = new_ticket_code();
    r.walk_in = true, r.received_at = tx.now;
    if (given.table_id) r.table_id = free_table(tx, m.meeting_id, *given.table_id), r.seated_by = "hand";
    if (!given.email) return r;
    auto address = people::read_email(*given.email);
    if (!address) throw Refusal{Reason::bad_value, {{"field", "email"}}};
    if (auto known = live_registration(tx, m.meeting_id, address->key))
        throw Refusal{Reason::already_registered, {{"registration_id", known->registration_id.value}}};
    r.email = address->written;
    return r;
}

} // namespace

awaitable<Event> check_in(House& house, Person person, LetIn given)
{
    return house.ledger.write(person, [&house, person, given](Tx& tx) {
        auto m = at_desk(tx, person.person_id, given.meeting_id);
        auto r = shown_at_door(tx, given);
        if (r.state != "registered") throw Refusal{Reason::not_registered, {{"state", r.state}}};
        return let_in(house, tx, m, r,
                      {r.registration_id, m.meeting_id, believed(given.at, tx.now, m), given.door, person.person_id});
    });
}

awaitable<Event> add_walk_in(House& house, Person person, AddWalkIn given)
{
    return house.ledger.write(person, [&house, person, given](Tx& tx) {
        auto m = at_desk(tx, person.person_id, given.meeting_id);
        auto r = at_the_door(tx, m, given);
        insert_registration(tx, r);
        Seating seating(house, tx, m);
        seating.take(r);
        auto at    = believed(given.at, tx.now, m);
        auto event = let_in(house, tx, m, r, {r.registration_id, m.meeting_id, at, given.door, person.person_id});
        event.kind = "walk_in_added";
        event.answer["number"] = r.number;
        event.answer["code"]   = r.code;
        return event;
    });
}

awaitable<Event> arrive_online(House& house, Asker asker, std::string code)
{
    return house.ledger.write(asker.request, [&house, asker, code](Tx& tx) {
        constexpr std::chrono::milliseconds doors_open_before{60 * 60 * 1000};
        auto [m, r] = ticket_of(tx, code);
        if (m.cancelled_at) throw Refusal{Reason::meeting_cancelled};
        if (r.mode != "online" || tx.now < m.starts_at - doors_open_before || tx.now > m.ends_at)
            throw Refusal{Reason::not_found};
        if (r.state != "registered") throw Refusal{Reason::not_registered, {{"state", r.state}}};
        return let_in(house, tx, m, r, {r.registration_id, m.meeting_id, tx.now, "online", asker.person_id});
    });
}

awaitable<Event> undo_check_in(House& house, Person person, RegistrationId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto r = registration(tx, id);
        if (!r) throw Refusal{Reason::not_found};
        auto m = at_desk(tx, person.person_id, r->meeting_id);
        if (!check_in_of(tx, id)) throw Refusal{Reason::not_found};
        Arrival arrival(house, tx, m, *r);
        delete_check_in(tx, id);
        count_seats(tx, m.meeting_id, r->mode, 0, 0, -1);
        auto event   = about(*r, "check_in_undone", payload_of(tx, m, *r));
        event.answer = {{"registration_id", id.value}};
        arrival.add_patches(event);
        return event;
    });
}

} // namespace meetings

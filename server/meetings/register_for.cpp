#include "house.hpp"
#include "meetings/letters.hpp"
#include "meetings/rows.hpp"
#include "meetings/seating.hpp"
#include "meetings/words.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace meetings {

RegisterFor RegisterFor::read(MeetingId meeting_id, Fields& in)
{
    RegisterFor given;
    given.meeting_id      = meeting_id;
    given.mode            = in.word("mode", {"in_person", "online"});
    given.organisation_id = in.optional_id<OrganisationId>("organisation_id");
    given.table_preferences =
        in.optional_ids<TableId>("table_preferences", max_tables).value_or(std::vector<TableId>{});
    given.answers       = in.optional_texts_by_key("answers", 50, max_answer_chars).value_or(json::object());
    given.access_needs  = in.optional_text("access_needs", max_needs_chars);
    given.dietary_needs = in.optional_text("dietary_needs", max_needs_chars);
    given.name          = in.optional_text("name", people::max_name_chars);
    given.email         = in.optional_text("email", 254);
    return given;
}

namespace {

// What does not depend on who asks. Refuses as the door says.
Meeting check(Tx& tx, const RegisterFor& given)
{
    auto m = meeting(tx, given.meeting_id);
    if (!m) throw Refusal{Reason::not_found};
    require(takes_registrations(*m, tx.now));
    auto modes = modes_of(*m);
    if (std::find(modes.begin(), modes.end(), given.mode) == modes.end())
        throw Refusal{Reason::bad_value, {{"field", "mode"}}};
    require(fits(tables_of(tx, m->meeting_id), given.table_preferences));
    require(fits(questions_of(tx, m->meeting_id), given.answers));
    return *std::move(m);
}

Registration written(Tx& tx, const RegisterFor& given, const std::string& language)
{
    Registration r;
    r.meeting_id      = given.meeting_id;
    r.language        = language;
    r.organisation_id = given.organisation_id;
    r.mode            = given.mode;
    r.state           = "pending";
    r.code            = new_ticket_code();
    r.preferences     = given.table_preferences;
    r.answers         = given.answers;
    r.access_needs    = given.access_needs;
    r.dietary_needs   = given.dietary_needs;
    r.received_at     = tx.now;
    return r;
}

std::string one_line(const std::optional<std::string>& name)
{
    if (!name || name->empty()) throw Refusal{Reason::required, {{"field", "name"}}};
    if (name->find('\n') != name->npos) throw Refusal{Reason::bad_value, {{"field", "name"}}};
    return *name;
}

Event received(const Registration& r, json payload)
{
    Event event;
    event.topic   = topic_of(r.meeting_id);
    event.kind    = "registration_received";
    event.payload = std::move(payload);
    event.pace    = Pace::next_tick;
    return event;
}

Event with_account(const House& house, Tx& tx, PersonId person, const std::string& language, const RegisterFor& given)
{
    auto m     = check(tx, given);
    auto email = people::read_email(people::email_of(tx, person));
    auto other = live_registration(tx, m.meeting_id, person);
    if (!other && email) other = live_registration(tx, m.meeting_id, email->key);
    if (other && other->state != "pending")
        throw Refusal{Reason::already_registered, {{"registration_id", other->registration_id.value}}};
    if (given.organisation_id && !people::holds_mandate(tx, person, *given.organisation_id))
        throw Refusal{Reason::not_your_organisation, {{"field", "organisation_id"}}};
    auto r      = written(tx, given, language);
    r.person_id = person;
    r.name      = one_line(given.name ? given.name : std::optional(people::name_of(tx, person)));
    insert_registration(tx, r);
    Seating seating(house, tx, m);
    seating.enter(r);
    auto event    = received(r, seating.payload(r));
    event.patches = seating.patches();
    event.answer  = {{"registration_id", r.registration_id.value}, {"state", r.state}, {"code", r.code}};
    if (r.state == "waiting_list") event.answer["position"] = position_of(tx, r);
    return event;
}

// Who is registered already is told so by mail; whoever typed the address is not.
std::optional<Registration> known(Tx& tx, MeetingId meeting_id, const people::EmailAddress& address)
{
    if (auto r = live_registration(tx, meeting_id, address.key)) return r;
    auto person = people::person_with_address(tx, address.written);
    return person ? live_registration(tx, meeting_id, *person) : std::nullopt;
}

std::string_view letter_for(const std::string& state)
{
    if (state == "waiting_list") return "waiting";
    return state == "offered" ? "offer" : state == "pending" ? "confirm" : "registered";
}

Event by_email_alone(const House& house, Tx& tx, const std::string& language, const RegisterFor& given)
{
    auto m = check(tx, given);
    if (!m.email_alone) throw Refusal{Reason::not_signed_in};
    if (given.organisation_id) throw Refusal{Reason::not_your_organisation, {{"field", "organisation_id"}}};
    if (!given.email) throw Refusal{Reason::required, {{"field", "email"}}};
    auto address = people::read_email(*given.email);
    if (!address) throw Refusal{Reason::bad_value, {{"field", "email"}}};
    auto r  = written(tx, given, language);
    r.name  = one_line(given.name);
    r.email = address->written;
    if (auto before = known(tx, m.meeting_id, *address)) {
        if (before->state == "pending") {
            r.registration_id = before->registration_id;
            r.code            = before->code;
            update_registration(tx, r);
        } else {
            r = *before;
        }
    } else {
        insert_registration(tx, r);
    }
    write_letter(house, tx, m, r, letter_for(r.state));
    auto event   = received(r, {{"meeting_id", m.meeting_id.value}, {"state", "pending"}});
    event.answer = {{"state", "pending"}};
    return event;
}

} // namespace

awaitable<Event> register_for(House& house, Asker asker, RegisterFor given)
{
    return house.ledger.write(asker.request, [&house, asker, given](Tx& tx) {
        if (asker.person_id) return with_account(house, tx, *asker.person_id, asker.language, given);
        return by_email_alone(house, tx, asker.language, given);
    });
}

} // namespace meetings

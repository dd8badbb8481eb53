#include "consultations/rows.hpp"

#include "consultations/rules.hpp"
#include "consultations/set_up.hpp"
#include "house.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"

#include <stdexcept>

namespace consultations {

namespace {

constexpr std::size_t max_reason_chars = 500; // a paragraph, read by everybody

Refusal bad(std::string_view field) { return {Reason::bad_value, {{"field", field}}}; }

Instant day(Instant (*find)(std::string_view, std::string_view), const std::string& text, const Consultation& one,
            std::string_view field)
try {
    return find(text, one.time_zone);
} catch (const std::runtime_error&) {
    throw bad(field);
}

Consultation own(Reader& reader, PersonId person, const ChangeConsultation& change)
{
    auto one = consultation(reader, change.consultation_id);
    if (!one || !people::has_role(reader, person, one->process_id, people::Role::organiser))
        throw Refusal{Reason::not_found};
    if (state_at(*one, reader.now) == "closed")
        throw Refusal{Reason::consultation_closed,
                      {{"closes_at", to_text(one->closes_at)}, {"contacts", one->contacts}}};
    return *std::move(one);
}

Consultation changed(const Consultation& before, const ChangeConsultation& change)
{
    auto one = before;
    if (change.title) one.title = *change.title;
    if (change.opens_on) one.opens_at = day(day_begins, *change.opens_on, one, "opens_on");
    if (change.closes_on) one.closes_at = day(day_ends, *change.closes_on, one, "closes_on");
    if (change.method) one.method = *change.method;
    if (change.moderation) one.moderation = *change.moderation;
    if (change.taking_part) one.taking_part = *change.taking_part;
    require(is_sound(one.taking_part));
    if (one.closes_at <= one.opens_at) throw bad("closes_on");
    return one;
}

// What people rely on since it opened: it has begun, how votes are counted, whether their names stand under what they
// wrote, and that it is open today.
void require_fair(Reader& reader, const Consultation& before, const Consultation& after, const std::string& reason)
{
    if (state_at(before, reader.now) != "open") return;
    if (after.opens_at != before.opens_at) throw bad("opens_on");
    if (after.method != before.method) throw bad("method");
    if (after.taking_part.names != before.taking_part.names) throw bad("names");
    if (after.closes_at <= reader.now) throw bad("closes_on");
    bool affects = after.closes_at != before.closes_at || after.moderation != before.moderation
                   || !(after.taking_part == before.taking_part);
    if (affects && reason.empty()) throw Refusal{Reason::required, {{"field", "reason"}}};
}

json told(const Consultation& one, const std::string& reason)
{
    auto payload           = entry(one);
    payload["moderation"]  = one.moderation;
    payload["method"]      = one.method;
    payload["taking_part"] = to_json(one.taking_part);
    if (!reason.empty()) payload["reason"] = reason;
    return payload;
}

} // namespace

ChangeConsultation ChangeConsultation::read(ConsultationId id, Fields& in)
{
    ChangeConsultation change{.consultation_id = id};
    change.title       = in.optional_text("title", max_title_chars);
    change.opens_on    = in.optional_text("opens_on", 10);
    change.closes_on   = in.optional_text("closes_on", 10);
    change.method      = in.optional_word("method", methods());
    change.moderation  = in.optional_word("moderation", {"after", "before"});
    change.taking_part = read_taking_part(in);
    change.reason      = in.optional_text_or_empty("reason", max_reason_chars).value_or("");
    return change;
}

awaitable<Event> change_consultation(House& house, Person person, ChangeConsultation change)
{
    return house.ledger.write(person, [&house, person, change](Tx& tx) {
        auto before = own(tx, person.person_id, change);
        auto after  = changed(before, change);
        require_fair(tx, before, after, change.reason);
        after.state = state_at(after, tx.now);
        if (told(before, "") == told(after, "")) throw Refusal{Reason::nothing_changed};
        Screens screens(house.sections, tx, {topic_of(change.consultation_id), processes::topic_of(after.process_id)});
        update_consultation(tx, after);
        Event event;
        event.topic   = topic_of(change.consultation_id);
        event.kind    = "consultation_changed";
        event.payload = told(after, change.reason);
        event.patches = screens.patches();
        auto shown    = json::object();
        house.sections.complete("consultation_elsewhere", tx, change.consultation_id.value, shown);
        for (auto& [topic, patch] : shown.items()) event.patches.push_back({topic, std::move(patch)});
        return event;
    });
}

} // namespace consultations

#include "house.hpp"

#include "people/people.hpp"
#include "store/record.hpp"
#include "tables/board.hpp"
#include "tables/rules.hpp"

namespace tables {

AddContribution AddContribution::read(TableId id, Fields& in)
{
    return {.table_id   = id,
            .text       = in.text("text", max_note_chars),
            .field      = in.optional_text_or_empty("field", 40),
            .said_by    = in.optional_text_or_empty("said_by", people::max_name_chars),
            .written_at = in.optional_instant("written_at"),
            .session_id = in.optional_id<TableSessionId>("session_id")};
}

namespace {

Session session_for(Reader& reader, const AddContribution& added)
{
    auto found = added.session_id ? session(reader, *added.session_id) : current_session(reader, added.table_id);
    if (added.session_id && (!found || found->table_id != added.table_id))
        throw Refusal{Reason::bad_value, {{"field", "session_id"}}};
    if (!found) throw Refusal{Reason::session_not_started};
    return *std::move(found);
}

Contribution written(Tx& tx, const Person& person, const Place& place, const AddContribution& added)
{
    auto session = session_for(tx, added);
    Contribution c;
    c.written_at = std::min(added.written_at.value_or(tx.now), tx.now); // a device whose clock is ahead wrote it now
    require(takes_notes(session, c.written_at, tx.now));
    require(has_field(session, added.field.value_or("")));
    c.table_id    = added.table_id;
    c.session_id  = session.session_id;
    c.number      = next_number(tx, added.table_id);
    c.source      = place.leads ? "facilitator" : "participant";
    c.person_id   = person.person_id;
    c.said_by     = added.said_by.value_or("");
    c.field       = added.field.value_or("");
    c.text        = added.text;
    c.received_at = tx.now;
    c.late        = is_late(session, tx.now);
    if (place.leads) c.taken_at = tx.now;
    // From one's own phone it is oneself who speaks.
    if (!place.leads) c.said_by = shown_name(tx, person.person_id);
    return c;
}

} // namespace

awaitable<Event> add_contribution(House& house, Person person, AddContribution added)
{
    return house.ledger.write(person, [&house, person, added](Tx& tx) {
        auto place   = used_by(tx, person, added.table_id);
        auto c       = written(tx, person, place, added);
        auto senders = place.leads ? std::set<PersonId>{} : std::set{person.person_id};
        auto is_new  = place.leads || !sits_at(tx, person.person_id, added.table_id);
        Board board(house, tx, place, senders, is_new ? Board::Reach::everywhere : Board::Reach::table);
        seat(tx, person, place);
        c.contribution_id = insert_contribution(tx, c);
        if (c.taken_at) {
            Step step(tx, c.table_id, person.person_id);
            step.made(c);
            step.keep("contribution_captured");
        } else {
            withhold(tx, subject_of(c.contribution_id));
        }
        json payload{{"contribution_id", c.contribution_id.value},
                     {"number", c.number},
                     {"session_id", c.session_id.value},
                     {"text", c.text}};
        if (!c.field.empty()) payload["template_field"] = c.field;
        if (c.late) payload["late"] = true;
        json answer{{"contribution_id", c.contribution_id.value}, {"number", c.number}};
        if (c.late) answer["late"] = true;
        auto event    = board.told(c.taken_at ? "contribution_captured" : "contribution_received", std::move(payload),
                                std::move(answer));
        event.subject = subject_of(c.contribution_id);
        return event;
    });
}

} // namespace tables

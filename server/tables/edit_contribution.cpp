#include "house.hpp"

#include "people/people.hpp"
#include "tables/board.hpp"
#include "tables/rules.hpp"

namespace tables {

EditContribution EditContribution::read(ContributionId id, int revision, Fields& in)
{
    return {.contribution_id = id,
            .revision        = revision,
            .text            = in.optional_text("text", max_note_chars),
            .field           = in.optional_text_or_empty("field", 40),
            .said_by         = in.optional_text_or_empty("said_by", people::max_name_chars)};
}

namespace {

// One that the person may edit: leading the table, or having written it while it waits.
Contribution editable(Reader& reader, const Person& person, ContributionId id)
{
    auto found = contribution(reader, id);
    if (!found || found->retracted_at) throw Refusal{Reason::not_found};
    auto is_own = found->person_id == person.person_id && found->waits();
    if (!is_own && !may_lead(reader, person.person_id, found->table_id)) throw Refusal{Reason::not_found};
    return *std::move(found);
}

// Another saved in between: the answer carries those words, so that nothing is lost.
Verdict is_current(const Contribution& c, int revision)
{
    if (c.revision == revision) return granted;
    json current{{"revision", c.revision}, {"text", c.text}, {"field", c.field}, {"said_by", c.said_by}};
    return Refusal{Reason::stale_revision, {{"current", current}}};
}

} // namespace

awaitable<Event> edit_contribution(House& house, Person person, EditContribution edit)
{
    return house.ledger.write(person, [&house, person, edit](Tx& tx) {
        auto before = editable(tx, person, edit.contribution_id);
        auto place  = used_by(tx, person, before.table_id);
        require(is_current(before, edit.revision));
        auto after = before;
        if (edit.text) after.text = *edit.text;
        if (edit.field) after.field = *edit.field;
        if (edit.said_by && place.leads) after.said_by = *edit.said_by;
        if (after.text == before.text && after.field == before.field && after.said_by == before.said_by)
            throw Refusal{Reason::already_so};
        require(has_field(session(tx, before.session_id).value(), after.field));
        after.revision += 1;
        Board board(house, tx, place, senders_of(tx, {edit.contribution_id}));
        Step step(tx, before.table_id, person.person_id);
        step.change(before, after);
        if (place.leads) step.keep("contribution_edited");
        json payload{
            {"contribution_id", after.contribution_id.value}, {"revision", after.revision}, {"text", after.text}};
        auto event    = board.told("contribution_edited", std::move(payload), {{"revision", after.revision}});
        event.subject = subject_of(after.contribution_id);
        return event;
    });
}

} // namespace tables

// Notes of the office. The desk's cards say how many there are: a file that is open reads them again.
#include "decisions/access.hpp"
#include "house.hpp"

namespace decisions {

AddNote AddNote::read(ProposalId id, Fields& in)
{
    return {.proposal_id = id, .text = in.text("text", max_note_chars)};
}

awaitable<Event> add_note(House& house, Person person, AddNote wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto the = seen_by(tx, person, wanted.proposal_id);
        Screens screens(house.sections, tx, {desk_of(the.consultation.consultation_id)});
        auto note_id  = insert_note(tx, wanted.proposal_id, person.person_id, wanted.text);
        auto event    = about(the, "internal_note_added");
        event.patches = screens.patches();
        event.answer  = {{"note_id", note_id.value}};
        return event;
    });
}

awaitable<Event> remove_note(House& house, Person person, InternalNoteId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto found = note(tx, id);
        if (!found || found->written.person_id != person.person_id) throw Refusal{Reason::not_found};
        auto the = seen_by(tx, person, found->proposal_id);
        Screens screens(house.sections, tx, {desk_of(the.consultation.consultation_id)});
        delete_note(tx, id);
        auto event    = about(the, "internal_note_removed");
        event.patches = screens.patches();
        return event;
    });
}

} // namespace decisions

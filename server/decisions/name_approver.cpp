#include "decisions/approver.hpp"
#include "house.hpp"
#include "people/people.hpp"

namespace decisions {

namespace {

// Who is not named in the record: it is about proposals, not about the office.
Event change(House& house, Tx& tx, const Case& the, std::string kind, const std::function<void()>& carry_out)
{
    Screens screens(house.sections, tx, {desk_of(the.consultation.consultation_id)});
    carry_out();
    auto event    = about(the, std::move(kind));
    event.patches = screens.patches();
    return event;
}

} // namespace

std::optional<Approver> approver_of(Reader& reader, const consultations::Consultation& c, ProposalId id)
{
    auto named = reader.db.one(
        "select person_id, named_at_ms from named_approver where proposal_id = ?",
        [](const Row& row) {
            return Approver{row.id<PersonId>(0), row.instant(1)};
        },
        id);
    if (named && !people::has_role(reader, named->person_id, c.process_id, people::Role::organiser)) named.reset();
    return named;
}

json to_json(Reader& reader, const Approver& approver)
{
    return {{"person_id", approver.person_id.value},
            {"name", people::name_of(reader, approver.person_id)},
            {"at", to_text(approver.named_at)}};
}

awaitable<Event> name_approver(House& house, Person person, ProposalId id, PersonId approver)
{
    return house.ledger.write(person, [&house, person, id, approver](Tx& tx) {
        auto the = directed_by(tx, person, id);
        if (!people::has_role(tx, approver, the.consultation.process_id, people::Role::organiser))
            throw Refusal{Reason::bad_value, {{"field", "person_id"}}};
        return change(house, tx, the, "approver_named", [&] {
            tx.db.run("insert into named_approver (proposal_id, person_id, named_at_ms) values (?, ?, ?) "
                      "on conflict (proposal_id) do update set person_id = excluded.person_id, "
                      "named_at_ms = excluded.named_at_ms",
                      id, approver, tx.now);
        });
    });
}

awaitable<Event> remove_approver(House& house, Person person, ProposalId id, PersonId approver)
{
    return house.ledger.write(person, [&house, person, id, approver](Tx& tx) {
        auto the = directed_by(tx, person, id);
        return change(house, tx, the, "approver_removed", [&] {
            tx.db.run("delete from named_approver where proposal_id = ? and person_id = ?", id, approver);
        });
    });
}

} // namespace decisions

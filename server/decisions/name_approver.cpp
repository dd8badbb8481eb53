#include "decisions/approver.hpp"
#include "house.hpp"
#include "people/people.hpp"

namespace decisions {

Event given_out(House& house, Tx& tx, const Case& the, std::vector<std::string> also, std::string kind,
                const std::function<void()>& carry_out)
{
    also.push_back(desk_of(the.consultation.consultation_id));
    Screens screens(house.sections, tx, also);
    carry_out();
    auto event    = about(the, std::move(kind));
    event.patches = screens.patches();
    return event;
}

std::optional<Approver> approver_of(Reader& reader, const consultations::Consultation& c, ProposalId id)
{
    auto named = named_approver(reader, id);
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
        return given_out(house, tx, the, {}, "approver_named", [&] { save_approver(tx, id, approver); });
    });
}

awaitable<Event> remove_approver(House& house, Person person, ProposalId id, PersonId approver)
{
    return house.ledger.write(person, [&house, person, id, approver](Tx& tx) {
        auto the = directed_by(tx, person, id);
        return given_out(house, tx, the, {}, "approver_removed", [&] { delete_approver(tx, id, approver); });
    });
}

} // namespace decisions

#include "exports/access.hpp"
#include "exports/exports.hpp"
#include "exports/formats/formats.hpp"
#include "exports/happened.hpp"
#include "exports/jobs.hpp"
#include "exports/participants.hpp"
#include "house.hpp"

#include <algorithm>

namespace exports {

NoteParticipation NoteParticipation::read(ProcessId process_id, OrganisationId organisation_id, Fields& in)
{
    constexpr std::size_t max_channel_chars = 20;
    return {.process_id      = process_id,
            .organisation_id = organisation_id,
            .channels        = in.optional_texts("channels", exports::channels().size(), max_channel_chars),
            .named           = in.optional_boolean("named")};
}

namespace {

Verdict are_known(const std::vector<std::string>& given)
{
    const auto& known = channels();
    for (const auto& channel : given)
        if (std::find(known.begin(), known.end(), channel) == known.end())
            return Refusal{Reason::bad_value, {{"field", "channels"}}};
    return granted;
}

} // namespace

// The record keeps that the desk noted it. Why a body is not named is not its matter, nor that it is not.
awaitable<Event> note_participation(House& house, Person person, NoteParticipation noted)
{
    return house.ledger.write(person, [person, noted](Tx& tx) {
        require_desk(tx, person.person_id, noted.process_id);
        if (!people::organisation(tx, noted.organisation_id) || people::gone_into(tx, noted.organisation_id))
            throw Refusal{Reason::not_found};
        require(are_known(noted.channels));
        auto refuses = save_participation(tx, noted.process_id, noted.organisation_id, noted.channels, noted.named);
        if (refuses) outdate(tx, noted.process_id, appendix.name);
        Event event;
        event.topic   = processes::topic_of(noted.process_id);
        event.kind    = "participation_noted";
        event.payload = {{"process_id", noted.process_id.value}, {"organisation_id", noted.organisation_id.value}};
        event.patches = {tells_that_it_happened(noted.process_id)};
        return event;
    });
}

} // namespace exports

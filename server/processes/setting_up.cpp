#include "processes/setting_up.hpp"

#include "house.hpp"
#include "people/people.hpp"

namespace processes {

Process organised_by(Reader& reader, PersonId person, ProcessId id)
{
    auto found = process(reader, id);
    if (!found || !people::has_role(reader, person, id, people::Role::organiser)) throw Refusal{Reason::not_found};
    return *std::move(found);
}

Process edited_by(const House& house, Reader& reader, PersonId person, ProcessId id, int revision)
{
    auto found = organised_by(reader, person, id);
    if (revision_of(reader, id) != revision)
        throw Refusal{Reason::stale_revision, {{"current", *house.sections.state(reader, topic_of(id))}}};
    return found;
}

Event saved(const House&, Tx& tx, const Process& process, Screens& screens, std::string kind, json payload)
{
    auto revision = revision_of(tx, process.process_id) + 1;
    update_process(tx, process, revision);
    Event event;
    event.topic                 = topic_of(process.process_id);
    event.kind                  = std::move(kind);
    event.payload               = std::move(payload);
    event.payload["process_id"] = process.process_id.value;
    event.payload["revision"]   = revision;
    event.patches               = screens.patches();
    event.answer                = {{"revision", revision}};
    return event;
}

} // namespace processes

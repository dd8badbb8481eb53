#include "setting_up/access.hpp"

#include "people/people.hpp"

namespace setting_up {

processes::Process organised_by(Reader& reader, PersonId person, ProcessId id)
{
    auto process = processes::process(reader, id);
    if (!process || !people::has_role(reader, person, id, people::Role::organiser)) throw Refusal{Reason::not_found};
    return *std::move(process);
}

} // namespace setting_up

#include "exports/access.hpp"

#include "base/refusal.hpp"
#include "people/people.hpp"

namespace exports {

bool is_desk(Reader& reader, const std::optional<PersonId>& person, ProcessId process)
{
    return person && people::has_role(reader, *person, process, people::Role::organiser);
}

void require_desk(Reader& reader, PersonId person, ProcessId process)
{
    if (!is_desk(reader, person, process)) throw Refusal{Reason::not_found};
}

} // namespace exports

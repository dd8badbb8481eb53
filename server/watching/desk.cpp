// What is live on the desk of a process: a few numbers that every change can afford to tell.
#include "people/people.hpp"
#include "processes/processes.hpp"
#include "watching/rows.hpp"

namespace watching {

namespace {

constexpr int most_counted = 1000; // beyond it the number says nothing more, and each change would pay for it

} // namespace

std::string desk_of(ProcessId id) { return processes::topic_of(id) + "/desk"; }

std::optional<json> desk_state(Reader& reader, std::int64_t process_id)
{
    ProcessId id{process_id};
    if (!processes::process(reader, id)) return {};
    json state{{"process_id", process_id},
               {"flags", open_flags(reader, id, most_counted)},
               {"pending", pending(reader, id, most_counted)}};
    if (auto hours = service_hours(reader, id)) state["service_hours"] = *hours;
    return state;
}

bool may_watch(Reader& reader, const std::optional<PersonId>& person, ProcessId id)
{
    using people::Role;
    if (!person) return false;
    for (auto role : {Role::organiser, Role::moderator, Role::observer})
        if (people::has_role(reader, *person, id, role)) return true;
    return false;
}

} // namespace watching

// Who may do what at a meeting: roles are given in its process.
#include "meetings/meetings.hpp"
#include "people/people.hpp"

namespace meetings {

namespace {

bool has_one_of(Reader& reader, PersonId person, MeetingId id, std::initializer_list<people::Role> roles)
{
    auto process_id = reader.db.integer("select process_id from meeting where meeting_id = ?", id);
    if (!process_id) return false;
    for (auto role : roles)
        if (people::has_role(reader, person, ProcessId{*process_id}, role)) return true;
    return false;
}

} // namespace

bool is_organiser(Reader& reader, PersonId person, MeetingId id)
{
    return has_one_of(reader, person, id, {people::Role::organiser});
}

bool is_desk(Reader& reader, PersonId person, MeetingId id)
{
    return has_one_of(reader, person, id, {people::Role::organiser, people::Role::front_desk});
}

bool may_watch(Reader& reader, PersonId person, MeetingId id)
{
    return has_one_of(reader, person, id,
                      {people::Role::organiser, people::Role::front_desk, people::Role::facilitator});
}

} // namespace meetings

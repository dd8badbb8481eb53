// Of two bodies that are one: who is registered for the one that goes is registered for the one that stays. Which one it
// was until now is kept, so that what is told of an earlier hour stays what it was.
#include "meetings/forget.hpp"
#include "meetings/meetings.hpp"
#include "people/people.hpp"

#include <set>

namespace meetings {

BodyTraces traces_of_body(Reader& reader, OrganisationId goes, OrganisationId)
{
    BodyTraces traces;
    std::set<ProcessId> processes;
    std::int64_t registrations = 0;
    reader.db.each(
        "select r.meeting_id, m.process_id, r.person_id from registration r join meeting m on m.meeting_id = r.meeting_id "
        "where r.organisation_id = ?",
        [&](const Row& row) {
            ++registrations;
            traces.topics.push_back(topic_of(row.id<MeetingId>(0)));
            traces.topics.push_back(desk_of(row.id<MeetingId>(0)));
            processes.insert(row.id<ProcessId>(1));
            if (auto person = row.optional_id<PersonId>(2)) traces.topics.push_back(people::topic_of(*person));
        },
        goes);
    traces.processes.assign(processes.begin(), processes.end());
    traces.counts = {{"registrations", registrations}};
    return traces;
}

void move_body(Tx& tx, OrganisationId goes, OrganisationId stays)
{
    tx.db.run("insert into merged_registration (registration_id, seq, organisation_id) "
              "select registration_id, ?, organisation_id from registration where organisation_id = ?",
              tx.seq + 1, goes);
    tx.db.run("update registration set organisation_id = ? where organisation_id = ?", stays, goes);
}

} // namespace meetings

#include "meetings/everybody.hpp"

#include "house.hpp"
#include "meetings/shown.hpp"
#include "meetings/state.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"

namespace meetings {

std::vector<Registration> everybody(Reader& reader, MeetingId id)
{
    std::vector<Registration> all;
    for (auto state : {"registered", "offered", "waiting_list"})
        for (auto& r : registrations_in(reader, id, state)) all.push_back(std::move(r));
    return all;
}

void add_screens(House& house, Tx& tx, Event& event, const Meeting& m, const std::vector<Registration>& people)
{
    for (const auto& r : people) {
        if (!r.person_id) continue;
        json entry = {{std::to_string(r.registration_id.value), person_entry_patch(tx, m, r)}};
        event.patches.push_back({people::topic_of(*r.person_id), {{"registrations", entry}}});
    }
    json list = {{std::to_string(m.meeting_id.value), process_entry(tx, m)}};
    event.patches.push_back({processes::topic_of(m.process_id), {{"meetings", list}}});
    auto elsewhere = json::object();
    house.sections.complete("meeting_elsewhere", tx, m.meeting_id.value, elsewhere);
    for (auto& [topic, patch] : elsewhere.items()) event.patches.push_back({topic, std::move(patch)});
}

} // namespace meetings

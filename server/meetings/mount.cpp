#include "meetings/forget.hpp"
#include "meetings/routes.hpp"
#include "meetings/rows.hpp"
#include "meetings/shown.hpp"
#include "meetings/state.hpp"

#include "house.hpp"

namespace meetings {

namespace {

awaitable<Reply> get_meeting(House& house, Visit& visit)
{
    co_return snapshot(house, visit, "meeting", visit.path_number("id"));
}

// Rooms above add to each under "meeting_card".
json section_of_process(House& house, Reader& reader, std::int64_t process_id)
{
    auto all = json::object();
    for (const auto& m : meetings_of(reader, ProcessId{process_id})) {
        auto entry = process_entry(reader, m);
        house.sections.complete("meeting_card", reader, m.meeting_id.value, entry);
        all[std::to_string(m.meeting_id.value)] = std::move(entry);
    }
    return {{"meetings", all}};
}

void add_topics(House& house)
{
    offer(house, "meeting", [](Reader& reader, std::int64_t id) { return meeting_state(reader, MeetingId{id}); });
    auto desk = [&house](Reader& reader, std::int64_t id) -> std::optional<json> {
        auto state = house.sections.state(reader, "meeting", id);
        if (!state) return {};
        state->update(desk_counts(reader, meeting(reader, MeetingId{id}).value()));
        (*state)["latest"] = latest(reader, MeetingId{id});
        return state;
    };
    offer(house, "meeting/desk", desk, [](Reader& reader, std::optional<PersonId> person, std::int64_t id) {
        return person && may_watch(reader, *person, MeetingId{id});
    });
    house.sections.add("process", [&house](Reader& reader, std::int64_t process_id) {
        return section_of_process(house, reader, process_id);
    });
}

} // namespace

void mount(House& house)
{
    add_topics(house);
    add_desk_routes(house.routes);
    add_ticket_routes(house.routes);
    add_pages(house.routes);
    house.sections.add("person", [](Reader& reader, std::int64_t id) { return person_section(reader, PersonId{id}); });
    house.sections.add("person_data",
                       [](Reader& reader, std::int64_t id) { return everything_of(reader, PersonId{id}); });
    house.forgetters.push_back([&house](Tx& tx, PersonId person) { return forget(house, tx, person); });
    house.appearances.push_back(appearances);
    house.routes.add({Method::get, "/api/meetings/{id}", get_meeting, Audience::everyone});
    house.due.push_back(turn_meetings);
    house.body_mergings.push_back({traces_of_body, move_body});
}

} // namespace meetings

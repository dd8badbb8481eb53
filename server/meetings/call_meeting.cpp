#include "meetings/set_up.hpp"

#include "house.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"

namespace meetings {

namespace {

constexpr std::int64_t most_seats = 100'000;

std::optional<int> count(Fields& in, std::string_view name)
{
    auto value = in.optional_integer(name, 1, most_seats);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

Instant instant(Fields& in, std::string_view name)
{
    auto found = in.optional_instant(name);
    if (!found) throw Refusal{Reason::required, {{"field", name}}};
    return *found;
}

NewTable table(const json& object, int order)
{
    Fields in(object);
    NewTable wanted{.theme = in.text("theme", 160), .order = order};
    wanted.room         = in.optional_text("room", 80);
    wanted.seats        = count(in, "seats");
    wanted.facilitators = in.optional_ids<PersonId>("facilitators", 10).value_or(std::vector<PersonId>{});
    in.done();
    return wanted;
}

void require_team(Reader& reader, const NewMeeting& wanted)
{
    for (const auto& table : wanted.tables)
        for (auto person : table.facilitators)
            if (!people::is_in_team(reader, person, wanted.process_id))
                throw Refusal{Reason::bad_value, {{"field", "facilitators"}}};
}

} // namespace

CallMeeting CallMeeting::read(ProcessId id, Fields& in)
{
    NewMeeting wanted{.process_id = id, .title = in.text("title", 160)};
    wanted.summary                = in.text_or_empty("summary", 2000);
    wanted.mode                   = in.word("mode", {"in_person", "online", "hybrid"});
    wanted.place                  = in.text_or_empty("place", 300);
    wanted.starts_at              = instant(in, "starts_at");
    wanted.ends_at                = instant(in, "ends_at");
    wanted.seats                  = count(in, "seats");
    wanted.seats_online           = count(in, "seats_online");
    wanted.registration_opens_at  = in.optional_instant("registration_opens_at");
    wanted.registration_closes_at = in.optional_instant("registration_closes_at");
    for (const auto& object : in.optional_objects("tables", max_new_tables))
        wanted.tables.push_back(table(object, static_cast<int>(wanted.tables.size()) + 1));
    return {wanted};
}

awaitable<Event> call_meeting(House& house, Person person, CallMeeting asked)
{
    return house.ledger.write(person, [&house, person, asked](Tx& tx) {
        auto wanted = asked.wanted;
        if (!people::has_role(tx, person.person_id, wanted.process_id, people::Role::organiser))
            throw Refusal{Reason::not_found};
        auto process = house.sections.state(tx, processes::topic_of(wanted.process_id));
        if (!process) throw Refusal{Reason::not_found};
        if (process->contains("draft")) throw Refusal{Reason::not_in_this_state};
        require_team(tx, wanted);
        wanted.order = static_cast<int>(meetings_of(tx, wanted.process_id).size()) + 1;
        return meeting_added(house, tx, wanted);
    });
}

} // namespace meetings

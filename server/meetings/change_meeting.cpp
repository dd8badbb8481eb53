#include "house.hpp"
#include "meetings/everybody.hpp"
#include "meetings/letters.hpp"
#include "meetings/rows.hpp"
#include "meetings/state.hpp"

namespace meetings {

namespace {

std::optional<Instant> instant(Fields& in, std::string_view name)
{
    auto text = in.optional_text(name, 40);
    if (!text) return {};
    auto found = read_instant(*text);
    if (!found) throw Refusal{Reason::bad_value, {{"field", name}}};
    return found;
}

// An empty one: none any more.
void put(std::optional<std::string>& field, const std::optional<std::string>& given)
{
    if (given) field = given->empty() ? std::nullopt : given;
}

Meeting changed(const Meeting& before, const ChangeMeeting& change, Instant now)
{
    auto m    = before;
    m.title   = change.title.value_or(m.title);
    m.summary = change.summary.value_or(m.summary);
    m.place   = change.place.value_or(m.place);
    put(m.map_url, change.map_url), put(m.stream_url, change.stream_url), put(m.guide, change.guide);
    m.starts_at = change.starts_at.value_or(m.starts_at);
    m.ends_at   = change.ends_at.value_or(m.ends_at);
    m.state     = state_at(m.starts_at, m.ends_at, now);
    ++m.revision;
    NewMeeting asked{.title = m.title, .summary = m.summary, .mode = m.mode, .place = m.place};
    asked.starts_at = m.starts_at, asked.ends_at = m.ends_at;
    asked.map_url = m.map_url, asked.stream_url = m.stream_url;
    require(is_sound(asked));
    return m;
}

bool concerns_calendars(const Meeting& before, const Meeting& after)
{
    return before.starts_at != after.starts_at || before.ends_at != after.ends_at || before.place != after.place
           || before.title != after.title;
}

Meeting own(Reader& reader, PersonId person, const ChangeMeeting& change)
{
    auto m = meeting(reader, change.meeting_id);
    if (!m || !is_organiser(reader, person, change.meeting_id)) throw Refusal{Reason::not_found};
    if (m->cancelled_at) throw Refusal{Reason::meeting_cancelled};
    if (m->revision != change.revision)
        throw Refusal{Reason::stale_revision, {{"current", *meeting_state(reader, change.meeting_id)}}};
    return *std::move(m);
}

} // namespace

ChangeMeeting ChangeMeeting::read(MeetingId id, int revision, Fields& in)
{
    ChangeMeeting change{.meeting_id = id, .revision = revision};
    change.title      = in.optional_text("title", 160);
    change.summary    = in.optional_text_or_empty("summary", 2000);
    change.place      = in.optional_text_or_empty("place", 300);
    change.map_url    = in.optional_text_or_empty("map_url", 500);
    change.stream_url = in.optional_text_or_empty("stream_url", 500);
    change.guide      = in.optional_text_or_empty("guide", 20000); // some pages, printed
    change.starts_at  = instant(in, "starts_at");
    change.ends_at    = instant(in, "ends_at");
    return change;
}

awaitable<Event> change_meeting(House& house, Person person, ChangeMeeting change)
{
    return house.ledger.write(person, [&house, person, change](Tx& tx) {
        auto before = own(tx, person.person_id, change);
        auto m      = changed(before, change, tx.now);
        Screens screens(house.sections, tx, {topic_of(m.meeting_id), desk_of(m.meeting_id)});
        update_meeting(tx, m);
        auto people = everybody(tx, m.meeting_id);
        if (concerns_calendars(before, m))
            for (const auto& r : people)
                if (r.state == "registered") write_letter(house, tx, m, r, "changed");
        Event event;
        event.topic   = topic_of(m.meeting_id);
        event.kind    = "meeting_changed";
        event.payload = {{"meeting_id", m.meeting_id.value},
                         {"title", m.title},
                         {"place", m.place},
                         {"starts_at", to_text(m.starts_at)},
                         {"ends_at", to_text(m.ends_at)},
                         {"revision", m.revision}};
        event.patches = screens.patches();
        event.answer  = {{"revision", m.revision}};
        add_screens(house, tx, event, m, people);
        return event;
    });
}

} // namespace meetings

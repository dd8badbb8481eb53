#include "plenary/access.hpp"

#include "people/people.hpp"

namespace plenary {

bool may_direct(Reader& reader, PersonId person, MeetingId id) { return meetings::is_organiser(reader, person, id); }

bool is_of_team(Reader& reader, PersonId person, MeetingId id)
{
    auto meeting = meetings::meeting(reader, id);
    if (!meeting) return false;
    return may_direct(reader, person, id)
           || people::has_role(reader, person, meeting->process_id, people::Role::facilitator);
}

meetings::Meeting directed_by(Reader& reader, const Person& person, MeetingId id)
{
    if (!may_direct(reader, person.person_id, id)) throw Refusal{Reason::not_found};
    return meetings::meeting(reader, id).value();
}

meetings::Meeting worked_on_by(Reader& reader, const Person& person, MeetingId id)
{
    if (!is_of_team(reader, person.person_id, id)) throw Refusal{Reason::not_found};
    return meetings::meeting(reader, id).value();
}

CommonTheme theme_for(Reader& reader, const Person& person, CommonThemeId id)
{
    auto found = theme(reader, id);
    if (!found || found->removed_at || !is_of_team(reader, person.person_id, found->meeting_id))
        throw Refusal{Reason::not_found};
    return *found;
}

Sentence sentence_for(Reader& reader, const Person& person, SentenceId id)
{
    auto found = sentence(reader, id);
    if (!found || found->removed_at || !is_of_team(reader, person.person_id, found->meeting_id))
        throw Refusal{Reason::not_found};
    return *found;
}

void require_theme(Reader& reader, MeetingId meeting_id, const std::optional<CommonThemeId>& id)
{
    if (!id) return;
    auto found = theme(reader, *id);
    if (!found || found->removed_at || found->meeting_id != meeting_id)
        throw Refusal{Reason::bad_value, {{"field", "theme_id"}}};
}

void require_notes(Reader& reader, MeetingId id, const std::vector<ContributionId>& notes, std::string_view field)
{
    for (auto note : notes)
        if (!is_standing(reader, id, note)) throw Refusal{Reason::bad_value, {{"field", field}}};
}

std::string topic_of(MeetingId id) { return "meeting/" + std::to_string(id.value) + "/plenary"; }
std::string screen_topic_of(MeetingId id) { return "meeting/" + std::to_string(id.value) + "/screen"; }
std::vector<std::string> screens_of(MeetingId id) { return {topic_of(id), screen_topic_of(id)}; }

Event about(MeetingId id, std::string kind, json payload)
{
    Event event;
    event.topic                 = topic_of(id);
    event.kind                  = std::move(kind);
    event.payload               = std::move(payload);
    event.payload["meeting_id"] = id.value;
    return event;
}

} // namespace plenary

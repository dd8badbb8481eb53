// Who may do what in the plenary, and which screens a change of it reaches.
#pragma once

#include "meetings/meetings.hpp"
#include "plenary/rows.hpp"

namespace plenary {

// Organisers direct; they and the facilitators of the process are its theme team.
bool may_direct(Reader&, PersonId, MeetingId);
bool is_of_team(Reader&, PersonId, MeetingId);

// The meeting, for who directs it or works on it; a theme or a sentence that stands, for who works on it. Refuse: not_found.
meetings::Meeting directed_by(Reader&, const Person&, MeetingId);
meetings::Meeting worked_on_by(Reader&, const Person&, MeetingId);
CommonTheme theme_for(Reader&, const Person&, CommonThemeId);
Sentence sentence_for(Reader&, const Person&, SentenceId);

// Refuse: bad_value {field}: a theme of another meeting, or that is gone; a note of another meeting, or that no longer
// stands.
void require_theme(Reader&, MeetingId, const std::optional<CommonThemeId>&);
void require_notes(Reader&, MeetingId, const std::vector<ContributionId>&, std::string_view field);

std::string topic_of(MeetingId);        // "meeting/3/plenary": where events are recorded
std::string screen_topic_of(MeetingId); // "meeting/3/screen"
std::vector<std::string> screens_of(MeetingId);

Event about(MeetingId, std::string kind, json payload = json::object());

} // namespace plenary

// The plenary of an event day: what the regia sees of all tables, one clock for them, what stands in the hall, the themes
// that several tables share, and the one account (restituzione) whose sentences rest on their notes.
//
// Live topics: "meeting/{id}/plenary" for organisers and facilitators of the process, "meeting/{id}/screen" for everybody.
// Sections: "restitution" of "meeting/{id}", "message" of "table/{id}" and its desk.
// Organisers direct: messages, screen, publishing, the plan's nodes. Themes and sentences are written by the theme
// team: organisers and facilitators. To everybody else all of it answers not_found, as if it were not there.
// What is said before publishing is not in the record: events hold ids and counts.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "store/tx.hpp"

#include <optional>
#include <string>
#include <vector>

struct House;

namespace plenary {

// Offers the room's routes, pages, topics and sections.
void mount(House&);

// Queries.

// {meeting, published_at, tables, themes, sentences with the notes under each}; nothing before it is published. Names of
// those who said things are not in it.
std::optional<json> restitution(Reader&, MeetingId);

// Commands of the regia. Each event is recorded under "meeting/{id}/plenary". The clock of all tables is
// tables::apply_common_clock.

struct SendMessage {
    MeetingId meeting_id;
    std::string text; // ≤ 280
    static SendMessage read(MeetingId, Fields&);
};
// To all tables at once. Event: message_sent (without the words); answer {hall_message_id}.
awaitable<Event> send_message(House&, Person, SendMessage);

struct ShowOnScreen {
    MeetingId meeting_id;
    std::string shows; // welcome, clock, tables, themes, vote, restitution
    int page = 1;
    std::optional<TableId> table_id; // whose vote
    static ShowOnScreen read(MeetingId, Fields&);
};
// Refuses: not_found, required (table_id of a vote), bad_value (a table of another meeting). Event: screen_shown.
awaitable<Event> show_on_screen(House&, Person, ShowOnScreen);

// Commands of the theme team.

struct AddTheme {
    MeetingId meeting_id;
    std::string title; // ≤ 120
    std::vector<ContributionId> contributions;
    static AddTheme read(MeetingId, Fields&);
};
// Refuses: not_found, too_many {max}, bad_value (a note that is not of this meeting, or no longer stands).
// Event: theme_added; answer {common_theme_id}.
awaitable<Event> add_theme(House&, Person, AddTheme);

struct RenameTheme {
    CommonThemeId common_theme_id;
    int revision = 0; // the one that was edited
    std::string title;
    static RenameTheme read(CommonThemeId, int revision, Fields&);
};
// Refuses: not_found, stale_revision (with the present title as `current`). Event: theme_renamed; answer {revision}.
awaitable<Event> rename_theme(House&, Person, RenameTheme);

// A note may be in several themes. Doing it again changes nothing. Refuse: not_found, bad_value as above. Events:
// theme_gathered, theme_scattered.
awaitable<Event> gather(House&, Person, CommonThemeId, ContributionId);
awaitable<Event> scatter(House&, Person, CommonThemeId, ContributionId);

struct MergeTheme {
    CommonThemeId common_theme_id, into;
    static MergeTheme read(CommonThemeId, Fields&);
};
// Its notes and sentences go over; where they came from stays known. Refuses: not_found, bad_value (into itself, or a theme
// of another meeting). Event: theme_merged.
awaitable<Event> merge_theme(House&, Person, MergeTheme);

// Its notes are in no theme again, its sentences under none. Refuses: not_found. Event: theme_removed.
awaitable<Event> remove_theme(House&, Person, CommonThemeId);

struct AddSentence {
    MeetingId meeting_id;
    std::string text; // ≤ 600
    std::optional<CommonThemeId> common_theme_id;
    std::optional<int> order;
    std::vector<ContributionId> cites; // none: allowed, shown as such, and in the way of publishing
    static AddSentence read(MeetingId, Fields&);
};
// Refuses: not_found, too_many {max}, bad_value (theme, cites), sentence_without_source (once published).
// Event: sentence_added; answer {sentence_id, revision}.
awaitable<Event> add_sentence(House&, Person, AddSentence);

struct EditSentence {
    SentenceId sentence_id;
    int revision = 0; // the one that was edited
    std::optional<std::string> text;
    std::optional<std::vector<ContributionId>> cites;
    std::optional<CommonThemeId> common_theme_id;
    std::optional<int> order;
    static EditSentence read(SentenceId, int revision, Fields&);
};
// Ends one's claim to be writing in it. Refuses: not_found, stale_revision (with the present sentence as `current`),
// being_written {name, until}, bad_value, sentence_without_source (once published). Event: sentence_edited; answer
// {revision}.
awaitable<Event> edit_sentence(House&, Person, EditSentence);

// Refuses: not_found, being_written. Event: sentence_removed.
awaitable<Event> remove_sentence(House&, Person, SentenceId);

// Says that the person is writing in it, for some seconds; renewed while they type. Refuses: not_found, being_written
// {name, until}. Event: sentence_claimed.
awaitable<Event> claim_sentence(House&, Person, SentenceId);

struct LinkNode {
    SentenceId sentence_id;
    std::optional<NodeId> node_id; // none: no link any more
    static LinkNode read(SentenceId, Fields&);
};
// The node of the plan that the sentence became, or informs; after publishing as well. Refuses: not_found, node_not_found.
// Event: sentence_linked.
awaitable<Event> link_node(House&, Person, LinkNode);

// From now on everybody may read it, on the page of the process as well. Refuses: not_found, already_published,
// restitution_empty, sentence_without_source {sentences: how many}. Event: restitution_published, with every sentence.
awaitable<Event> publish_restitution(House&, Person, MeetingId);

} // namespace plenary

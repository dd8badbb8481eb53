// Tables: what happens at each table of a meeting while people talk. Sessions with their clock, contributions as they are
// taken down or sent from phones, groups, speakers, dot votes, the table's own summary, calls for help.
//
// Live topics "table/{id}" (the people at the table, who leads it, organisers, the theme team) and "table/{id}/desk" (who
// leads it, organisers); section "tables" of "person/{id}". Who leads a table: its facilitators, and the organisers.
// Missing and forbidden are the same: not_found. Every command patches "meeting/{id}/plenary" and "meeting/{id}/screen"
// too, where a room above has them.
//
// The record holds ids, counts and the words of notes that were taken in; never who said or wrote them, nor who gave which
// points. Nothing is deleted: merging keeps the lineage, retracting keeps the note, and the newest step can be undone.
// Limits are in code points.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "meetings/meetings.hpp"
#include "store/tx.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct House;

namespace tables {

// Offers the room's routes, topics and sections.
void mount(House&);

// ---- Words

constexpr std::size_t max_note_chars  = 2000; // some minutes of speech; longer ones are several notes
constexpr std::size_t max_title_chars = 120;  // of a group: one line on the hall's screen
constexpr std::size_t max_line_chars  = 1000; // of the summary
constexpr std::size_t max_help_chars  = 300;
constexpr int max_points_each         = 20; // more cannot be counted at a glance

enum class SessionState { scheduled, running, paused, wrapping_up, closed };
std::string_view name_of(SessionState);

// One round at one table. While it runs, what is left is ends_at - now, and counts on past zero; while paused,
// ends_at - paused_at. What differs from common_ends_at is this table's exception.
struct Session {
    TableSessionId session_id;
    TableId table_id;
    int round = 1;
    std::string question;
    json fields = json::array(); // how a note is taken down: [{key, label}]
    std::chrono::milliseconds length{0};
    SessionState state = SessionState::scheduled;
    std::optional<Instant> started_at, ends_at, common_ends_at, paused_at, closed_at, reopened_until;
};

// ---- Questions

std::string topic_of(TableId);      // "table/3"
std::string desk_topic_of(TableId); // "table/3/desk"

bool is_facilitator(Reader&, PersonId, TableId);
bool may_lead(Reader&, PersonId, TableId); // or organiser
bool may_read(Reader&, PersonId, TableId); // or at the table, or of the theme team

// The one that counts now: the active one, else the newest that was started, else the first to come.
std::optional<Session> current_session(Reader&, TableId);
json to_json(const Session&);

// How many sit at the table with their phone.
std::int64_t participants_at(Reader&, TableId);

// The table as the regia sees it: {table_id, order, theme, facilitators, session?, participants, present, contributions,
// last_contribution?: {text, at}, pace: {minute: n}, help?, vote?, seen_at?}. Does not depend on the hour.
json glance(Reader&, TableId);

// The newest dot vote, as everybody may see it: the points of a secret one only when it is over.
std::optional<json> newest_vote(Reader&, TableId);

// A note that was taken in and not retracted.
struct Note {
    ContributionId contribution_id;
    TableId table_id;
    int table  = 0; // the number of the table
    int round  = 0;
    int number = 0;
    std::string text;
    std::optional<GroupId> group_id;
    std::string group; // its title, or empty
    bool is_for_plenary = false;
    std::optional<ContributionId> merged_into;
    Instant taken_at{};
};
// The newest ones of all tables of a meeting, newest first; all when `limit` is negative.
std::vector<Note> notes_of(Reader&, MeetingId, int limit = -1);
std::optional<Note> note(Reader&, ContributionId);

// Lines of the summaries that were sent to the plenary, by table.
struct SentLine {
    SummaryLineId line_id;
    TableId table_id;
    std::string text;
    std::vector<ContributionId> cites;
};
std::vector<SentLine> sent_lines_of(Reader&, MeetingId);

// ---- Commands. Every event is recorded under "table/{id}".

// For the operator and the demo: who leads the table, and its sessions. Again adds to it.
struct NewField {
    std::string key, label;
};
struct NewSession {
    int round = 1;
    std::string question;
    std::vector<NewField> fields;
    std::chrono::minutes length{45};
};
struct SetUpTable {
    TableId table_id;
    std::vector<PersonId> facilitators;
    std::vector<NewSession> sessions;
};
// Refuses: not_found, bad_value {sessions} (a round twice, no question, no length). Event: table_set_up.
awaitable<Event> set_up_table(House&, Person, SetUpTable);

// By the code on the table. Without an account: a guest with a nickname, where the meeting allows it. Joining another
// table of the meeting leaves the one before; joining again changes nothing.
// Refuses: unknown_join_code, not_signed_in, required, too_long {name}. Event: table_joined.
struct JoinTable {
    std::string code;
    std::optional<std::string> name;
    static JoinTable read(Fields&);
};
struct Joined {
    Event event;                        // answer {table_id, person_id, guest?}
    std::optional<std::string> session; // the cookie of a new guest
};
awaitable<Joined> join_table(House&, std::optional<Person>, std::string language, JoinTable);

enum class Action { start, pause, resume, extend, wrap_up, close, reopen };
struct RunSession {
    TableId table_id;
    Action action = Action::start;
    std::optional<int> round;   // else the one that the action can be about
    std::optional<int> minutes; // of extending and reopening: 5 unless told; of starting: the session's own length
    static RunSession read(TableId, Fields&);
};
// Leading. A pause stops this table's clock, and notes are taken on; starting a round closes another that is active; a
// reopened session closes by itself. Refuses: not_found, not_in_this_state {state}.
// Events: session_started, session_paused, session_resumed, session_extended, session_wrapping_up, session_closed,
// session_reopened.
awaitable<Event> run_session(House&, Person, RunSession);

// The clock of all tables at once: everything but reopening. A paused session that is extended stays paused; what the
// action cannot be about stays as it is. Organisers. Refuses: not_found, bad_value {action}, not_in_this_state when no table
// follows. Events: common_clock_started, common_clock_paused, common_clock_resumed, common_clock_extended,
// common_clock_wrapping_up, common_clock_closed on "meeting/{id}/plenary"; answer {tables: n}.
struct CommonClock {
    MeetingId meeting_id;
    Action action = Action::start;
    int round     = 1;
    std::optional<int> minutes;
};
awaitable<Event> apply_common_clock(House&, Person, CommonClock);

// What the common clock says: {round, ends_at, state, paused_at?} of the newest round that it started; paused or wrapping up
// when all tables that go on are.
std::optional<json> common_clock(Reader&, MeetingId);

struct AddContribution {
    TableId table_id;
    std::string text;
    std::optional<std::string> field, said_by;
    std::optional<Instant> written_at; // by the device, when it had no network
    std::optional<TableSessionId> session_id;
    static AddContribution read(TableId, Fields&);
};
// Of who leads: taken in at once; of the people at the table: into the queue. Written before the close and arrived after
// it: kept, and marked late. Refuses: not_found, session_not_started, session_closed {closed_at}, bad_value {field}.
// Events: contribution_captured, contribution_received; answer {contribution_id, number, late?}.
awaitable<Event> add_contribution(House&, Person, AddContribution);

struct EditContribution {
    ContributionId contribution_id;
    int revision = 0;
    std::optional<std::string> text, field, said_by;
    static EditContribution read(ContributionId, int revision, Fields&);
};
// By who leads, and by its author while it waits in the queue. Refuses: not_found, stale_revision with the present words as
// `current`, already_so. Event: contribution_edited; answer {revision}.
awaitable<Event> edit_contribution(House&, Person, EditContribution);

// Leading (retracting also by its author). All can be undone. Moving takes up again what was parked. Refuse: not_found, already_so, bad_value (a group or a note
// of another table, or one that is gone). Events: contribution_taken, contribution_declined, contribution_retracted,
// contribution_parked, contribution_unparked, contribution_marked, contribution_unmarked, contribution_moved,
// contribution_merged.
awaitable<Event> take_contribution(House&, Person, ContributionId);
awaitable<Event> decline_contribution(House&, Person, ContributionId);
awaitable<Event> retract_contribution(House&, Person, ContributionId);
awaitable<Event> park_contribution(House&, Person, ContributionId, bool parked);
awaitable<Event> mark_for_plenary(House&, Person, ContributionId, bool marked);
awaitable<Event> move_contribution(House&, Person, ContributionId, std::optional<GroupId> to);
awaitable<Event> merge_contribution(House&, Person, ContributionId, ContributionId into);

struct AddGroup {
    TableId table_id;
    std::string title;
    std::vector<ContributionId> contributions;
    static AddGroup read(TableId, Fields&);
};
struct RenameGroup {
    GroupId group_id;
    int revision = 0;
    std::string title;
    static RenameGroup read(GroupId, int revision, Fields&);
};
// Leading. All can be undone. Refuse: not_found, stale_revision {current}, already_so, bad_value. Events: group_added with
// answer {group_id}, group_renamed with answer {revision}, group_merged, group_removed (its notes become ungrouped).
awaitable<Event> add_group(House&, Person, AddGroup);
awaitable<Event> rename_group(House&, Person, RenameGroup);
awaitable<Event> merge_group(House&, Person, GroupId, GroupId into);
awaitable<Event> remove_group(House&, Person, GroupId);

// Takes back the asker's newest step on the board: what stood before stands again.
// Refuses: not_found, nothing_to_undo, stale_revision when somebody has moved the same things since. Event: step_undone.
awaitable<Event> undo_step(House&, Person, TableId);

struct AddSpeaker {
    TableId table_id;
    std::optional<std::string> name; // by who leads
    bool me = false;                 // oneself
    static AddSpeaker read(TableId, Fields&);
};
struct DirectSpeaker {
    SpeakerId speaker_id;
    std::string action; // speak, pause, finish, remove, move
    std::optional<int> order;
    static DirectSpeaker read(SpeakerId, Fields&);
};
// One speaks at a time: giving somebody the floor ends the turn of another. Who spoke before keeps the time. Leading, and
// removing also oneself. Refuse: not_found, already_so, not_in_this_state, required.
// Events: speaker_added with answer {speaker_id}, speaker_directed.
awaitable<Event> add_speaker(House&, Person, AddSpeaker);
awaitable<Event> direct_speaker(House&, Person, DirectSpeaker);

struct OpenDotVote {
    TableId table_id;
    int points_each = 5;
    bool secret     = true;
    std::optional<std::vector<GroupId>> groups; // else all
    static OpenDotVote read(TableId, Fields&);
};
struct CastBallot {
    DotVoteId dot_vote_id;
    std::map<std::int64_t, std::int64_t> points; // by group
    static CastBallot read(DotVoteId, Fields&);
};
// While a secret vote runs nobody sees more than how many have voted. Opening and closing: leading. A ballot: the people at
// the table, each once, replaced by the next; without points it is taken back. Refuse: not_found, vote_open, vote_closed,
// unknown_choice, too_many_points {max}, required (no group to vote on).
// Events: dot_vote_opened with answer {dot_vote_id}, ballot_cast, dot_vote_closed.
awaitable<Event> open_dot_vote(House&, Person, OpenDotVote);
awaitable<Event> cast_ballot(House&, Person, CastBallot);
awaitable<Event> close_dot_vote(House&, Person, DotVoteId);

// The summary, line by line. Whoever writes in a line claims it for writing_lasts, and again while typing.
constexpr std::chrono::milliseconds writing_lasts{15'000}; // a short silence: then another may go on
struct AddLine {
    TableId table_id;
    std::string text;
    std::optional<int> order;
    std::vector<ContributionId> cites;
    static AddLine read(TableId, Fields&);
};
struct EditLine {
    SummaryLineId line_id;
    int revision = 0;
    std::optional<std::string> text;
    std::optional<int> order;
    std::optional<std::vector<ContributionId>> cites;
    static EditLine read(SummaryLineId, int revision, Fields&);
};
// Leading. Refuse: not_found, being_written {name, until}, stale_revision {current}, already_so, bad_value {cites},
// line_without_source (sending to the plenary). Events: line_added with answer {line_id}, line_edited with answer
// {revision}, line_claimed, line_sent, line_kept_back, line_removed.
awaitable<Event> add_line(House&, Person, AddLine);
awaitable<Event> edit_line(House&, Person, EditLine);
awaitable<Event> claim_line(House&, Person, SummaryLineId);
awaitable<Event> send_line(House&, Person, SummaryLineId, bool sent);
awaitable<Event> remove_line(House&, Person, SummaryLineId);

struct CallHelp {
    TableId table_id;
    std::string text; // may be empty
    static CallHelp read(TableId, Fields&);
};
// Calling: leading. Taking: organisers, the theme team, the front desk. Done: either. Refuse: not_found, already_so.
// Events: help_called with answer {help_call_id}, help_taken, help_done.
awaitable<Event> call_help(House&, Person, CallHelp);
awaitable<Event> take_help(House&, Person, HelpCallId);
awaitable<Event> end_help(House&, Person, HelpCallId);

// A sign of life of the table's board, kept at most once in seen_every. Refuses: not_found. Event: table_seen; none when it
// was seen a moment ago.
constexpr std::chrono::milliseconds seen_every{45'000};
awaitable<std::optional<Event>> see_table(House&, Person, TableId);

// Closes the reopened sessions whose minutes are over; tells when to come again. Never on an I/O thread.
Instant close_reopened(House&);

} // namespace tables

// SQL to structs and back, and nothing else.
#pragma once

#include "tables/tables.hpp"

#include <set>

namespace tables {

// ---- Sessions
std::vector<Session> sessions_of(Reader&, TableId); // by round
std::optional<Session> session(Reader&, TableSessionId);
TableSessionId insert_session(Tx&, TableId, const NewSession&);
void update_session(Tx&, const Session&); // state and clock
std::vector<Session> reopened_sessions(Reader&);

// ---- Contributions
struct Contribution {
    ContributionId contribution_id;
    TableId table_id;
    TableSessionId session_id;
    int number = 0;
    std::string source;                // facilitator, participant
    std::optional<PersonId> person_id; // none when they closed their account
    std::string said_by, field, text;
    int revision = 1;
    Instant written_at{}, received_at{};
    bool late = false;
    std::optional<Instant> taken_at, declined_at;
    std::optional<GroupId> group_id;
    std::optional<Instant> parked_at, plenary_at;
    std::optional<ContributionId> merged_into;
    std::optional<Instant> retracted_at;

    bool is_on_board() const { return taken_at && !retracted_at; }
    bool waits() const { return !taken_at && !retracted_at; }
};
extern const std::string contribution_columns; // of table alias c, as from_row reads them
Contribution contribution_from(const Row&);
std::optional<Contribution> contribution(Reader&, ContributionId);
int next_number(Reader&, TableId);
ContributionId insert_contribution(Tx&, const Contribution&);
void update_contribution(Tx&, const Contribution&);
std::vector<Contribution> contributions_in(Reader&, GroupId);

// Those who sent notes from their own phone, of these notes.
std::set<PersonId> senders_of(Reader&, const std::vector<ContributionId>&);

// ---- Groups
struct Group {
    GroupId group_id;
    TableId table_id;
    std::string title;
    int order = 0, revision = 1;
    std::optional<GroupId> merged_into;
    std::optional<Instant> removed_at;
};
std::optional<Group> group(Reader&, GroupId);
std::vector<Group> groups_of(Reader&, TableId); // that are there, in their order
GroupId insert_group(Tx&, const Group&);        // its order is the last
void update_group(Tx&, const Group&);

// ---- Speakers
struct Speaker {
    SpeakerId speaker_id;
    TableId table_id;
    TableSessionId session_id;
    std::optional<PersonId> person_id;
    std::string name, state;
    std::chrono::milliseconds spoke{0};
    std::optional<Instant> speaking_since;
    int order = 0;
};
std::optional<Speaker> speaker(Reader&, SpeakerId);        // not a removed one
std::vector<Speaker> speakers_of(Reader&, TableSessionId); // in their order
SpeakerId insert_speaker(Tx&, const Speaker&);
void update_speaker(Tx&, const Speaker&);
void remove_speaker(Tx&, SpeakerId);

// ---- Dot votes
struct DotVote {
    DotVoteId dot_vote_id;
    TableId table_id;
    int points_each = 0;
    bool secret     = true;
    std::optional<Instant> closed_at;
    int voters = 0;
};
std::optional<DotVote> dot_vote(Reader&, DotVoteId);
std::optional<DotVote> newest_dot_vote(Reader&, TableId);
DotVoteId insert_dot_vote(Tx&, const OpenDotVote&);
void insert_choice(Tx&, DotVoteId, const Group&, int order);
std::vector<GroupId> choices_of(Reader&, DotVoteId);
void close_dot_vote(Tx&, DotVoteId);
std::set<PersonId> voters_of(Reader&, TableId); // in the newest vote of the table
std::optional<json> ballot_of(Reader&, DotVoteId, PersonId);
// Replaces the person's ballot (empty: takes it back) and moves the counts.
void save_ballot(Tx&, DotVoteId, PersonId, const std::map<std::int64_t, std::int64_t>& points);

// ---- The summary
struct Line {
    SummaryLineId line_id;
    TableId table_id;
    std::string text;
    int order = 0, revision = 1;
    std::optional<Instant> plenary_at;
    std::optional<PersonId> writer_id;
    std::optional<Instant> writing_until;
};
std::optional<Line> line(Reader&, SummaryLineId); // not a removed one
std::vector<Line> lines_of(Reader&, TableId);     // in their order
SummaryLineId insert_line(Tx&, const Line&, std::optional<TableSessionId>);
void update_line(Tx&, const Line&);
void remove_line(Tx&, SummaryLineId);
std::vector<ContributionId> citations_of(Reader&, SummaryLineId); // of notes that were not retracted
void save_citations(Tx&, SummaryLineId, const std::vector<ContributionId>&);

// ---- Calls for help
struct Help {
    HelpCallId help_call_id;
    TableId table_id;
    std::string text;
    Instant called_at{};
    std::optional<Instant> taken_at;
    std::optional<PersonId> taker_id;
};
std::optional<Help> open_help(Reader&, HelpCallId); // not one that is done
std::optional<Help> open_help_at(Reader&, TableId);
HelpCallId insert_help(Tx&, const CallHelp&, PersonId caller);

// ---- People
std::vector<PersonId> facilitators_of(Reader&, TableId);
bool sits_at(Reader&, PersonId, TableId);
std::vector<TableId> tables_joined(Reader&, PersonId); // also those left
std::optional<Instant> left_at(Reader&, PersonId, TableId);
// Seats the person; false when they sat there already.
bool sit_down(Tx&, PersonId, TableId);
void leave_table(Tx&, PersonId, TableId);

void mark_seen(Tx&, TableId);
std::optional<Instant> seen_at(Reader&, TableId);

} // namespace tables

// Decisions: the reasoned answer to every proposal, and the accepted words on their way into the final text.
//
// A decision is internal until all are published together: drafts, notes and who works on what stand on the live topic
// "consultation/{id}/desk" only, for organisers and evaluators; to everybody else that is not_found, as if it were not
// there. An evaluator is assigned to a proposal and has a role in its process; they write what is assigned to them,
// organisers everything. Sections: "decision" of "proposal/{id}", "decisions" of "consultation/{id}", "answers" of
// "person/{id}", "final_text" of "process/{id}".
// The record holds ids and counts; words and outcomes from the publishing on.
// To be answered: proposals that are public or wait for a moderator, not withdrawn, not hidden. A merged one has the
// answer of the one it was merged into. Limits are in code points.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "store/tx.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

struct House;

namespace decisions {

// Offers the room's routes, pages, topics and sections.
void mount(House&);

// ---- Words

struct Point {
    std::string title;                    // ≤ 200
    std::string outcome;                  // accepted, partially_accepted, rejected, already_in_plan, passed_on
    std::optional<std::string> passed_to; // ≤ 160; whom, when it is passed on
    std::string reason;                   // ≤ 2,000
    std::vector<NodeId> nodes;            // of the plan, that it touched
    bool operator==(const Point&) const = default;
};
struct DecisionText {
    std::optional<std::string> outcome;       // accepted, partially_accepted, rejected, inadmissible; none: not yet
    std::string reason;                       // ≤ 5,000; empty: not yet
    std::optional<std::string> accepted_text; // ≤ 10,000; the node's words as they become; empty: deleted
    std::vector<Point> points;                // ≤ 20
    bool operator==(const DecisionText&) const = default;
    static DecisionText read(Fields&);
};

// ---- Questions

// {outcome, reason, accepted_text?, points, published_at, …} as everybody reads it; nothing before it is published.
std::optional<json> published_decision(Reader&, ProposalId);

struct RepliesQuery {
    ConsultationId consultation_id;
    std::optional<std::string> outcome;
    std::optional<NodeId> node_id; // and what hangs beneath it
    std::int64_t after = 0;        // the number of a proposal
    int limit          = 50;       // less than 0: all
};
// The table of replies (tabella delle controdeduzioni), by number: {items, next?}. Refuses: not_found.
json replies(Reader&, const RepliesQuery&);

struct RedlineQuery {
    PlanId plan_id;
    int version = 0;
    std::optional<int> against; // none: the text that was consulted on, else the version before
    std::optional<NodeId> node_id;
};
// What differs, node by node, each with its causes. Refuses: not_found.
json redline(Reader&, const RedlineQuery&);

// ---- Commands on one proposal. Events are recorded under "consultation/{id}/desk".

// By an organiser. Again changes nothing; who loses it has their live connections closed. Refuse: not_found, bad_value
// {person_id} (no role in the process). Events: evaluator_assigned, evaluator_removed.
awaitable<Event> assign_evaluator(House&, Person, ProposalId, PersonId);
awaitable<Event> remove_evaluator(House&, Person, ProposalId, PersonId);

// Who is to approve, named beforehand: the decision waits for them. Any organiser may still approve it. Refuse: not_found,
// bad_value {person_id} (no organiser of the process). Events: approver_named, approver_removed.
awaitable<Event> name_approver(House&, Person, ProposalId, PersonId);
awaitable<Event> remove_approver(House&, Person, ProposalId, PersonId);

struct AddNote {
    ProposalId proposal_id;
    std::string text; // ≤ 2,000
    static AddNote read(ProposalId, Fields&);
};
// For the office alone. Refuses: not_found. Event: internal_note_added (without words); answer {note_id}.
awaitable<Event> add_note(House&, Person, AddNote);
// One's own. Refuses: not_found. Event: internal_note_removed.
awaitable<Event> remove_note(House&, Person, InternalNoteId);

struct SaveDecision {
    ProposalId proposal_id;
    int revision = 0; // the one that was edited; 1 when there is no decision yet
    DecisionText text;
    static SaveDecision read(ProposalId, int revision, Fields&);
};
// Replaces the whole, and makes it a draft again. Refuses: not_found, consultation_still_open, already_withdrawn,
// proposal_not_public, proposal_merged {proposal_id, number}, decision_in_other_state (approved), stale_revision (with the
// present text as `current`), node_not_found. Event: decision_saved; answer {revision, state}.
awaitable<Event> save_decision(House&, Person, SaveDecision);

struct SetAside {
    ProposalId proposal_id;
    DecisionText text;
    static SetAside read(ProposalId, Fields&);
};
// Keeps in the history what somebody wrote and gave up for another's text. Refuses: not_found, too_many {max}. Event:
// decision_text_set_aside.
awaitable<Event> set_aside_text(House&, Person, SetAside);

// Each names the revision that was read. Refuse: as save_decision; required {field}, nothing_changed {accepted_text},
// words_unexpected; another_person (approving what one wrote or proposed, where two people are asked for).
// Events: decision_proposed, decision_approved; answer {revision, state}. Approving is an organiser's; where one person is
// enough, a draft can be approved at once.
awaitable<Event> propose_decision(House&, Person, ProposalId, int revision);
awaitable<Event> approve_decision(House&, Person, ProposalId, int revision);

struct ReopenDecision {
    ProposalId proposal_id;
    std::string reason; // ≤ 500; for the desk
    static ReopenDecision read(ProposalId, Fields&);
};
// Back to a draft: what is proposed, by who may write it; what is approved, by an organiser. What was published stays as it
// is until the next publishing. Refuses: not_found, decision_in_other_state. Event: decision_reopened.
awaitable<Event> reopen_decision(House&, Person, ReopenDecision);

struct MergeProposal {
    ProposalId proposal_id, into;
    static MergeProposal read(ProposalId, Fields&);
};
// One answer for both; what was merged into it goes along. By an organiser. Refuses: not_found, bad_value {into} (itself,
// of another consultation, merged itself), decision_in_other_state (approved). Event: proposals_merged.
awaitable<Event> merge_proposal(House&, Person, MergeProposal);
// Refuses: not_found, decision_in_other_state. Event: proposals_separated.
awaitable<Event> separate_proposal(House&, Person, ProposalId);

// ---- Commands on a consultation

struct SetDeciding {
    ConsultationId consultation_id;
    bool two_people = false; // who approves has not written it
    static SetDeciding read(ConsultationId, Fields&);
};
// By an organiser. Event: deciding_set.
awaitable<Event> set_deciding(House&, Person, SetDeciding);

// All answers together, and a mail to each author; again for what was corrected since. By an organiser. Refuses: not_found,
// consultation_still_open, decisions_missing {missing, decided, of, proposals}, already_so. Event: decisions_published on
// "consultation/{id}", with the words; answer {published}.
awaitable<Event> publish_decisions(House&, Person, ConsultationId);

// ---- Into the text. Events are recorded under "process/{id}"; organisers.

struct RollOut {
    ConsultationId consultation_id;
    std::map<NodeId, std::string> composed; // words put together by hand
    static RollOut read(ConsultationId, Fields&);
};
// The accepted words, of decisions that are approved, as the plan's next draft; every node that changes cites its causes.
// Refuses: not_found, consultation_still_open, to_be_composed {n, nodes} (several touch the same words), node_not_found.
// Event: version_rolled_out; answer {plan_id, version}.
awaitable<Event> roll_out(House&, Person, RollOut);

struct NewCause {
    std::string kind;               // proposal, restitution, act, editorial
    std::optional<std::int64_t> id; // of the proposal or the sentence
    std::string words;              // ≤ 500; of an act or an edit: which, why
    static NewCause read(Fields&);
};
struct ReviseNode {
    PlanId plan_id;
    int version = 0;
    NodeId node_id;
    int revision = 0; // the one that was edited
    std::optional<std::string> title, short_title, body;
    NewCause cause;
    static ReviseNode read(PlanId, int version, NodeId, int revision, Fields&);
};
// Other words for a node of a draft, with their cause. Refuses: not_found, stale_revision (with the present texts as
// `current`), nothing_changed, bad_value (cause), required. Event: node_revised; answer {cause_id, revision}.
awaitable<Event> revise_node(House&, Person, ReviseNode);

// Why a node differs, or no longer. Drafts only. Refuse: not_found, bad_value (id), required (words). Events: cause_added
// (answer {cause_id}), cause_removed.
struct AddCause {
    PlanId plan_id;
    int version = 0;
    NodeId node_id;
    NewCause cause;
    static AddCause read(PlanId, int version, NodeId, Fields&);
};
awaitable<Event> add_cause(House&, Person, AddCause);
awaitable<Event> remove_cause(House&, Person, CauseId);

// From a draft. Refuses: not_found, already_so, already_final, decisions_missing {…} (it cites a decision that is not published).
// Event: version_published.
awaitable<Event> publish_draft(House&, Person, PlanId, int version);

// The final text; a draft is published with it. Refuses: not_found, already_final, decisions_missing {…} (a proposal on this
// plan has no published answer), change_without_cause {n, nodes}. Event: version_finalised.
awaitable<Event> finalise_version(House&, Person, PlanId, int version);

struct ApproveVersion {
    PlanId plan_id;
    int version = 0;
    OrganisationId organisation_id; // a promoter
    std::string act;                // ≤ 200
    std::string on;                 // "2025-06-20"
    static ApproveVersion read(PlanId, int version, OrganisationId, Fields&);
};
// Again replaces it. Refuses: not_found (no promoter, or not the final version), bad_value {on}. Event: version_approved.
awaitable<Event> approve_version(House&, Person, ApproveVersion);

} // namespace decisions

// Proposals on the draft: written, edited, withdrawn, moderated; commented, endorsed, flagged.
//
// Who may read one: everybody while it is published (withdrawn ones too); its author and the moderators always.
// Live topic "proposal/{id}"; sections "newest" of "consultation/{id}", and of "person/{id}".
// Limits are in code points.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "consultations/consultations.hpp"
#include "store/tx.hpp"

#include <optional>
#include <string>

struct House;

namespace proposals {

enum class State { pending, published, withdrawn, hidden };

struct Proposal {
    ProposalId proposal_id;
    ConsultationId consultation_id;
    int number = 0;
    std::string kind;
    NodeId node_id;
    std::optional<PersonId> person_id; // none when the author closed the account
    std::optional<OrganisationId> organisation_id;
    bool show_name = false;
    std::string title, body, current_text;
    std::optional<std::string> suggested_text;
    int revision              = 1;
    std::int64_t received_seq = 0;
    Instant received_at{};
    std::optional<Instant> approved_at, edited_at, withdrawn_at, hidden_at;
    std::string withdrawn_reason;
    int comments = 0, endorsements = 0, supports = 0;
    json tally = json::object(); // votes by choice: {"support": 48}

    State state() const;
    bool is_public() const { return approved_at && !hidden_at; } // what was never published is not, withdrawn or not
};

std::string topic_of(ProposalId); // "proposal/12"

// Queries.
std::optional<Proposal> proposal(Reader&, ProposalId);
json card(Reader&, const Proposal&);               // as it stands in lists
json full_state(Reader&, const Proposal&);         // as its topic shows it, whoever may see it
bool is_among_newest(Reader&, const Proposal&);    // shown in the snapshot of its consultation
bool is_shown_to_author(Reader&, const Proposal&); // among those in the snapshot of its author

// Keeps the tally, and the number of supports that lists are ordered by. Called by voting in a vote's transaction.
void set_tally(Tx&, ProposalId, const json& tally, int supports);

// Commands. Each event is recorded under "proposal/{id}" and patches "consultation/{id}" and "person/{id}" with it.

struct SubmitProposal {
    ConsultationId consultation_id;
    std::string kind; // addition, change, deletion, erratum, general
    NodeId node_id;
    std::string title;                         // ≤ 120
    std::string body;                          // ≤ 3,000
    std::optional<std::string> suggested_text; // ≤ 10,000
    std::optional<OrganisationId> organisation_id;
    bool show_name = false;
    static SubmitProposal read(ConsultationId, Fields&);
};
// Refuses: consultation_not_open, consultation_closed, node_not_found, required, nothing_changed,
// suggested_text_unexpected, not_your_organisation, and what the consultation asks of who takes part (may_propose,
// shows_name). Event: proposal_submitted; answer {proposal_id}.
awaitable<Event> submit_proposal(House&, Person, SubmitProposal);

struct EditProposal {
    ProposalId proposal_id;
    int revision = 0; // the one that was edited
    std::optional<std::string> title, body, suggested_text;
    static EditProposal read(ProposalId, int revision, Fields&);
};
// By its author while the consultation is open. Refuses: not_found, consultation_closed, already_withdrawn,
// stale_revision (with the present text as `current`), nothing_changed, suggested_text_unexpected.
// Event: proposal_edited; answer {revision}.
awaitable<Event> edit_proposal(House&, Person, EditProposal);

struct WithdrawProposal {
    ProposalId proposal_id;
    std::string reason; // ≤ 500
    static WithdrawProposal read(ProposalId, Fields&);
};
// By its author, until the closing. Refuses: not_found, consultation_closed, already_withdrawn. Event: proposal_withdrawn.
awaitable<Event> withdraw_proposal(House&, Person, WithdrawProposal);

struct Moderate {
    ProposalId proposal_id;
    std::optional<CommentId> comment_id;
    std::string decision; // publish, hide, restore, return
    std::string reason;   // ≤ 500; told to the author
    static Moderate read(ProposalId, std::optional<CommentId>, Fields&);
};
// By a moderator or organiser. `return`: what was published by mistake waits again, where proposals wait to be published.
// Refuses: not_found, nothing_changed, already_withdrawn (publishing). Events: proposal_published, proposal_hidden,
// proposal_restored, proposal_returned, comment_hidden, comment_restored.
awaitable<Event> moderate_proposal(House&, Person, Moderate);
awaitable<Event> moderate_comment(House&, Person, Moderate);

struct AddComment {
    ProposalId proposal_id;
    std::string body; // ≤ 1,500
    std::optional<CommentId> parent_id;
    std::optional<OrganisationId> organisation_id;
    bool show_name = false;
    static AddComment read(ProposalId, Fields&);
};
// While the consultation is open, on a published proposal. Refuses: not_found, consultation_closed,
// consultation_not_open, already_withdrawn, not_your_organisation, bad_value (parent), and those of shows_name. Event:
// comment_added; answer {comment_id}.
awaitable<Event> add_comment(House&, Person, AddComment);

// By its author. Refuses: not_found. Event: comment_taken_back.
awaitable<Event> take_back_comment(House&, Person, CommentId);

// For a body one acts for. Refuses: not_found, consultation_closed, consultation_not_open, not_your_organisation,
// nothing_changed. Events: proposal_endorsed, endorsement_withdrawn.
awaitable<Event> endorse_proposal(House&, Person, ProposalId, OrganisationId);
awaitable<Event> withdraw_endorsement(House&, Person, ProposalId, OrganisationId);

struct FlagText {
    ProposalId proposal_id;
    std::optional<CommentId> comment_id;
    std::string reason;
    std::optional<std::string> text; // ≤ 500
    static FlagText read(ProposalId, std::optional<CommentId>, Fields&);
};
// Once a person and text; again replaces it. Refuses: not_found. Event: text_flagged (ids only).
awaitable<Event> flag_text(House&, Person, FlagText);

struct SettleFlags {
    ProposalId proposal_id;
    std::optional<CommentId> comment_id;
    bool settled = true; // false: those that were settled last are open again
    static SettleFlags read(ProposalId, std::optional<CommentId>, Fields&);
};
// By a moderator or organiser: what was reported has been looked at, and stays. Refuses: not_found, nothing_changed.
// Events: flags_settled, flags_reopened (ids only).
awaitable<Event> settle_flags(House&, Person, SettleFlags);

// Offers the room's routes, pages, topics and sections.
void mount(House&);

} // namespace proposals

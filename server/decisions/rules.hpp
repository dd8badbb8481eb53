// Pure rules of deciding: no SQL, no HTTP, no clock.
#pragma once

#include "consultations/consultations.hpp"
#include "decisions/rows.hpp"
#include "proposals/proposals.hpp"

namespace decisions {

constexpr std::size_t max_reason_chars       = 5000;  // a page and a half: beyond, an answer is a document of its own
constexpr std::size_t max_accepted_chars     = 10000; // as many as one may propose for a node
constexpr std::size_t max_points             = 20;
constexpr std::size_t max_point_title_chars  = 200;
constexpr std::size_t max_point_reason_chars = 2000;
constexpr std::size_t max_point_nodes        = 20;
constexpr std::size_t max_passed_to_chars    = 160; // a body's official name
constexpr std::size_t max_note_chars         = 2000;
constexpr std::size_t max_reopening_chars    = 500;
constexpr std::size_t max_cause_chars        = 500;
constexpr std::size_t max_act_chars          = 200;
constexpr int max_set_aside                  = 200; // on one proposal: more is not two people in each other's way

// A proposal as its decision sees it.
struct Case {
    proposals::Proposal proposal;
    consultations::Consultation consultation;
    Decision decision;
    std::optional<proposals::Proposal> merged_into;
    bool two_people = false;

    // Of the person who looks.
    bool is_organiser = false, is_evaluator = false;
    bool may_write() const { return is_organiser || is_evaluator; }
};

// Whether a decision can be worked on at all. Refuses: consultation_still_open, already_withdrawn, proposal_not_public,
// proposal_merged {proposal_id, number}.
Verdict is_answerable(const Case&, Instant now);

// Refuses: decision_in_other_state {state}.
Verdict is_in(const Decision&, std::initializer_list<State>);

// Whether there is all that a decision needs. The exact words are needed where words were proposed and something of them
// is accepted; a point that is passed on says to whom. Refuses: required {field}, nothing_changed, words_unexpected.
Verdict is_whole(const DecisionText&, std::string_view kind, std::string_view current_text);

// Refuses: another_person, where two are asked for and this one wrote or proposed it.
Verdict may_approve(const Decision&, PersonId, bool two_people);

bool takes_words(const DecisionText&); // accepted, wholly or in part

// Whom a proposal waits for: "moderator", "assignment", "evaluator", "approver", "publication"; nothing when it is answered,
// or has the answer of another.
struct Standing {
    bool pending = false, merged = false, evaluators = false, published = false; // published: as it stands now
    State state = State::none;
};
std::optional<std::string_view> waits_for(const Standing&);

} // namespace decisions

// SQL to structs and back, and nothing else.
#pragma once

#include "decisions/decisions.hpp"

namespace decisions {

enum class State { none, draft, proposed, approved };
std::string_view name_of(State);
State state_named(std::string_view);

// Something that a person did; nobody when they closed their account.
struct Act {
    std::optional<PersonId> person_id;
    Instant at{};
};
struct Decision {
    ProposalId proposal_id;
    State state = State::none;
    DecisionText text;
    int revision = 1;
    std::optional<Act> edited, proposed, approved, reopened;
    std::string reopened_reason;
};
Decision decision_on(Reader&, ProposalId); // state none when there is none
void save(Tx&, const Decision&);

json to_json(const std::vector<Point>&);
std::vector<Point> points_from(std::string_view text);

// Earlier words, and those set aside (no revision); newest first.
struct KeptText {
    std::optional<int> revision;
    Act written;
    DecisionText text;
};
void keep_text(Tx&, ProposalId, std::optional<int> revision, PersonId, const DecisionText&);
std::vector<KeptText> kept_texts(Reader&, ProposalId, int limit);
int count_set_aside(Reader&, ProposalId);

bool asks_for_two(Reader&, ConsultationId);
void set_two_people(Tx&, ConsultationId, bool);

bool is_evaluator(Reader&, PersonId, ProposalId);
bool evaluates_in(Reader&, PersonId, ConsultationId);
std::vector<Act> evaluators_of(Reader&, ProposalId);
void insert_evaluator(Tx&, ProposalId, PersonId);
void delete_evaluator(Tx&, ProposalId, PersonId);

struct Note {
    InternalNoteId note_id;
    ProposalId proposal_id;
    Act written;
    std::string text;
};
std::optional<Note> note(Reader&, InternalNoteId);
std::vector<Note> notes_on(Reader&, ProposalId, int limit); // newest first
InternalNoteId insert_note(Tx&, ProposalId, PersonId, std::string_view text);
void delete_note(Tx&, InternalNoteId);

std::optional<ProposalId> merged_into(Reader&, ProposalId);
struct Merged {
    ProposalId proposal_id;
    Instant at{};
};
std::vector<Merged> merged_with(Reader&, ProposalId); // into this one
void insert_merge(Tx&, ProposalId, ProposalId into);  // what was merged into it goes along
void delete_merge(Tx&, ProposalId);

// The answer as everybody reads it.
struct Published {
    ProposalId proposal_id;
    std::optional<ProposalId> answered_with;
    int revision = 0; // of the decision
    DecisionText text;
    Instant published_at{};
    std::optional<Instant> corrected_at;
};
std::optional<Published> published(Reader&, ProposalId);
void save(Tx&, const Published&);
std::vector<ProposalId> answered_by(Reader&, ProposalId); // proposals whose answer is this one's

} // namespace decisions

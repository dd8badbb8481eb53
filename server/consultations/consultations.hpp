// Consultations: the window in which a published version of a plan takes proposals, and what has arrived.
//
// Live topic "consultation/{id}"; the rooms above add their part ("newest") by sections. Section "consultations" of
// "process/{id}". They open and close by the clock, on the instant; what the rooms above show of one elsewhere turns with
// it (section "consultation_elsewhere": patches by topic).
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

namespace consultations {

// Offers the room's routes, pages and topics.
void mount(House&);

// Who takes part, and whether citizens' names are shown. The words of a body always stand under its name.
struct TakingPart {
    std::string proposers = "everyone";    // everyone, bodies: who acts for one that the consultation is addressed to
    std::string voters    = "everyone";    // the same
    std::vector<std::string> kinds, zones; // of the bodies it is addressed to; empty: all
    std::string names                        = "choice"; // of citizens: choice (each author's), always, never
    bool operator==(const TakingPart&) const = default;
};

struct Consultation {
    ConsultationId consultation_id;
    ProcessId process_id;
    PlanId plan_id;
    int version = 0;
    std::string title;
    Instant opens_at{}, closes_at{}; // the first and the last millisecond
    std::string method;              // of voting: support, agree_pass_disagree
    std::string moderation;          // after, before
    TakingPart taking_part;
    std::string state; // planned, open, closed: as last turned; rules ask the clock (is_open)
    int order = 0;
    std::string process_slug, process_title, time_zone;
    json contacts; // of the process: {email, phone?, address?}
};

std::string topic_of(ConsultationId); // "consultation/1"

// Queries.
std::optional<Consultation> consultation(Reader&, ConsultationId);
std::vector<Consultation> consultations_of(Reader&, ProcessId); // in their order
std::vector<Consultation> consultations_on(Reader&, PlanId);    // the newest first

// Rule: by the clock, to the millisecond. Refuses: consultation_not_open {opens_at},
// consultation_closed {closes_at, contacts}.
Verdict is_open(const Consultation&, Instant now);

// The opposite: nothing more arrives or changes. Refuses: consultation_still_open {closes_at}, also before it opens.
Verdict has_closed(const Consultation&, Instant now);

// Who takes part, as the forms show beforehand.
// Proposing, for the body that one names or for oneself. Refuses: only_for_bodies, body_not_addressed {name}.
Verdict may_propose(Reader&, const Consultation&, const std::optional<OrganisationId>&);
// Voting: where only bodies do, who acts for one that the consultation is addressed to. Refuses: only_bodies_vote.
Verdict may_vote(Reader&, const Consultation&, PersonId);
// The name under it: what the author chose, where they have the choice. What a body says stands under the body's name,
// whatever was chosen. Refuses: names_are_shown, names_are_hidden, name_missing.
Verdict shows_name(Reader&, const Consultation&, PersonId, const std::optional<OrganisationId>&, bool show_name);

// What changed in a transaction, as differences.
struct Counted {
    int proposals = 0, supports = 0, comments = 0, endorsements = 0;
    bool new_organisation  = false; // a body is among the authors for the first time
    bool gone_organisation = false; // a body has no proposal left
};
// Updates the counters of the consultation and of the node (endorsements: of the consultation only), and `proposals` of
// the day ("2025-02-25"); gives the patch of "consultation/{id}" in absolute values. Its cost does not grow.
json count(Tx&, ConsultationId, NodeId, Counted delta, const std::optional<std::string>& day = {});

struct NewConsultation {
    ProcessId process_id;
    PlanId plan_id;
    int version = 1;
    std::string title;
    std::string opens_on, closes_on; // days in the zone of the process; the last one belongs to it
    std::string method     = "support";
    std::string moderation = "after";
    TakingPart taking_part;
};
// For the operator (command line, demo): asks for no role. Refuses: not_found (process, published version), bad_value with
// the field. Event: consultation_added; answer {consultation_id}.
awaitable<Event> add_consultation(House&, Person, NewConsultation);

// Turn what the clock has reached. Refuse: nothing_changed when it has not, or another did. Events: consultation_opened,
// consultation_closed. They wait for the commit: never on an I/O thread.
Event open_consultation(House&, ConsultationId);
Event close_consultation(House&, ConsultationId);

// Opens and closes all that is due; tells when to come again. Never on an I/O thread.
Instant turn_consultations(House&);

} // namespace consultations

// Setting consultations up, by organisers.
#pragma once

#include "consultations/consultations.hpp"

namespace consultations {

constexpr std::size_t max_title_chars = 160; // a line or two of a page's head
constexpr std::size_t max_listed      = 30;  // kinds or zones of bodies: more than there are
const std::vector<std::string_view>& methods();

// {proposers, voters, names, kinds: ["bank"], zones: []}; nothing when the field is absent.
std::optional<TakingPart> read_taking_part(Fields&);

// A consultation as an organiser asks for it.
struct OpenWindow {
    NewConsultation wanted;
    static OpenWindow read(ProcessId, Fields&);
};
// As add_consultation, for organisers of a process that is published.
// Refuses: not_found, not_in_this_state (the process is a draft), bad_value with the field.
awaitable<Event> open_window(House&, Person, OpenWindow);

struct ChangeConsultation {
    ConsultationId consultation_id;
    std::optional<std::string> title, opens_on, closes_on, method, moderation;
    std::optional<TakingPart> taking_part; // whole
    std::string reason; // required where the window of an open one, its moderation, or who takes part changes
    static ChangeConsultation read(ConsultationId, Fields&);
};
// Until it has closed: a closed one does not open again. What is counted already keeps its method, what is open its
// beginning, and who has written under a rule of names keeps that. Refuses: not_found, consultation_closed, bad_value with
// the field, required {reason}, nothing_changed. Event: consultation_changed, with the reason, for everybody.
awaitable<Event> change_consultation(House&, Person, ChangeConsultation);

// In the transaction of a command: makes it, and tells so.
Event consultation_added(House&, Tx&, const NewConsultation&);

} // namespace consultations

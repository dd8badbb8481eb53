// SQL of registrations <-> structs, and nothing else.
#pragma once

#include "meetings/meetings.hpp"

namespace meetings {

RegistrationId insert_registration(Tx&, Registration&); // gives id and number
void update_registration(Tx&, const Registration&);     // all but whose it is and its code

std::optional<Registration> registration(Reader&, RegistrationId);
std::optional<Registration> registration_with_code(Reader&, std::string_view code);
std::optional<Registration> live_registration(Reader&, MeetingId, PersonId); // not cancelled
std::optional<Registration> live_registration(Reader&, MeetingId, std::string_view email_key);
std::vector<Registration> registrations_of(Reader&, PersonId);
std::vector<Registration> registrations_in(Reader&, MeetingId, std::string_view state); // by number

// The waiting list of one mode, in its order.
std::optional<Registration> first_waiting(Reader&, MeetingId, std::string_view mode);
int position_of(Reader&, const Registration&); // from 1
struct Waiting {
    RegistrationId registration_id;
    std::optional<PersonId> person_id;
};
std::vector<Waiting> waiting_list(Reader&, MeetingId, std::string_view mode);

int offers_of(Reader&, MeetingId);
std::vector<Registration> lapsed_offers(Reader&);
std::optional<Instant> next_lapse(Reader&);
std::vector<Registration> unconfirmed(Reader&, Instant received_before);
std::optional<Instant> oldest_unconfirmed(Reader&);

struct CheckIn {
    RegistrationId registration_id;
    MeetingId meeting_id;
    Instant at{};
    std::string door;
    std::optional<PersonId> person_id; // who let them in
};
std::optional<CheckIn> check_in_of(Reader&, RegistrationId);
void save_check_in(Tx&, const CheckIn&); // the earlier one stays where both are given
void delete_check_in(Tx&, RegistrationId);

} // namespace meetings

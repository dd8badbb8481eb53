#include "meetings/seating.hpp"

#include "house.hpp"
#include "meetings/letters.hpp"
#include "meetings/rows.hpp"
#include "meetings/shown.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace meetings {

namespace {

int takes(const std::string& state) { return state == "registered" || state == "offered" ? 1 : 0; }
int waits(const std::string& state) { return state == "waiting_list" ? 1 : 0; }

bool has_room(const Seats& seats) { return !seats.seats || seats.taken < *seats.seats; }

} // namespace

void Seating::become(Registration& r, const std::string& state)
{
    count_seats(tx_, r.meeting_id, r.mode, takes(state) - takes(r.state), waits(state) - waits(r.state), 0);
    if (waits(r.state)) moved_up_.insert(r.mode);
    r.state = state;
    if (state != "waiting_list") r.waits_since.reset();
    if (state != "offered") r.offered_until.reset();
    update_registration(tx_, r);
    touched_.insert(r.registration_id);
}

void Seating::enter(Registration& r)
{
    auto seats = seats_of(tx_, meeting_, r.mode);
    if (has_room(seats) && seats.waiting == 0) return take(r);
    r.waits_since = tx_.now;
    become(r, "waiting_list");
    write_letter(house_, tx_, meeting_, r, "waiting");
}

void Seating::take(Registration& r)
{
    if (meeting_.guide) r.guide_sent_at = tx_.now;
    become(r, "registered");
    write_letter(house_, tx_, meeting_, r, "registered");
}

void Seating::leave(Registration& r, const char* letter)
{
    r.cancelled_at = tx_.now;
    r.table_id.reset(), r.seated_by.reset(), r.seated_reason.reset();
    become(r, "cancelled");
    if (letter) write_letter(house_, tx_, meeting_, r, letter);
    pass_on(r.mode);
}

void Seating::pass_on(const std::string& mode)
{
    if (meeting_.cancelled_at || tx_.now >= meeting_.starts_at) return;
    while (has_room(seats_of(tx_, meeting_, mode))) {
        auto next = first_waiting(tx_, meeting_.meeting_id, mode);
        if (!next) return;
        auto until = std::min(tx_.now + std::chrono::minutes{meeting_.offer_minutes}, meeting_.starts_at);
        become(*next, "offered");
        next->offered_until = until;
        update_registration(tx_, *next);
        offered_.push_back(next->registration_id);
        write_letter(house_, tx_, meeting_, *next, "offer");
    }
}

void Seating::fill()
{
    for (auto mode : modes_of(meeting_)) pass_on(std::string(mode));
}

void Seating::shows(const Registration& r) { touched_.insert(r.registration_id); }

json Seating::payload(const Registration& r) const
{
    json about{{"meeting_id", r.meeting_id.value},
               {"registration_id", r.registration_id.value},
               {"mode", r.mode},
               {"state", r.state}};
    for (auto id : offered_) about["offered"].push_back(id.value);
    return about;
}

// Where one leaves the list, all behind move up.
void Seating::positions(std::map<std::string, json>& people)
{
    for (const auto& mode : moved_up_) {
        int position = 0;
        for (const auto& waiting : waiting_list(tx_, meeting_.meeting_id, mode)) {
            ++position;
            if (!waiting.person_id) continue;
            auto& entry     = people[people::topic_of(*waiting.person_id)]["registrations"];
            auto& one       = entry[std::to_string(waiting.registration_id.value)];
            one["position"] = position;
        }
    }
}

std::vector<Patch> Seating::patches()
{
    auto counts = desk_counts(tx_, meeting_);
    json seats  = {{"seats", counts["seats"]}};
    std::vector<Patch> all{{topic_of(meeting_.meeting_id), seats}, {desk_of(meeting_.meeting_id), counts}};
    std::map<std::string, json> people;
    for (auto id : touched_) {
        auto r = registration(tx_, id);
        if (!r || !r->person_id) continue;
        auto& topic                                      = people[people::topic_of(*r->person_id)];
        topic["registrations"][std::to_string(id.value)] = person_entry_patch(tx_, meeting_, *r);
    }
    positions(people);
    for (auto& [topic, patch] : people) all.push_back({topic, std::move(patch)});
    return all;
}

} // namespace meetings

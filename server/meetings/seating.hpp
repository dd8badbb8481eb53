// One change of who has a seat, within a transaction: it keeps the counts, passes a seat that becomes free on to who waits
// longest, writes the letters, and tells what changed on which screen.
#pragma once

#include "meetings/registrations.hpp"

#include <map>
#include <set>

struct House;

namespace meetings {

class Seating {
  public:
    Seating(const House& house, Tx& tx, Meeting meeting) : house_(house), tx_(tx), meeting_(std::move(meeting)) {}

    void enter(Registration&); // a seat, or a place in the waiting list; pending until now, or new
    void take(Registration&);  // the seat that was offered, or one at the door
    void leave(Registration&, const char* letter = nullptr); // cancelled; its seat is passed on
    void fill();                                             // seats were added: they go to who waits
    void shows(const Registration&);                         // something of it changed on its person's screen

    const std::vector<RegistrationId>& offered() const { return offered_; } // who was offered a seat by this change
    json payload(const Registration&) const;                                // of an event about it: ids and counts
    std::vector<Patch> patches();

  private:
    void become(Registration&, const std::string& state);
    void pass_on(const std::string& mode);
    void positions(std::map<std::string, json>& people);

    const House& house_;
    Tx& tx_;
    Meeting meeting_;
    std::set<RegistrationId> touched_;
    std::set<std::string> moved_up_; // modes whose waiting list moved
    std::vector<RegistrationId> offered_;
};

} // namespace meetings

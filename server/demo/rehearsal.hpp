// A whole event day against a running house, through the doors that people use: HTTP and WebSockets. Simulated people
// register, are seated by the draw, come in at two doors, sit down with their phones and speak; facilitators take it down;
// the theme team writes the one account. It trains, measures, and proves that nothing is lost or doubled.
#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>

namespace demo {

struct RehearsalPlan {
    std::string url = "http://127.0.0.1:8080";
    int tables = 5, people = 104;
    int watchers   = 0;  // more lines that follow the hall's screen
    double minutes = 10; // that the two rounds take together; 0: as fast as it goes
};

// Why there can be no rehearsal here, in one sentence.
struct CannotRehearse : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Tells what it does and what it measured. True when everything that was acknowledged is there, once, on every screen.
// Throws CannotRehearse. On the calling thread, and some of its own.
bool rehearse(const RehearsalPlan&, std::ostream&);

} // namespace demo

// Who took part: bodies by name, citizens as a number.
#pragma once

#include "exports/scene.hpp"
#include "people/people.hpp"

namespace exports {

// The ways to take part.
const std::vector<std::string_view>& channels(); // interview, event, consultation

// What the house has seen: bodies by channel, and how many citizens wrote a proposal.
struct Seen {
    std::map<OrganisationId, std::set<std::string>> bodies;
    std::int64_t citizens = 0;
};
Seen seen_now(Reader&, ProcessId); // by the tables: quick
Seen seen_at(Scene&);              // by the record

struct Participant {
    people::Organisation body;
    std::set<std::string> channels; // all
    std::set<std::string> by_hand;  // those that the desk noted
    bool named = true;
    std::vector<OrganisationId> like;       // others that may be the same, entered twice
    std::vector<people::Organisation> also; // counted with it: the same, entered twice
};
struct Participants {
    std::vector<Participant> bodies;              // in the order of the appendix
    std::map<std::string, std::int64_t> citizens; // as the desk counted them, by channel
    std::int64_t citizens_seen = 0;
    std::int64_t all_citizens() const;
};
// With what the desk had noted up to that event; but for the names: to be named is a right of today. A body that does not
// want to be named now is named in the list of no earlier event either, under none of the names that it was entered by; and
// one that did not want to then stays a number there. So the same event gives other bytes after a refusal, as it does after
// a text was hidden.
Participants participants(Reader&, ProcessId, const Seen&, std::int64_t seq);

// Which body is counted as which, as the desk had said by that event, and which has gone into which for good. The other
// may be counted as a third.
std::map<OrganisationId, OrganisationId> same_bodies(Reader&, ProcessId, std::int64_t seq);

// Rows of what the desk notes.
void save_same_body(Tx&, ProcessId, OrganisationId, std::optional<OrganisationId> into);
// `named`: nothing leaves it as it was. Tells whether the body does not want to be named.
bool save_participation(Tx&, ProcessId, OrganisationId, const std::vector<std::string>& by_hand,
                        std::optional<bool> named);
void save_citizens(Tx&, ProcessId, const std::map<std::string, std::int64_t>& by_channel);

// The last lines of the published list, numbered on after the bodies that are named; each where there is somebody to count.
struct ClosingLines {
    std::optional<std::string> citizens, unnamed;
};
ClosingLines closing_lines(const Participants&, std::string_view language);

// {bodies, citizens, appendix}, as the desk sees it.
json to_json(const Participants&, std::string_view language);

} // namespace exports

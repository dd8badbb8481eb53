// Whether everything that the house acknowledged is there, once, on every screen.
#include "demo/rehearsal_day.hpp"

#include <cmath>
#include <iomanip>
#include <ostream>

namespace demo {

bool RehearsalDay::says(bool holds, const std::string& sentence)
{
    if (!holds) out_ << "WRONG: " << sentence << '\n';
    return holds;
}

void RehearsalDay::tell_delays()
{
    auto delays = ears_.delays_ms();
    if (delays.empty()) return;
    auto at = [&](double share) {
        return delays[static_cast<std::size_t>(std::ceil(share * double(delays.size()))) - 1];
    };
    out_ << std::fixed << std::setprecision(1) << "a note reaches the regia: p50 " << at(0.5) << " ms, p99 " << at(0.99)
         << " ms (" << delays.size() << " notes)\n";
}

bool RehearsalDay::all_is_there()
{
    bool holds       = true;
    std::size_t kept = 0;
    for (auto& table : boards_) {
        auto topic = "table/" + std::to_string(table.table_id);
        auto fresh = must(table.board, "GET", "/api/tables/" + std::to_string(table.table_id))["state"];
        holds &= says(fresh["contributions"].size() == table.notes.size(),
                      topic + " holds more notes than were acknowledged, or fewer");
        for (const auto& [id, words] : table.notes) {
            auto found = fresh["contributions"].find(std::to_string(id));
            auto there = found != fresh["contributions"].end() && (words.empty() || (*found)["text"] == words);
            holds &= says(there, "note " + std::to_string(id) + " of " + topic + " is lost");
        }
        holds &= says(ears_.comes_to_show(topic, fresh), topic + " shows live what it does not show afresh");
        kept += table.notes.size();
    }
    auto regia = must(organiser_, "GET", meeting_path("/plenary"))["state"];
    holds &= says(ears_.comes_to_show("meeting/" + std::to_string(meeting_id_) + "/plenary", regia),
                  "the regia shows live what it does not show afresh");
    holds &= says(ears_.delays_ms().size() == kept, "a note never reached the regia");
    auto account = must(organiser_, "GET", meeting_path("/restitution"));
    holds &= says(account["sentences"].size() == sentences_, "the restituzione has other sentences than were written");
    meeting_            = must(organiser_, "GET", meeting_path())["state"];
    std::size_t present = 0;
    for (const auto& guest : guests_) present += guest.present;
    holds &= says(meeting_["seats"]["in_person"]["present"] == present, "somebody came in twice, or not at all");
    if (holds)
        out_ << "nothing is lost, nothing is doubled: " << kept << " notes acknowledged and found, " << repeats_
             << " of them sent twice; every screen shows live what it shows afresh\n";
    return holds;
}

} // namespace demo

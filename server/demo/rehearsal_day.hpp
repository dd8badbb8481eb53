// The day that a rehearsal plays, step by step; each does what pages do, and remembers what the house acknowledged.
#pragma once

#include "demo/browser.hpp"
#include "demo/ears.hpp"
#include "demo/rehearsal.hpp"

#include <map>
#include <random>
#include <set>
#include <vector>

namespace demo {

// One of the simulated people, with their phone.
struct Guest {
    Browser browser;
    std::string code; // of the ticket
    std::int64_t table_id = 0;
    bool present          = false;
};

// A table, its board, and what was acknowledged there.
struct BoardInUse {
    std::int64_t table_id = 0;
    Browser board;
    std::string join_code;
    std::vector<std::size_t> seated;           // among the guests
    std::map<std::int64_t, std::string> notes; // taken in: id -> words
    std::vector<std::int64_t> waiting;         // sent from phones, not taken in yet
    std::vector<std::int64_t> groups;
};

class RehearsalDay {
  public:
    RehearsalDay(const RehearsalPlan&, std::ostream&);

    void find_meeting();
    void people_register();
    void seats_are_drawn();
    void people_come_in();
    void tables_sit_down();
    void work(int round);
    void themes_are_gathered();
    void account_is_written();
    bool all_is_there();

    void tell_delays();

  private:
    Browser::Answer ask(Browser&, const std::string& path);
    json must(Browser&, const std::string& method, const std::string& path, const json& body = json::object(),
              const std::string& key = {});
    Browser someone(const json& who);
    std::string meeting_path(const std::string& rest = {}) const;
    json answers() const;
    void take_ticket(Guest&);
    std::vector<std::function<void()>> deeds_of(BoardInUse&);
    void send_note(BoardInUse&, Guest&);
    void take_down(BoardInUse&);
    void take_in(BoardInUse&);
    void put_in_groups(BoardInUse&);
    void vote_with_points(BoardInUse&);
    void sum_up(BoardInUse&);
    void at_their_pace(std::vector<std::function<void()>> deeds);
    bool says(bool holds, const std::string& sentence);
    std::size_t pick(std::size_t count);
    std::string words();

    RehearsalPlan plan_;
    std::ostream& out_;
    std::mt19937 random_{20241205}; // the same day each time
    Ears ears_;
    Browser organiser_;
    std::int64_t meeting_id_ = 0;
    json meeting_;
    std::vector<Guest> guests_;
    std::vector<BoardInUse> boards_;
    std::set<std::int64_t> cited_;
    std::size_t registered_ = 0, sentences_ = 0, repeats_ = 0;
    int said_ = 0;
};

} // namespace demo

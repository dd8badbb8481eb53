// While the tables talk, and the account after it.
#include "base/digest.hpp"
#include "demo/rehearsal_day.hpp"
#include "demo/world.hpp"

#include <algorithm>
#include <ostream>
#include <thread>

namespace demo {

namespace {

std::string path_of(const char* what, std::int64_t id, const char* rest = "")
{
    return "/api/" + std::string(what) + '/' + std::to_string(id) + rest;
}

std::vector<std::int64_t> ids_of(const std::map<std::int64_t, std::string>& notes)
{
    std::vector<std::int64_t> ids;
    for (const auto& [id, words] : notes) ids.push_back(id);
    return ids;
}

} // namespace

// Each note in words of its own, so that a doubled one would show.
std::string RehearsalDay::words()
{
    static const auto remarks = world_file("lively.json")["remarks"].get<std::vector<std::string>>();
    return remarks[pick(remarks.size())] + " (" + std::to_string(++said_) + ")";
}

// Some phones do not hear the answer and send again: it counts once.
void RehearsalDay::send_note(BoardInUse& table, Guest& guest)
{
    json note{{"text", words()}};
    auto key  = to_hex(random_bytes(16));
    auto path = path_of("tables", table.table_id, "/contributions");
    auto id   = must(guest.browser, "POST", path, note, key)["contribution_id"].get<std::int64_t>();
    if (pick(10) == 0) {
        auto again = must(guest.browser, "POST", path, note, key)["contribution_id"].get<std::int64_t>();
        says(again == id, "a note that was sent twice became two");
        ++repeats_;
    }
    table.waiting.push_back(id);
}

void RehearsalDay::take_down(BoardInUse& table)
{
    json note{{"text", words()}};
    auto before = std::chrono::steady_clock::now();
    auto id = must(table.board, "POST", path_of("tables", table.table_id, "/contributions"), note)["contribution_id"]
                  .get<std::int64_t>();
    ears_.told(id, before);
    table.notes[id] = note["text"];
}

void RehearsalDay::take_in(BoardInUse& table)
{
    if (table.waiting.empty()) return;
    auto id = table.waiting.front();
    table.waiting.erase(table.waiting.begin());
    auto before = std::chrono::steady_clock::now();
    must(table.board, "POST", path_of("contributions", id, "/take"));
    ears_.told(id, before);
    table.notes[id] = {};
}

void RehearsalDay::put_in_groups(BoardInUse& table)
{
    auto ids  = ids_of(table.notes);
    auto path = path_of("tables", table.table_id, "/groups");
    for (std::size_t at = 0; at < ids.size(); at += 6) {
        std::vector<std::int64_t> some(ids.begin() + static_cast<std::ptrdiff_t>(at),
                                       ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), at + 6)));
        json group{{"title", "Tema " + std::to_string(at / 6 + 1)}, {"contributions", some}};
        table.groups.push_back(must(table.board, "POST", path, group)["group_id"].get<std::int64_t>());
    }
}

void RehearsalDay::vote_with_points(BoardInUse& table)
{
    if (table.groups.size() < 2) return;
    json vote{{"points_each", 5}, {"secret", true}};
    auto id =
        must(table.board, "POST", path_of("tables", table.table_id, "/vote"), vote)["dot_vote_id"].get<std::int64_t>();
    for (auto i : table.seated) {
        auto first = pick(table.groups.size());
        json points{{std::to_string(table.groups[first]), 3},
                    {std::to_string(table.groups[(first + 1) % table.groups.size()]), 2}};
        must(guests_[i].browser, "PUT", path_of("dot-votes", id, "/ballot"), {{"points", points}});
    }
    must(table.board, "POST", path_of("dot-votes", id, "/close"));
}

void RehearsalDay::sum_up(BoardInUse& table)
{
    auto ids = ids_of(table.notes);
    for (std::size_t line = 0; line < 3 && ids.size() >= 3; ++line) {
        std::vector<std::int64_t> cites{ids[pick(ids.size() / 2)], ids[ids.size() / 2 + pick(ids.size() / 2)]};
        json sentence{{"text", words()}, {"cites", cites}};
        auto id = must(table.board, "POST", path_of("tables", table.table_id, "/lines"), sentence)["line_id"]
                      .get<std::int64_t>();
        must(table.board, "POST", path_of("lines", id, "/plenary"), {{"sent", true}});
    }
}

// What happens at one table in a round: everybody says something, a third of it from phones.
std::vector<std::function<void()>> RehearsalDay::deeds_of(BoardInUse& table)
{
    std::vector<std::function<void()>> deeds;
    for (auto i : table.seated) {
        if (pick(3) == 0) {
            deeds.push_back([this, &table, i] { send_note(table, guests_[i]); });
            deeds.push_back([this, &table] { take_in(table); });
        } else {
            deeds.push_back([this, &table] { take_down(table); });
        }
    }
    return deeds;
}

// Spread over the time of a round; what each does takes its own time.
void RehearsalDay::at_their_pace(std::vector<std::function<void()>> deeds)
{
    using namespace std::chrono;
    auto length = duration<double>(plan_.minutes * 60 / 2);
    auto begun  = steady_clock::now();
    for (std::size_t i = 0; i < deeds.size(); ++i) {
        auto due = begun + duration_cast<steady_clock::duration>(length * (double(i) / double(deeds.size())));
        std::this_thread::sleep_until(due);
        deeds[i]();
    }
}

void RehearsalDay::work(int round)
{
    must(organiser_, "PUT", meeting_path("/screen"), {{"shows", "tables"}});
    must(organiser_, "POST", meeting_path("/clock"), {{"action", "start"}, {"round", round}});
    std::vector<std::function<void()>> deeds;
    for (auto& table : boards_)
        for (auto& deed : deeds_of(table)) deeds.push_back(std::move(deed));
    std::shuffle(deeds.begin(), deeds.end(), random_);
    at_their_pace(std::move(deeds));
    must(organiser_, "POST", meeting_path("/messages"), {{"text", "Fra cinque minuti si chiude: finite il giro."}});
    must(organiser_, "POST", meeting_path("/clock"), {{"action", "extend"}, {"round", round}, {"minutes", 5}});
    for (auto& table : boards_) {
        while (!table.waiting.empty()) take_in(table);
        if (round == 1) {
            put_in_groups(table);
            vote_with_points(table);
        } else {
            sum_up(table);
        }
    }
    must(organiser_, "POST", meeting_path("/clock"), {{"action", "close"}, {"round", round}});
    std::size_t notes = 0;
    for (const auto& table : boards_) notes += table.notes.size();
    out_ << "round " << round << " is closed: " << notes << " notes so far\n";
}

void RehearsalDay::themes_are_gathered()
{
    must(organiser_, "PUT", meeting_path("/screen"), {{"shows", "themes"}});
    for (int n = 1; n <= 4; ++n) {
        json theme{{"title", "Tema comune " + std::to_string(n)}};
        auto id = must(organiser_, "POST", meeting_path("/themes"), theme)["common_theme_id"].get<std::int64_t>();
        for (const auto& table : boards_) {
            auto ids = ids_of(table.notes);
            if (ids.empty()) continue;
            auto note = ids[pick(ids.size())];
            must(organiser_, "PUT", path_of("themes", id, ("/contributions/" + std::to_string(note)).c_str()));
            cited_.insert(note);
        }
    }
}

void RehearsalDay::account_is_written()
{
    for (auto note : cited_) {
        json sentence{{"text", words()}, {"cites", {note}}};
        must(organiser_, "POST", meeting_path("/sentences"), sentence);
        if (++sentences_ == 10) break;
    }
    must(organiser_, "PUT", meeting_path("/screen"), {{"shows", "restitution"}});
    must(organiser_, "POST", meeting_path("/restitution/publish"));
    out_ << "the restituzione is published: " << sentences_ << " sentences\n";
}

} // namespace demo

#include "meetings/draw.hpp"

#include "base/digest.hpp"

#include <algorithm>
#include <deque>

namespace meetings {

namespace {

class Hall {
  public:
    Hall(const std::vector<DrawTable>& tables) : tables_(tables), there_(tables.size())
    {
        for (const auto& table : tables) free_.push_back(table.seats);
    }

    std::size_t size() const { return tables_.size(); }
    int free(std::size_t at) const { return free_[at]; }

    // How many of the same kind and of the same zone sit there.
    int represented(std::size_t at, const DrawPerson& person)
    {
        ++drawn.looks;
        auto& there = there_[at];
        return there.kinds[person.kind] + (person.zone.empty() ? 0 : there.zones[person.zone]);
    }
    void seat(std::size_t at, const DrawPerson& person)
    {
        --free_[at];
        ++there_[at].kinds[person.kind];
        ++there_[at].zones[person.zone];
        drawn.seats[person.number] = tables_[at].table_id;
    }
    std::int64_t id(std::size_t at) const { return tables_[at].table_id; }

    Drawn drawn;

  private:
    struct There {
        std::map<std::string, int> kinds, zones;
    };
    const std::vector<DrawTable>& tables_;
    std::vector<int> free_;
    std::vector<There> there_;
};

using Lot = std::vector<const DrawPerson*>;

Lot in_order_of_lot(const std::string& seed, const std::vector<DrawPerson>& people)
{
    std::vector<std::pair<std::string, const DrawPerson*>> tickets;
    for (const auto& person : people) tickets.emplace_back(sha256(seed + ':' + std::to_string(person.number)), &person);
    std::sort(tickets.begin(), tickets.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second->number) < std::pair(b.first, b.second->number);
    });
    Lot lot;
    for (const auto& [ticket, person] : tickets) lot.push_back(person);
    return lot;
}

// Those alike, in the order of the lot: only the first of each kind and zone need be compared.
struct Alike {
    std::deque<std::pair<std::size_t, const DrawPerson*>> waiting; // place in the lot
};
using Asking = std::map<std::pair<std::string, std::string>, Alike>;

void seat_by_spread(Hall& hall, std::size_t at, Asking& asking)
{
    while (hall.free(at) > 0 && !asking.empty()) {
        auto best = asking.begin();
        auto rank = [&](auto one) {
            const auto& [place, person] = one->second.waiting.front();
            return std::pair(hall.represented(at, *person), place);
        };
        auto least = rank(best);
        for (auto one = std::next(asking.begin()); one != asking.end(); ++one)
            if (auto here = rank(one); here < least) least = here, best = one;
        hall.seat(at, *best->second.waiting.front().second);
        best->second.waiting.pop_front();
        if (best->second.waiting.empty()) asking.erase(best);
    }
}

void honour_rank(Hall& hall, const Lot& lot, std::size_t rank)
{
    std::map<std::int64_t, Asking> asking;
    for (std::size_t place = 0; place < lot.size(); ++place) {
        const auto& person = *lot[place];
        if (hall.drawn.seats.contains(person.number) || rank >= person.preferences.size()) continue;
        asking[person.preferences[rank]][{person.kind, person.zone}].waiting.emplace_back(place, &person);
    }
    for (std::size_t at = 0; at < hall.size(); ++at) seat_by_spread(hall, at, asking[hall.id(at)]);
}

void seat_the_rest(Hall& hall, const Lot& lot)
{
    for (auto person : lot) {
        if (hall.drawn.seats.contains(person->number)) continue;
        auto best  = hall.size();
        auto least = std::pair(0, 0);
        for (std::size_t at = 0; at < hall.size(); ++at) {
            if (hall.free(at) <= 0) continue;
            auto here = std::pair(hall.represented(at, *person), -hall.free(at));
            if (best == hall.size() || here < least) least = here, best = at;
        }
        if (best == hall.size()) return;
        hall.seat(best, *person);
    }
}

} // namespace

Drawn draw(const std::string& seed, const std::vector<DrawPerson>& people, const std::vector<DrawTable>& tables)
{
    Hall hall(tables);
    auto lot          = in_order_of_lot(seed, people);
    std::size_t ranks = 0;
    for (const auto& person : people) ranks = std::max(ranks, person.preferences.size());
    for (std::size_t rank = 0; rank < ranks; ++rank) honour_rank(hall, lot, rank);
    seat_the_rest(hall, lot);
    return std::move(hall.drawn);
}

namespace {

std::size_t rank_of(const Sitting& person, std::int64_t table_id)
{
    auto found = std::find(person.preferences.begin(), person.preferences.end(), table_id);
    return static_cast<std::size_t>(found - person.preferences.begin())
           + (found == person.preferences.end() ? 1000 : 0); // who did not ask for it comes after all who did
}

} // namespace

std::vector<Move> rebalance(std::vector<Sitting> people, const std::vector<DrawTable>& tables)
{
    std::vector<Move> moves;
    auto present = [&](const DrawTable& table) {
        return std::count_if(people.begin(), people.end(),
                             [&](const Sitting& one) { return one.table_id == table.table_id; });
    };
    std::map<std::int64_t, bool> moved;
    for (;;) {
        const DrawTable *fullest = nullptr, *emptiest = nullptr;
        for (const auto& table : tables) {
            if (!fullest || present(table) > present(*fullest)) fullest = &table;
            if (present(table) < table.seats && (!emptiest || present(table) < present(*emptiest))) emptiest = &table;
        }
        if (!emptiest || present(*fullest) - present(*emptiest) <= 1) return moves;
        Sitting* best = nullptr;
        for (auto& one : people) {
            if (one.table_id != fullest->table_id || moved[one.registration_id]) continue;
            auto rank = [&](const Sitting& who) { return std::pair(rank_of(who, emptiest->table_id), who.number); };
            if (!best || rank(one) < rank(*best)) best = &one;
        }
        if (!best) return moves;
        moves.push_back({best->registration_id, best->table_id, emptiest->table_id});
        moved[best->registration_id] = true;
        best->table_id               = emptiest->table_id;
    }
}

} // namespace meetings

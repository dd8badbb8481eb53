#include "demo/table_talk.hpp"

#include "house.hpp"
#include "meetings/meetings.hpp"
#include "tables/tables.hpp"

namespace demo {

using namespace std::chrono_literals;

namespace {

using Table = std::shared_ptr<const TableOfDay>;

constexpr std::size_t phones     = 6;   // at each table, of those who sit there
constexpr auto until_it_is_taken = 40s; // a note from a phone
constexpr auto until_it_is_moved = 25s; // a note, under the heading it belongs to

std::string key(const Table& table, std::size_t note)
{
    return std::to_string(table->index + 1) + '.' + std::to_string(note + 1);
}

std::string group_key(const Table& table, const std::string& group)
{
    return std::to_string(table->index + 1) + '.' + group;
}

TableId id_of(const Table& table) { return table->day->tables.at(table->index); }

Person facilitator(const Table& table, std::size_t turn)
{
    const auto& all = table->given["facilitators"];
    return {table->world.people.at(all[turn % all.size()]), {}};
}

Person guest(const Table& table, std::size_t turn)
{
    return {table->day->people.at(table->index).at(turn % phones), {}};
}

// By the code on the table, as everybody does.
awaitable<Event> sit_down(House& house, Person person, TableId table_id)
{
    tables::JoinTable wanted;
    wanted.code = house.archive.read(
        [&](Reader& reader) { return meetings::table(reader, table_id).value().join_code; });
    auto joined = co_await tables::join_table(house, person, "it", wanted);
    co_return joined.event;
}

void note(const Table& table, std::size_t number)
{
    const auto& given = table->given["notes"][number];
    auto at           = instant_in(given["at"]);
    auto from_phone   = given.contains("phone");
    auto who          = from_phone ? guest(table, number) : facilitator(table, number);
    auto command      = [table, who, given] {
        tables::AddContribution added;
        added.table_id = id_of(table);
        added.text     = given["text"];
        added.field    = given["field"].get<std::string>();
        return tables::add_contribution(table->house, who, added);
    };
    auto name = key(table, number);
    table->timeline.add(at, command, [table, name](const Event& event) {
        table->day->notes[name] = {event.answer["contribution_id"].get<std::int64_t>()};
    });
    if (!from_phone) return;
    table->timeline.add(at + until_it_is_taken, [table, name, by = facilitator(table, 0)] {
        return tables::take_contribution(table->house, by, table->day->notes.at(name));
    });
}

// A heading is made for the first of its notes; the others are moved under it.
void group(const Table& table, std::size_t number, std::set<std::string>& made)
{
    const auto& given = table->given["notes"][number];
    auto word         = given["group"].get<std::string>();
    auto name         = group_key(table, word);
    auto at           = instant_in(given["at"]) + until_it_is_moved + until_it_is_taken;
    auto by           = facilitator(table, 1);
    if (!made.insert(word).second) {
        table->timeline.add(at, [table, by, name, note = key(table, number)] {
            return tables::move_contribution(table->house, by, table->day->notes.at(note), table->day->groups.at(name));
        });
        return;
    }
    std::string title;
    for (const auto& one : table->given["groups"])
        if (one["key"] == word) title = one["title"];
    auto command = [table, by, title, note = key(table, number)] {
        tables::AddGroup added{id_of(table), title, {table->day->notes.at(note)}};
        return tables::add_group(table->house, by, added);
    };
    table->timeline.add(at, command, [table, name](const Event& event) {
        table->day->groups[name] = {event.answer["group_id"].get<std::int64_t>()};
    });
}

void merge(const Table& table, const json& given)
{
    auto which = [&](const char* name) { return key(table, given[name].get<std::size_t>() - 1); };
    table->timeline.add(instant_in(given["at"]), [table, from = which("note"), into = which("into")] {
        auto& notes = table->day->notes;
        return tables::merge_contribution(table->house, facilitator(table, 0), notes.at(from), notes.at(into));
    });
}

// Everybody with a phone gives the first heading most, then the next; nobody sees it until the end.
void vote(const Table& table, const json& given)
{
    auto points = given["points_each"].get<int>();
    auto id     = std::make_shared<DotVoteId>();
    auto groups = [table, given] {
        std::vector<GroupId> all;
        for (const auto& word : given["groups"]) all.push_back(table->day->groups.at(group_key(table, word)));
        return all;
    };
    auto open = [table, points, groups] {
        tables::OpenDotVote wanted;
        wanted.table_id    = id_of(table);
        wanted.points_each = points;
        wanted.groups      = groups();
        return tables::open_dot_vote(table->house, facilitator(table, 0), wanted);
    };
    auto opens_at = instant_in(given["opens_at"]);
    table->timeline.add(opens_at, open,
                        [id](const Event& event) { *id = {event.answer["dot_vote_id"].get<std::int64_t>()}; });
    for (std::size_t i = 0; i < phones; ++i)
        table->timeline.add(opens_at + 60s + i * 20s, [table, id, i, points, groups] {
            auto all = groups();
            tables::CastBallot ballot{*id, {}};
            ballot.points[all[i % 2].value]                    = points - 2;
            ballot.points[all[2 + i % (all.size() - 2)].value] = 2;
            return tables::cast_ballot(table->house, guest(table, i), ballot);
        });
    table->timeline.add(instant_in(given["closes_at"]),
                        [table, id] { return tables::close_dot_vote(table->house, facilitator(table, 0), *id); });
}

void line(const Table& table, const json& given)
{
    auto id      = std::make_shared<SummaryLineId>();
    auto at      = instant_in(given["at"]);
    auto command = [table, given] {
        tables::AddLine added;
        added.table_id = id_of(table);
        added.text     = given["text"];
        for (const auto& number : given["cites"])
            added.cites.push_back(table->day->notes.at(key(table, number.get<std::size_t>() - 1)));
        return tables::add_line(table->house, facilitator(table, 0), added);
    };
    table->timeline.add(at, command, [id](const Event& event) { *id = {event.answer["line_id"].get<std::int64_t>()}; });
    table->timeline.add(at + 30s,
                        [table, id] { return tables::send_line(table->house, facilitator(table, 0), *id, true); });
}

} // namespace

void table_talk(const std::shared_ptr<const TableOfDay>& table)
{
    const auto& notes = table->given["notes"];
    auto doors_open   = instant_in(notes[0]["at"]) - 5min;
    for (std::size_t i = 0; i < phones; ++i)
        table->timeline.add(doors_open, [table, i] { return sit_down(table->house, guest(table, i), id_of(table)); });
    std::set<std::string> made;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        note(table, i);
        group(table, i, made);
    }
    if (table->given.contains("merges"))
        for (const auto& one : table->given["merges"]) merge(table, one);
    if (table->given.contains("vote")) vote(table, table->given["vote"]);
    for (const auto& one : table->given["lines"]) line(table, one);
}

} // namespace demo

// What was said at the tables, as it was taken down; never by whom.
#include "exports/scene.hpp"
#include "exports/sets/sets.hpp"
#include "tables/tables.hpp"

#include <algorithm>

namespace exports {

namespace {

constexpr Column columns[] = {
    {"meeting", Holds::text},        {"table", Holds::integer},    {"theme", Holds::text}, {"round", Holds::integer},
    {"number", Holds::integer},      {"text", Holds::text},        {"group", Holds::text}, {"for_plenary", Holds::flag},
    {"merged_into", Holds::integer}, {"taken_at", Holds::instant},
};

// The numbers of the notes that the record knows at that event.
std::set<std::int64_t> known_at(Scene& scene, const meetings::Table& table)
{
    std::set<std::int64_t> known;
    scene.reader.db.each(
        "select payload from event where topic = ? and seq <= ? and payload is not null "
        "and kind in ('contribution_captured', 'contribution_received')",
        [&](const Row& row) {
            auto payload = json::parse(row.view(0));
            known.insert(payload.at("contribution_id").get<std::int64_t>());
        },
        tables::topic_of(table.table_id), scene.making.moment.seq);
    return known;
}

void rows(Scene& scene, const Take& take)
{
    for (const auto& m : scene.meetings()) {
        auto notes = tables::notes_of(scene.reader, m.meeting_id);
        auto place = [](const tables::Note& n) { return std::tuple(n.table, n.number, n.contribution_id); };
        std::sort(notes.begin(), notes.end(), [&](auto& a, auto& b) { return place(a) < place(b); });
        std::map<ContributionId, std::int64_t> numbers;
        for (const auto& note : notes) numbers[note.contribution_id] = note.number;
        for (const auto& table : meetings::tables_of(scene.reader, m.meeting_id)) {
            auto known = known_at(scene, table);
            for (const auto& note : notes) {
                if (note.table_id != table.table_id || !known.contains(note.contribution_id.value)) continue;
                auto into = note.merged_into ? Cell{numbers[*note.merged_into]} : Cell{};
                take({m.title, std::int64_t{note.table}, table.theme, std::int64_t{note.round},
                      std::int64_t{note.number}, note.text, note.group, note.is_for_plenary, into, note.taken_at});
            }
        }
    }
}

} // namespace

const DataSet contributions_set{"contributions", Who::anyone, columns, rows};

} // namespace exports

#include "exports/scene.hpp"
#include "exports/sets/sets.hpp"

namespace exports {

std::span<const DataSet* const> data_sets()
{
    static constexpr const DataSet* all[] = {
        &proposals_set,     &decisions_set,  &supports_set,      &comments_set,    &coverage_set, &presence_set,
        &registrations_set, &attendance_set, &contributions_set, &restitution_set, &log_set};
    return all;
}

std::vector<const DataSet*> data_sets_for(Who who)
{
    std::vector<const DataSet*> sets;
    for (auto set : data_sets())
        if (who == Who::desk || (set->who == Who::anyone && set != &log_set)) sets.push_back(set);
    return sets;
}

std::vector<Column> columns_for(const DataSet& set, Who who)
{
    std::vector<Column> columns;
    for (const auto& column : set.columns)
        if (who == Who::desk || column.who == Who::anyone) columns.push_back(column);
    return columns;
}

void rows_for(const DataSet& set, Scene& scene, const Take& take)
{
    auto is_bare = [&](std::size_t i) { return !scene.is_for_desk() && set.columns[i].who == Who::desk; };
    Cells kept;
    set.rows(scene, [&](const Cells& cells) {
        kept.clear();
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!is_bare(i)) kept.push_back(cells[i]);
        take(kept);
        scene.row_done();
    });
}

} // namespace exports

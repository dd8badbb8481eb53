#include "tables/pieces.hpp"

namespace tables {

json note_state(const Contribution& c)
{
    json shown{{"contribution_id", c.contribution_id.value},
               {"number", c.number},
               {"session_id", c.session_id.value},
               {"source", c.source},
               {"text", c.text},
               {"revision", c.revision},
               {"written_at", to_text(c.written_at)},
               {"order", c.number}};
    if (c.taken_at) shown["taken_at"] = to_text(*c.taken_at);
    if (!c.said_by.empty()) shown["said_by"] = c.said_by;
    if (!c.field.empty()) shown["field"] = c.field;
    if (c.group_id) shown["group_id"] = c.group_id->value;
    if (c.parked_at) shown["parked"] = true;
    if (c.plenary_at) shown["plenary"] = true;
    if (c.late) shown["late"] = true;
    if (c.merged_into) shown["merged_into"] = c.merged_into->value;
    return shown;
}

json notes_state(Reader& reader, TableId id)
{
    static const auto sql = "select " + contribution_columns
                            + "from contribution c where c.table_id = ? and c.taken_at_ms is not null "
                              "and c.retracted_at_ms is null order by c.number desc limit ?";
    auto shown = json::object();
    auto take  = [&](const Row& row) {
        auto c                                         = contribution_from(row);
        shown[std::to_string(c.contribution_id.value)] = note_state(c);
    };
    reader.db.each(sql, take, id, notes_shown);
    return shown;
}

json groups_state(Reader& reader, TableId id)
{
    std::map<std::int64_t, std::int64_t> counts;
    reader.db.each(
        "select group_id, count(*) from contribution where table_id = ? and group_id is not null and "
        "taken_at_ms is not null and retracted_at_ms is null and merged_into is null group by group_id",
        [&](const Row& row) { counts[row.integer(0)] = row.integer(1); }, id);
    auto shown = json::object();
    for (const auto& group : groups_of(reader, id))
        shown[std::to_string(group.group_id.value)] = {{"group_id", group.group_id.value},
                                                       {"title", group.title},
                                                       {"order", group.order},
                                                       {"revision", group.revision},
                                                       {"contributions", counts[group.group_id.value]}};
    return shown;
}

json speakers_state(Reader& reader, TableSessionId id)
{
    auto shown = json::object();
    for (const auto& s : speakers_of(reader, id)) {
        json one{{"speaker_id", s.speaker_id.value},
                 {"name", s.name},
                 {"state", s.state},
                 {"spoke_ms", s.spoke.count()},
                 {"order", s.order}};
        if (s.speaking_since) one["speaking_since"] = to_text(*s.speaking_since);
        if (s.person_id) one["person_id"] = s.person_id->value;
        shown[std::to_string(s.speaker_id.value)] = std::move(one);
    }
    return shown;
}

// The points of a secret vote stand nowhere while it runs: not even for who opened it.
std::optional<json> newest_vote(Reader& reader, TableId id)
{
    auto vote = newest_dot_vote(reader, id);
    if (!vote) return {};
    json shown{{"dot_vote_id", vote->dot_vote_id.value},
               {"points_each", vote->points_each},
               {"secret", vote->secret},
               {"state", vote->closed_at ? "closed" : "open"},
               {"voters", vote->voters},
               {"of", participants_at(reader, id)},
               {"choices", json::object()}};
    auto tells = vote->closed_at || !vote->secret;
    auto take  = [&](const Row& row) {
        json one{{"group_id", row.integer(0)}, {"title", row.text(1)}, {"order", row.integer(3)}};
        if (tells) one["points"] = row.integer(2);
        shown["choices"][std::to_string(row.integer(0))] = std::move(one);
    };
    reader.db.each(R"(select group_id, title, points, "order" from dot_vote_choice where dot_vote_id = ?)", take,
                   vote->dot_vote_id);
    return shown;
}

} // namespace tables

// The day as the regia and the hall see it: its programme, and the clock that all tables follow.
#include "plenary/states.hpp"
#include "tables/tables.hpp"

namespace plenary {

json agenda(Reader& reader, MeetingId id)
{
    auto all = json::object();
    reader.db.each(R"(select agenda_item_id, kind, title, "round", starts_at_ms, ends_at_ms, "order" from agenda_item
                      where meeting_id = ?)",
                   [&](const Row& row) {
                       json one{{"kind", row.text(1)},
                                {"title", row.text(2)},
                                {"starts_at", to_text(row.instant(4))},
                                {"ends_at", to_text(row.instant(5))},
                                {"order", row.integer(6)}};
                       if (auto round = row.optional_integer(3)) one["round"] = *round;
                       all[std::to_string(row.integer(0))] = std::move(one);
                   },
                   id);
    return all;
}

std::optional<json> clock(Reader& reader, MeetingId id)
{
    auto now = tables::common_clock(reader, id);
    if (!now) return {};
    auto take = [&](const Row& row) {
        (*now)["rounds"] = row.integer(0);
        // Tables may each have a question of their own: then it stands at the tables only.
        if (auto question = row.optional_text(1); question && question == row.optional_text(2))
            (*now)["question"] = *question;
        if (auto length = row.optional_integer(3)) (*now)["length_ms"] = *length;
        return true;
    };
    reader.db.one(R"(select max(s."round"), min(case when s."round" = ?2 then s.question end),
                            max(case when s."round" = ?2 then s.question end),
                            max(case when s."round" = ?2 then s.length_ms end)
                     from table_session s join meeting_table t on t.table_id = s.table_id where t.meeting_id = ?1)",
                  take, id, (*now)["round"].get<int>());
    return now;
}

} // namespace plenary

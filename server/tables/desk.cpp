// What only those who lead a table see of it: what waits to be taken in, and how people join.
#include "house.hpp"

#include "tables/pieces.hpp"

namespace tables {

json queued_state(const Contribution& c)
{
    auto shown = note_state(c);
    shown.erase("source");
    return shown;
}

namespace {

json waiting(Reader& reader, TableId id, const std::string& which, int limit)
{
    auto sql = "select " + contribution_columns
               + "from contribution c where c.table_id = ? and c.taken_at_ms is null and c.retracted_at_ms is null and "
               + which + " limit ?";
    auto shown = json::object();
    auto take  = [&](const Row& row) {
        auto c                                         = contribution_from(row);
        shown[std::to_string(c.contribution_id.value)] = queued_state(c);
    };
    reader.db.each(sql, take, id, limit);
    return shown;
}

} // namespace

void add_desk(House& house, Reader& reader, TableId id, json& state)
{
    auto table     = meetings::table(reader, id).value();
    state["queue"] = waiting(reader, id, "c.declined_at_ms is null order by c.number", queue_shown);
    state["later"] = waiting(reader, id, "c.declined_at_ms is not null order by c.number desc", later_shown);
    if (table.seats) state["seats"] = *table.seats;
    if (!table.join_code.empty())
        state["join"] = {{"code", table.join_code}, {"url", house.config.public_url + "/join/" + table.join_code}};
}

} // namespace tables

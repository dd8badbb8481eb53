#include "meetings/desk.hpp"

#include "base/text.hpp"
#include "meetings/shown.hpp"
#include "meetings/words.hpp"
#include "store/like.hpp"

#include <charconv>

namespace meetings {

namespace {

// What stands between two pages: the id of the last registration on the one before.
std::optional<RegistrationId> read_cursor(const std::string& cursor)
{
    if (cursor.empty()) return {};
    std::int64_t id    = 0;
    auto [end, failed] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), id);
    if (failed != std::errc{} || end != cursor.data() + cursor.size() || id < 1)
        throw Refusal{Reason::bad_value, {{"field", "cursor"}}};
    return RegistrationId{id};
}

// Keyset: what comes after the last row of the page before, in the same order. Each way to ask has its index.
std::string sql_of(const DeskQuery& query)
{
    auto waits = query.state == "waiting_list";
    auto key   = std::string(waits ? "(r.mode, r.waits_since_ms, r.number)" : "(r.name_key, r.registration_id)");
    auto last  = std::string(waits ? "(l.mode, l.waits_since_ms, l.number)" : "(l.name_key, l.registration_id)");
    auto sql   = std::string("select r.registration_id from registration r where r.meeting_id = ?1");
    sql += query.state ? " and r.state = ?2" : " and ?2 is null and r.state <> 'pending'";
    sql += query.mode ? " and r.mode = ?3" : " and ?3 is null";
    sql += query.table_id ? " and r.table_id = ?4" : " and ?4 is null";
    sql += " and (?5 = '' or r.name_key like ?6 escape '\\' or r.code = ?7)";
    if (!query.cursor.empty())
        sql += " and " + key + " > (select " + last.substr(1, last.size() - 2)
               + " from registration l where l.registration_id = ?8)";
    else
        sql += " and ?8 is null";
    return sql + (waits ? " order by r.mode, r.waits_since_ms, r.number" : " order by r.name_key, r.registration_id")
           + " limit ?9";
}

json door_item(const Row& row)
{
    json one{{"registration_id", row.integer(0)},
             {"number", row.integer(1)},
             {"code", row.text(2)},
             {"name", row.text(3)},
             {"mode", row.text(4)},
             {"state", row.text(5)}};
    if (auto organisation = row.optional_text(6)) one["organisation"] = *organisation;
    if (auto table_id = row.optional_integer(7)) {
        one["table"] = {{"table_id", *table_id}, {"order", row.integer(8)}, {"theme", row.text(9)}};
        if (auto room = row.optional_text(10)) one["table"]["room"] = *room;
    }
    if (auto at = row.optional_instant(11)) one["checked_in_at"] = to_text(*at);
    return one;
}

} // namespace

json desk_list(Reader& reader, const DeskQuery& query)
{
    auto m       = meeting(reader, query.meeting_id).value();
    auto after   = read_cursor(query.cursor);
    auto words   = fold_plain(query.q);
    auto pattern = "%" + literally(words) + "%";
    json answer{{"items", json::array()}};
    std::vector<RegistrationId> ids;
    reader.db.each(
        sql_of(query), [&](const Row& row) { ids.push_back(row.id<RegistrationId>(0)); }, query.meeting_id, query.state,
        query.mode, query.table_id, words, pattern, ticket_code_in(query.q), after, query.limit + 1);
    for (auto id : ids) {
        if (answer["items"].size() == static_cast<std::size_t>(query.limit)) {
            answer["next"] = std::to_string(answer["items"].back()["registration_id"].get<std::int64_t>());
            break;
        }
        answer["items"].push_back(desk_item(reader, m, registration(reader, id).value()));
    }
    return answer;
}

json door_list(Reader& reader, MeetingId id)
{
    auto items = json::array();
    reader.db.each(
        R"(select r.registration_id, r.number, r.code, r.name, r.mode, r.state, o.name, t.table_id, t."order", t.theme,
                  t.room, c.at_ms
           from registration r left join organisation o on o.organisation_id = r.organisation_id
           left join meeting_table t on t.table_id = r.table_id
           left join check_in c on c.registration_id = r.registration_id
           where r.meeting_id = ? and r.state <> 'pending' order by r.name_key, r.registration_id)",
        [&](const Row& row) { items.push_back(door_item(row)); }, id);
    return {{"items", std::move(items)}};
}

} // namespace meetings

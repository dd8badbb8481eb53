#include "meetings/shown.hpp"

#include "house.hpp"
#include "meetings/rows.hpp"
#include "meetings/state.hpp"
#include "people/people.hpp"

namespace meetings {

namespace {

void put(json& one, const char* name, const std::optional<std::string>& value)
{
    if (value) one[name] = *value;
}

void put(json& one, const char* name, const std::optional<Instant>& value)
{
    if (value) one[name] = to_text(*value);
}

void put_table(Reader& reader, json& one, const Registration& r)
{
    auto at = r.table_id ? table(reader, *r.table_id) : std::nullopt;
    if (!at) return;
    one["table"] = {{"table_id", at->table_id.value}, {"order", at->order}, {"theme", at->theme}};
    put(one["table"], "room", at->room);
}

void put_organisation(Reader& reader, json& one, const Registration& r)
{
    auto body = r.organisation_id ? people::organisation(reader, *r.organisation_id) : std::nullopt;
    if (body) one["organisation"] = body->name;
}

// Where it stands.
void put_standing(Reader& reader, json& one, const Registration& r)
{
    one["state"] = r.state;
    if (r.state == "waiting_list") one["position"] = position_of(reader, r);
    if (r.state == "offered") put(one, "offered_until", r.offered_until);
    put_table(reader, one, r);
}

json ids(const std::vector<TableId>& tables)
{
    auto list = json::array();
    for (auto id : tables) list.push_back(id.value);
    return list;
}

json base(const Registration& r)
{
    return {{"registration_id", r.registration_id.value},
            {"number", r.number},
            {"name", r.name},
            {"mode", r.mode},
            {"code", r.code},
            {"preferences", ids(r.preferences)},
            {"answers", r.answers}};
}

} // namespace

json person_entry(Reader& reader, const Meeting& m, const Registration& r)
{
    json one{{"registration_id", r.registration_id.value},
             {"meeting_id", m.meeting_id.value},
             {"meeting_title", m.title},
             {"starts_at", to_text(m.starts_at)},
             {"mode", r.mode},
             {"code", r.code},
             {"order", r.registration_id.value}};
    put_standing(reader, one, r);
    if (m.cancelled_at) one["meeting_cancelled"] = true;
    if (auto entered = check_in_of(reader, r.registration_id)) one["checked_in_at"] = to_text(entered->at);
    return one;
}

json person_entry_patch(Reader& reader, const Meeting& m, const Registration& r)
{
    if (r.state == "cancelled") return nullptr;
    auto one = person_entry(reader, m, r);
    for (auto name : {"position", "offered_until", "table", "meeting_cancelled", "checked_in_at"})
        if (!one.contains(name)) one[name] = nullptr;
    if (one["table"].is_object() && !one["table"].contains("room")) one["table"]["room"] = nullptr;
    return one;
}

json person_section(Reader& reader, PersonId person)
{
    auto all = json::object();
    for (const auto& r : registrations_of(reader, person)) {
        if (r.state == "cancelled") continue;
        all[std::to_string(r.registration_id.value)] = person_entry(reader, meeting(reader, r.meeting_id).value(), r);
    }
    return {{"registrations", std::move(all)}};
}

json ticket(House& house, Reader& reader, const Meeting& m, const Registration& r)
{
    auto one          = base(r);
    one["meeting_id"] = m.meeting_id.value;
    one["link"]       = people::public_url(house) + "/tickets/" + r.code;
    one["meeting"]    = {{"title", m.title},
                         {"place", m.place},
                         {"starts_at", to_text(m.starts_at)},
                         {"ends_at", to_text(m.ends_at)},
                         {"time_zone", m.time_zone},
                         {"state", m.state}};
    put(one["meeting"], "map_url", m.map_url);
    if (m.cancelled_at) one["meeting"]["cancelled"] = cancelled(m);
    put_standing(reader, one, r);
    put_organisation(reader, one, r);
    put(one, "access_needs", r.access_needs);
    put(one, "dietary_needs", r.dietary_needs);
    if (r.state == "registered") {
        put(one["meeting"], "stream_url", m.stream_url);
        if (m.guide) one["guide"] = true;
    }
    if (auto entered = check_in_of(reader, r.registration_id)) one["checked_in_at"] = to_text(entered->at);
    return one;
}

json desk_item(Reader& reader, const Meeting&, const Registration& r)
{
    auto one           = base(r);
    one["received_at"] = to_text(r.received_at);
    put_standing(reader, one, r);
    put_organisation(reader, one, r);
    if (r.walk_in) one["walk_in"] = true;
    put(one, "access_needs", r.access_needs);
    put(one, "dietary_needs", r.dietary_needs);
    put(one, "seated_by", r.seated_by);
    put(one, "seated_reason", r.seated_reason);
    put(one, "guide_sent_at", r.guide_sent_at);
    put(one, "guide_opened_at", r.guide_opened_at);
    put(one, "cancelled_at", r.cancelled_at);
    put(one, "email", r.email);
    if (r.person_id) one["email"] = people::email_of(reader, *r.person_id);
    if (auto entered = check_in_of(reader, r.registration_id)) {
        one["checked_in_at"] = to_text(entered->at);
        one["door"]          = entered->door;
    }
    return one;
}

json everything_of(Reader& reader, PersonId person)
{
    auto all = json::object();
    for (const auto& r : registrations_of(reader, person)) {
        auto m                                       = meeting(reader, r.meeting_id).value();
        auto one                                     = desk_item(reader, m, r);
        one["meeting_id"]                            = m.meeting_id.value;
        one["meeting_title"]                         = m.title;
        all[std::to_string(r.registration_id.value)] = std::move(one);
    }
    return {{"registrations", std::move(all)}};
}

json desk_counts(Reader& reader, const Meeting& m)
{
    auto now     = seats(reader, m);
    int expected = 0, waiting = 0, present = 0;
    for (const auto& mode : now) {
        expected += mode["taken"].get<int>();
        waiting += mode["waiting"].get<int>();
        present += mode["present"].get<int>();
    }
    auto offered = offers_of(reader, m.meeting_id);
    return {{"seats", now},
            {"arrivals", {{"present", present}, {"expected", expected - offered}}},
            {"waiting", waiting},
            {"offered", offered}};
}

json latest(Reader& reader, MeetingId id)
{
    auto all = json::object();
    reader.db.each(
        "select c.registration_id, r.name, c.at_ms, c.door from check_in c join registration r "
        "on r.registration_id = c.registration_id where c.meeting_id = ? "
        "order by c.at_ms desc, c.registration_id desc limit ?",
        [&](const Row& row) {
            all[std::to_string(row.integer(0))] = {{"registration_id", row.integer(0)},
                                                   {"name", row.text(1)},
                                                   {"at", to_text(row.instant(2))},
                                                   {"door", row.text(3)},
                                                   {"order", row.integer(2)}};
        },
        id, latest_shown);
    return all;
}

} // namespace meetings

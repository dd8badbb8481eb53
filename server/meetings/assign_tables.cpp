// Who sits at which table: by the draw (draw.hpp), by hand, and after no-shows.
#include "meetings/assignment.hpp"

#include "base/digest.hpp"
#include "house.hpp"
#include "meetings/everybody.hpp"
#include "meetings/rows.hpp"
#include "meetings/seating.hpp"
#include "meetings/tickets.hpp"
#include "people/people.hpp"
#include "store/record.hpp"

#include <algorithm>

namespace meetings {

namespace {

Meeting organised(Reader& reader, PersonId person, MeetingId id)
{
    auto m = meeting(reader, id);
    if (!m || !is_organiser(reader, person, id)) throw Refusal{Reason::not_found};
    if (m->cancelled_at) throw Refusal{Reason::meeting_cancelled};
    return *std::move(m);
}

DrawPerson in_the_draw(Reader& reader, const Registration& r)
{
    DrawPerson person{r.number, {}, "citizen", ""};
    for (auto id : r.preferences) person.preferences.push_back(id.value);
    auto body = r.organisation_id ? people::organisation(reader, *r.organisation_id) : std::nullopt;
    if (body) person.kind = body->kind, person.zone = body->zone;
    return person;
}

// Seats that are left once those seated by hand have theirs; an equal share where the table has no number of its own.
std::vector<DrawTable> free_tables(Reader& reader, MeetingId id, const std::vector<Registration>& by_hand,
                                   std::size_t people)
{
    std::vector<DrawTable> list;
    auto tables = tables_of(reader, id);
    if (tables.empty()) throw Refusal{Reason::no_tables};
    auto share = static_cast<int>((people + tables.size() - 1) / tables.size());
    for (const auto& table : tables) {
        auto taken = std::count_if(by_hand.begin(), by_hand.end(),
                                   [&](const Registration& r) { return r.table_id == table.table_id; });
        list.push_back({table.table_id.value, std::max(0, table.seats.value_or(share) - static_cast<int>(taken))});
    }
    return list;
}

json as_published(const std::string& seed, const std::vector<DrawPerson>& people, const std::vector<DrawTable>& tables,
                  const Drawn& drawn)
{
    json all{{"seed", seed}, {"people", json::array()}, {"tables", json::array()}, {"seats", json::object()}};
    for (const auto& person : people) {
        json one{{"number", person.number}, {"preferences", person.preferences}, {"kind", person.kind}};
        if (!person.zone.empty()) one["zone"] = person.zone;
        all["people"].push_back(std::move(one));
    }
    for (const auto& table : tables) all["tables"].push_back({{"table_id", table.table_id}, {"seats", table.seats}});
    for (const auto& [number, table_id] : drawn.seats) all["seats"][std::to_string(number)] = table_id;
    return all;
}

void seat(Tx& tx, Registration& r, std::optional<TableId> at, const char* by, std::optional<std::string> reason = {})
{
    r.table_id      = at;
    r.seated_by     = at ? std::optional<std::string>(by) : std::nullopt;
    r.seated_reason = std::move(reason);
    update_registration(tx, r);
}

} // namespace

awaitable<Event> hold_draw(House& house, Person person, MeetingId id, std::optional<std::string> seed)
{
    return house.ledger.write(person, [&house, person, id, seed](Tx& tx) {
        auto m       = organised(tx, person.person_id, id);
        auto chosen  = seed.value_or(to_hex(read_head(tx.db).hash));
        auto mode    = m.mode == "online" ? "online" : "in_person";
        auto all     = registrations_in(tx, id, "registered");
        auto in_draw = [&](const Registration& r) { return r.mode == mode && r.seated_by != "hand"; };
        auto by_hand = all;
        std::erase_if(all, [&](const Registration& r) { return !in_draw(r); });
        std::erase_if(by_hand, [&](const Registration& r) { return r.seated_by != "hand"; });
        std::vector<DrawPerson> people;
        for (const auto& r : all) people.push_back(in_the_draw(tx, r));
        auto tables = free_tables(tx, id, by_hand, people.size());
        auto drawn  = draw(chosen, people, tables);
        for (auto& r : all) {
            auto at = drawn.seats.find(r.number);
            seat(tx, r, at == drawn.seats.end() ? std::nullopt : std::optional(TableId{at->second}), "draw");
        }
        auto document = as_published(chosen, people, tables, drawn).dump();
        save_draw(tx, id, document);
        m.draw_seed = chosen, m.drawn_at = tx.now;
        update_meeting(tx, m);
        Event event;
        event.topic   = topic_of(id);
        event.kind    = "tables_drawn";
        event.payload = {{"meeting_id", id.value},
                         {"seed", chosen},
                         {"seated", drawn.seats.size()},
                         {"people", people.size()},
                         {"document", to_hex(sha256(document))}};
        event.patches = on_screens(id, {{"draw", {{"seed", chosen}, {"at", to_text(tx.now)}}}});
        event.answer  = {{"seed", chosen}, {"seated", drawn.seats.size()}, {"people", people.size()}};
        add_screens(house, tx, event, m, all);
        return event;
    });
}

SeatByHand SeatByHand::read(RegistrationId id, Fields& in)
{
    return {id, in.id<TableId>("table_id"), in.text("reason", max_reason_chars)};
}

awaitable<Event> seat_by_hand(House& house, Person person, SeatByHand given)
{
    return house.ledger.write(person, [&house, person, given](Tx& tx) {
        auto r = registration(tx, given.registration_id);
        if (!r) throw Refusal{Reason::not_found};
        auto m = organised(tx, person.person_id, r->meeting_id);
        if (r->state != "registered") throw Refusal{Reason::not_registered, {{"state", r->state}}};
        auto at = table(tx, given.table_id);
        if (!at || at->meeting_id != r->meeting_id) throw Refusal{Reason::bad_value, {{"field", "table_id"}}};
        if (r->table_id != given.table_id && at->seats && seated_at(tx, given.table_id) >= *at->seats)
            throw Refusal{Reason::table_full};
        seat(tx, *r, given.table_id, "hand", given.reason);
        auto event = about(*r, "table_assigned",
                           {{"meeting_id", m.meeting_id.value},
                            {"registration_id", r->registration_id.value},
                            {"table_id", given.table_id.value}});
        add_screens(house, tx, event, m, {*r});
        return event;
    });
}

json rebalancing(Reader& reader, MeetingId id)
{
    std::vector<Sitting> people;
    std::map<std::int64_t, std::string> names;
    for (const auto& r : registrations_in(reader, id, "registered")) {
        if (!r.table_id || !check_in_of(reader, r.registration_id)) continue;
        Sitting one{r.registration_id.value, r.number, r.table_id->value, {}};
        for (auto preferred : r.preferences) one.preferences.push_back(preferred.value);
        people.push_back(std::move(one));
        names[r.registration_id.value] = r.name;
    }
    std::vector<DrawTable> tables;
    for (const auto& at : tables_of(reader, id))
        tables.push_back({at.table_id.value, at.seats.value_or(static_cast<int>(people.size()))});
    auto moves = json::array();
    for (const auto& move : rebalance(people, tables))
        moves.push_back({{"registration_id", move.registration_id},
                         {"name", names[move.registration_id]},
                         {"from", move.from},
                         {"to", move.to}});
    return {{"moves", std::move(moves)}};
}

Rebalance Rebalance::read(MeetingId id, const json& body)
{
    Rebalance given{.meeting_id = id};
    Refusal odd{Reason::bad_value, {{"field", "moves"}}};
    if (body.size() != 1 || !body.contains("moves") || !body["moves"].is_array() || body["moves"].size() > 500)
        throw odd;
    for (const auto& item : body["moves"]) {
        if (!item.is_object()) throw odd;
        Fields in(item);
        given.moves.emplace_back(in.id<RegistrationId>("registration_id"), in.id<TableId>("to"));
        in.optional_id<TableId>("from"), in.optional_text_or_empty("name", 200); // as the proposal has them
        in.done();
    }
    return given;
}

awaitable<Event> rebalance_tables(House& house, Person person, Rebalance given)
{
    return house.ledger.write(person, [&house, person, given](Tx& tx) {
        auto m = organised(tx, person.person_id, given.meeting_id);
        std::vector<Registration> moved;
        for (const auto& [id, to] : given.moves) {
            auto r  = registration(tx, id);
            auto at = table(tx, to);
            if (!r || r->meeting_id != given.meeting_id || r->state != "registered" || !at
                || at->meeting_id != given.meeting_id)
                throw Refusal{Reason::bad_value, {{"field", "moves"}}};
            seat(tx, *r, to, "hand", "no-shows");
            moved.push_back(*r);
        }
        Event event;
        event.topic   = topic_of(given.meeting_id);
        event.kind    = "tables_rebalanced";
        event.payload = {{"meeting_id", given.meeting_id.value}, {"moves", moved.size()}};
        add_screens(house, tx, event, m, moved);
        return event;
    });
}

} // namespace meetings

// Who, what, do, answer: the desk's work.
#include "meetings/desk.hpp"
#include "meetings/routes.hpp"
#include "meetings/rules.hpp"
#include "meetings/set_up.hpp"
#include "meetings/shown.hpp"

#include "handlers.hpp"
#include "house.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace meetings {

namespace {

// The meeting for those who work at its desk. Refuses: not_signed_in, not_found.
MeetingId at_desk(Reader& reader, const Visit& visit)
{
    auto id = visit.id<MeetingId>();
    if (!is_desk(reader, visit.person().person_id, id)) throw Refusal{Reason::not_found};
    return id;
}

awaitable<Reply> get_registrations(House& house, Visit& visit)
{
    visit.query_only({"q", "state", "mode", "table_id", "cursor", "limit"});
    DeskQuery query;
    query.q    = visit.query_text("q", 200).value_or("");
    auto state = visit.query_word("state", {"pending", "registered", "waiting_list", "offered", "cancelled"}, "");
    auto mode  = visit.query_word("mode", {"in_person", "online"}, "");
    if (!state.empty()) query.state = state;
    if (!mode.empty()) query.mode = mode;
    if (auto table_id = visit.query_number("table_id", 1, largest_id, 0)) query.table_id = TableId{table_id};
    query.cursor = visit.query_text("cursor", 20).value_or("");
    query.limit  = static_cast<int>(visit.query_number("limit", 1, 100, 50));
    co_return ok(house.archive.read([&](Reader& reader) {
        query.meeting_id = at_desk(reader, visit);
        return desk_list(reader, query);
    }));
}

// The live topic's snapshot, for those who may follow it.
awaitable<Reply> get_desk(House& house, Visit& visit)
{
    visit.person();
    co_return snapshot(house, visit, "meeting/desk", visit.path_number("id"));
}

awaitable<Reply> get_door(House& house, Visit& visit)
{
    co_return ok(house.archive.read([&](Reader& reader) { return door_list(reader, at_desk(reader, visit)); }));
}

// With what the desk sees of the person; names stay out of the record and of what it keeps of requests.
Reply with_name(House& house, Event event, int status)
{
    house.archive.read([&](Reader& reader) {
        auto r    = registration(reader, {event.answer["registration_id"].get<std::int64_t>()}).value();
        auto item = desk_item(reader, meeting(reader, r.meeting_id).value(), r);
        for (auto field : {"name", "number", "mode", "organisation", "table", "access_needs"})
            if (item.contains(field)) event.answer[field] = item[field];
    });
    return status == 201 ? created(house, event) : accepted(house, event);
}

awaitable<Reply> post_check_in(House& house, Visit& visit)
{
    auto person = visit.person();
    auto given  = visit.read<LetIn>(visit.id<MeetingId>());
    auto doing  = check_in(house, person, std::move(given));
    auto event  = co_await std::move(doing);
    co_return with_name(house, std::move(event), 200);
}

awaitable<Reply> post_walk_in(House& house, Visit& visit)
{
    auto person = visit.person();
    auto given  = visit.read<AddWalkIn>(visit.id<MeetingId>());
    auto doing  = add_walk_in(house, person, std::move(given));
    auto event  = co_await std::move(doing);
    people::wake_mailer();
    co_return with_name(house, std::move(event), 201);
}

awaitable<Reply> delete_check_in_of(House& house, Visit& visit)
{
    auto person = visit.person();
    auto event  = co_await undo_check_in(house, person, visit.id<RegistrationId>("registration_id"));
    co_return accepted(house, event);
}

struct Draw {
    std::optional<std::string> seed;
    static Draw read(Fields& in) { return {in.optional_text("seed", 200)}; }
};

awaitable<Reply> post_draw(House& house, Visit& visit)
{
    auto person = visit.person();
    auto wished = visit.read<Draw>();
    auto doing  = hold_draw(house, person, visit.id<MeetingId>(), std::move(wished.seed));
    auto event  = co_await std::move(doing);
    co_return accepted(house, event);
}

awaitable<Reply> post_table(House& house, Visit& visit)
{
    auto person = visit.person();
    auto given  = visit.read<SeatByHand>(visit.id<RegistrationId>());
    auto doing  = seat_by_hand(house, person, std::move(given));
    auto event  = co_await std::move(doing);
    co_return accepted(house, event);
}

awaitable<Reply> get_rebalance(House& house, Visit& visit)
{
    co_return ok(house.archive.read([&](Reader& reader) {
        auto id = visit.id<MeetingId>();
        if (!is_organiser(reader, visit.person().person_id, id)) throw Refusal{Reason::not_found};
        return rebalancing(reader, id);
    }));
}

awaitable<Reply> post_rebalance(House& house, Visit& visit)
{
    auto person = visit.person();
    auto body   = read_json_object(visit.body);
    auto given  = Rebalance::read(visit.id<MeetingId>(), body);
    auto doing  = rebalance_tables(house, person, std::move(given));
    auto event  = co_await std::move(doing);
    co_return accepted(house, event);
}

struct Cancelling {
    std::string reason;
    static Cancelling read(Fields& in) { return {in.text("reason", max_reason_chars)}; }
};

awaitable<Reply> post_cancel(House& house, Visit& visit)
{
    auto person = visit.person();
    auto given  = visit.read<Cancelling>();
    auto doing  = cancel_meeting(house, person, visit.id<MeetingId>(), std::move(given.reason));
    auto event  = co_await std::move(doing);
    people::wake_mailer();
    co_return accepted(house, event);
}

awaitable<Reply> patch_meeting(House& house, Visit& visit)
{
    auto person = visit.person();
    auto change = visit.read<ChangeMeeting>(visit.id<MeetingId>(), visit.revision());
    auto doing  = change_meeting(house, person, std::move(change));
    auto event  = co_await std::move(doing);
    people::wake_mailer();
    co_return accepted(house, event);
}

// Who leads a table no more follows what they may not see from then on.
awaitable<Reply> put_tables(House& house, Visit& visit)
{
    auto person = visit.person();
    auto wanted = visit.read<SetTables>(visit.id<MeetingId>(), visit.revision());
    auto id     = wanted.meeting_id;
    auto led    = [&] { return house.archive.read([&](Reader& reader) { return facilitators_of(reader, id); }); };
    auto before = led();
    auto doing  = set_tables(house, person, std::move(wanted));
    auto event  = co_await std::move(doing);
    auto after  = led();
    for (auto one : before)
        if (std::find(after.begin(), after.end(), one) == after.end()) house.hub.dismiss(one.second);
    co_return accepted(house, event);
}

awaitable<Reply> put_places(House& house, Visit& visit)
{
    auto person = visit.person();
    auto wanted = visit.read<SetPlaces>(visit.id<MeetingId>(), visit.revision());
    auto doing  = set_places(house, person, std::move(wanted));
    auto event  = co_await std::move(doing);
    people::wake_mailer();
    co_return accepted(house, event);
}

} // namespace

void add_desk_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/meetings/{id}/registrations", get_registrations});
    routes.add({get, "/api/meetings/{id}/desk", get_desk});
    routes.add({get, "/api/meetings/{id}/door", get_door});
    routes.add({post, "/api/meetings/{id}/check-ins", post_check_in});
    routes.add({post, "/api/meetings/{id}/walk-ins", post_walk_in});
    routes.add({delete_, "/api/check-ins/{registration_id}", delete_check_in_of});
    routes.add({post, "/api/meetings/{id}/draw", post_draw});
    routes.add({post, "/api/registrations/{id}/table", post_table});
    routes.add({get, "/api/meetings/{id}/rebalance", get_rebalance});
    routes.add({post, "/api/meetings/{id}/rebalance", post_rebalance});
    routes.add({post, "/api/meetings/{id}/cancel", post_cancel});
    routes.add({patch, "/api/meetings/{id}", patch_meeting});
    routes.add({put, "/api/meetings/{id}/places", put_places});
    routes.add({put, "/api/meetings/{id}/agenda", handlers::editing<MeetingId, SetAgenda, set_agenda>});
    routes.add({put, "/api/meetings/{id}/questions", handlers::editing<MeetingId, SetQuestions, set_questions>});
    routes.add({put, "/api/meetings/{id}/tables", put_tables});
    routes.add({post, "/api/processes/{id}/meetings", handlers::adding<ProcessId, CallMeeting, call_meeting>});
}

} // namespace meetings

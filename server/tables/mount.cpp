#include "handlers.hpp"
#include "house.hpp"

#include "tables/access.hpp"
#include "tables/pages.hpp"
#include "tables/pieces.hpp"
#include "tables/set_up.hpp"

namespace tables {

namespace {

using namespace handlers;

// What a body of one field says.
struct Parked {
    bool value;
    static Parked read(Fields& in) { return {in.boolean("parked")}; }
};
struct Marked {
    bool value;
    static Marked read(Fields& in) { return {in.boolean("marked")}; }
};
struct Sent {
    bool value;
    static Sent read(Fields& in) { return {in.boolean("sent")}; }
};
struct ToGroup {
    std::optional<GroupId> value; // null: out of all groups
    static ToGroup read(Fields& in) { return {in.optional_id<GroupId>("group_id")}; }
};
template <class Id> struct Into {
    Id value;
    static Into read(Fields& in) { return {in.id<Id>("into")}; }
};

awaitable<Reply> get_table(House& house, Visit& visit)
{
    co_return snapshot(house, visit, "table", visit.path_number("id"));
}

awaitable<Reply> get_desk(House& house, Visit& visit)
{
    co_return snapshot(house, visit, "table/desk", visit.path_number("id"));
}

// Whoever stands before the table with its code, and has not joined yet.
awaitable<Reply> get_join(House& house, Visit& visit)
{
    co_return ok(house.archive.read([&](Reader& reader) {
        auto table = meetings::table_with_code(reader, visit.path.at("code"));
        if (!table) throw Refusal{Reason::unknown_join_code, {{"field", "code"}}};
        auto meeting = meetings::meeting(reader, table->meeting_id).value();
        json shown{{"table_id", table->table_id.value},
                   {"meeting_id", meeting.meeting_id.value},
                   {"meeting_title", meeting.title},
                   {"theme", table->theme},
                   {"order", table->order},
                   {"facilitators", facilitators_state(reader, table->table_id)},
                   {"starts_at", to_text(meeting.starts_at)},
                   {"nicknames", meeting.nicknames}};
        if (table->room) shown["room"] = *table->room;
        return shown;
    }));
}

awaitable<Reply> post_join(House& house, Visit& visit)
{
    auto wanted = visit.read<JoinTable>();
    auto person = visit.anybody() ? std::optional(visit.participant()) : std::nullopt;
    auto joined = co_await join_table(house, person, visit.language, wanted);
    if (joined.session) visit.new_session = joined.session;
    if (visit.guest) joined.event.answer["guest"] = true;
    co_return accepted(house, joined.event);
}

awaitable<Reply> post_seen(House& house, Visit& visit)
{
    auto person = visit.participant();
    auto event  = co_await see_table(house, person, visit.id<TableId>());
    co_return event ? accepted(house, *event) : ok({{"seq", house.ledger.seq()}});
}

awaitable<Reply> get_set_up(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<MeetingId>();
    co_return ok(house.archive.read([&](Reader& reader) {
        if (!meetings::is_organiser(reader, person.person_id, id)) throw Refusal{Reason::not_found};
        return set_up_of(reader, id);
    }));
}

void add_table_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/join/{code}", get_join, Audience::everyone});
    routes.add({post, "/api/tables/join", post_join});
    routes.add({get, "/api/tables/{id}", get_table});
    routes.add({get, "/api/tables/{id}/desk", get_desk});
    routes.add({post, "/api/tables/{id}/session", changing<TableId, RunSession, run_session>});
    routes.add({post, "/api/tables/{id}/contributions", adding<TableId, AddContribution, add_contribution>});
    routes.add({post, "/api/tables/{id}/groups", adding<TableId, AddGroup, add_group>});
    routes.add({post, "/api/tables/{id}/undo", plain<TableId, undo_step>});
    routes.add({post, "/api/tables/{id}/speakers", adding<TableId, AddSpeaker, add_speaker>});
    routes.add({post, "/api/tables/{id}/vote", adding<TableId, OpenDotVote, open_dot_vote>});
    routes.add({post, "/api/tables/{id}/lines", adding<TableId, AddLine, add_line>});
    routes.add({post, "/api/tables/{id}/help", adding<TableId, CallHelp, call_help>});
    routes.add({post, "/api/tables/{id}/seen", post_seen});
}

void add_note_routes(Routes& routes)
{
    using enum Method;
    using Note = ContributionId;
    routes.add({patch, "/api/contributions/{id}", editing<Note, EditContribution, edit_contribution>});
    routes.add({post, "/api/contributions/{id}/take", plain<Note, take_contribution>});
    routes.add({post, "/api/contributions/{id}/decline", plain<Note, decline_contribution>});
    routes.add({post, "/api/contributions/{id}/retract", plain<Note, retract_contribution>});
    routes.add({post, "/api/contributions/{id}/park", with_value<Note, Parked, bool, park_contribution>});
    routes.add({post, "/api/contributions/{id}/plenary", with_value<Note, Marked, bool, mark_for_plenary>});
    routes.add(
        {post, "/api/contributions/{id}/move", with_value<Note, ToGroup, std::optional<GroupId>, move_contribution>});
    routes.add({post, "/api/contributions/{id}/merge", with_value<Note, Into<Note>, Note, merge_contribution>});
    routes.add({patch, "/api/groups/{id}", editing<GroupId, RenameGroup, rename_group>});
    routes.add({post, "/api/groups/{id}/merge", with_value<GroupId, Into<GroupId>, GroupId, merge_group>});
    routes.add({delete_, "/api/groups/{id}", plain<GroupId, remove_group>});
}

void add_other_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/meetings/{id}/set-up", get_set_up});
    routes.add({put, "/api/meetings/{id}/rounds", editing<MeetingId, SetRounds, set_rounds>});
    routes.add({post, "/api/speakers/{id}", changing<SpeakerId, DirectSpeaker, direct_speaker>});
    routes.add({put, "/api/dot-votes/{id}/ballot", changing<DotVoteId, CastBallot, cast_ballot>});
    routes.add({post, "/api/dot-votes/{id}/close", plain<DotVoteId, close_dot_vote>});
    routes.add({patch, "/api/lines/{id}", editing<SummaryLineId, EditLine, edit_line>});
    routes.add({delete_, "/api/lines/{id}", plain<SummaryLineId, remove_line>});
    routes.add({post, "/api/lines/{id}/writing", plain<SummaryLineId, claim_line>});
    routes.add({post, "/api/lines/{id}/plenary", with_value<SummaryLineId, Sent, bool, send_line>});
    routes.add({post, "/api/help-calls/{id}/take", plain<HelpCallId, take_help>});
    routes.add({post, "/api/help-calls/{id}/done", plain<HelpCallId, end_help>});
}

// Somebody, whom the rule lets.
template <bool (*may)(Reader&, PersonId, TableId)>
bool somebody(Reader& reader, std::optional<PersonId> who, std::int64_t id)
{
    return who && may(reader, *who, TableId{id});
}

std::optional<json> desk_state(House& house, Reader& reader, std::int64_t id)
{
    auto state = house.sections.state(reader, "table", id);
    if (state) add_desk(house, reader, TableId{id}, *state);
    return state;
}

} // namespace

void mount(House& house)
{
    add_table_routes(house.routes);
    add_note_routes(house.routes);
    add_other_routes(house.routes);
    add_pages(house.routes);
    offer(
        house, "table", [](Reader& r, std::int64_t id) { return table_state(r, TableId{id}); }, somebody<may_read>);
    offer(
        house, "table/desk", [&house](Reader& r, std::int64_t id) { return desk_state(house, r, id); },
        somebody<may_lead>);
    house.sections.add("person", person_section);
    house.sections.add("person_data", person_data);
    house.sections.add("meeting_elsewhere", meeting_elsewhere);
    house.sections.add("registration_elsewhere", registration_elsewhere);
    house.appearances.push_back(appearances);
    house.forgetters.push_back(forget);
    house.due.push_back(close_reopened);
}

} // namespace tables

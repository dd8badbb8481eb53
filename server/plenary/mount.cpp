#include "house.hpp"
#include "plenary/access.hpp"
#include "plenary/page.hpp"
#include "plenary/states.hpp"
#include "tables/tables.hpp"

namespace plenary {

namespace {

template <class Id> Opening opening_for_team(House& house, const Visit& visit, Id id)
{
    auto person = visit.person();
    return house.archive.read([&](Reader& reader) {
        worked_on_by(reader, person, id);
        return Opening{reader.seq, house.sections.state(reader, "meeting/plenary", id.value).value()};
    });
}

awaitable<Reply> get_regia(House& house, Visit& visit)
{
    co_return snapshot(house, opening_for_team(house, visit, visit.id<MeetingId>()));
}

awaitable<Reply> get_screen(House& house, Visit& visit)
{
    auto id = visit.path_number("id");
    co_return snapshot(
        house, opening(house, [&](Reader& reader) { return house.sections.state(reader, "meeting/screen", id); }));
}

awaitable<Reply> get_restitution(House& house, Visit& visit)
{
    auto id    = visit.id<MeetingId>();
    auto found = house.archive.read([&](Reader& reader) { return restitution(reader, id); });
    if (!found) throw Refusal{Reason::not_found};
    co_return ok(*found);
}

// {action, round, minutes?}, of the clock of all tables.
struct ReadClock {
    tables::CommonClock clock;
    static ReadClock read(MeetingId meeting_id, Fields& in)
    {
        constexpr int most_minutes = 240, most_rounds = 20; // a day has no more
        using enum tables::Action;
        const std::map<std::string, tables::Action> actions{{"start", start},     {"pause", pause},
                                                            {"resume", resume},   {"extend", extend},
                                                            {"wrap_up", wrap_up}, {"close", close}};
        ReadClock wanted{{.meeting_id = meeting_id}};
        wanted.clock.action = actions.at(in.word("action", {"start", "pause", "resume", "extend", "wrap_up", "close"}));
        wanted.clock.round  = static_cast<int>(in.optional_integer("round", 1, most_rounds).value_or(1));
        if (auto minutes = in.optional_integer("minutes", 1, most_minutes))
            wanted.clock.minutes = static_cast<int>(*minutes);
        return wanted;
    }
};

awaitable<Reply> post_clock(House& house, Visit& visit)
{
    auto person = visit.person();
    auto wanted = visit.read<ReadClock>(visit.id<MeetingId>());
    auto event  = co_await tables::apply_common_clock(house, person, wanted.clock);
    co_return accepted(house, event);
}

// A body in which nothing is said.
struct Nothing {
    static Nothing read(Fields&) { return {}; }
};

// What is sent, carried out and answered.
template <class Command, auto carry_out, class Id> awaitable<Reply> make(House& house, Visit& visit)
{
    auto person  = visit.person();
    auto command = visit.read<Command>(visit.id<Id>());
    auto event   = co_await carry_out(house, person, command);
    co_return created(house, event);
}

template <class Command, auto carry_out, class Id> awaitable<Reply> change(House& house, Visit& visit)
{
    auto person  = visit.person();
    auto command = visit.read<Command>(visit.id<Id>());
    auto event   = co_await carry_out(house, person, command);
    co_return accepted(house, event);
}

template <class Command, auto carry_out, class Id> awaitable<Reply> edit(House& house, Visit& visit)
{
    auto person   = visit.person();
    auto revision = visit.revision();
    auto command  = visit.read<Command>(visit.id<Id>(), revision);
    auto event    = co_await carry_out(house, person, command);
    co_return accepted(house, event);
}

// What takes nothing but the thing it is about.
template <auto carry_out, class Id> awaitable<Reply> act_on(House& house, Visit& visit)
{
    auto person = visit.person();
    if (!visit.body.empty()) visit.read<Nothing>();
    auto event = co_await carry_out(house, person, visit.id<Id>());
    co_return accepted(house, event);
}

template <auto carry_out> awaitable<Reply> move_note(House& house, Visit& visit)
{
    auto person = visit.person();
    auto theme  = visit.id<CommonThemeId>();
    auto note   = visit.id<ContributionId>("contribution_id");
    auto event  = co_await carry_out(house, person, theme, note);
    co_return accepted(house, event);
}

void add_routes(Routes& routes)
{
    using enum Method;
    auto hall = [&](Method method, std::string_view pattern, Handler handler, Audience audience = Audience::visitor) {
        routes.add({method, pattern, handler, audience});
    };
    hall(get, "/api/meetings/{id}/plenary", get_regia);
    hall(get, "/api/meetings/{id}/screen", get_screen, Audience::everyone);
    hall(get, "/api/meetings/{id}/restitution", get_restitution, Audience::everyone);
    hall(post, "/api/meetings/{id}/clock", post_clock);
    hall(post, "/api/meetings/{id}/messages", make<SendMessage, send_message, MeetingId>);
    hall(put, "/api/meetings/{id}/screen", change<ShowOnScreen, show_on_screen, MeetingId>);
    hall(post, "/api/meetings/{id}/themes", make<AddTheme, add_theme, MeetingId>);
    hall(patch, "/api/themes/{id}", edit<RenameTheme, rename_theme, CommonThemeId>);
    hall(put, "/api/themes/{id}/contributions/{contribution_id}", move_note<gather>);
    hall(delete_, "/api/themes/{id}/contributions/{contribution_id}", move_note<scatter>);
    hall(post, "/api/themes/{id}/merge", change<MergeTheme, merge_theme, CommonThemeId>);
    hall(delete_, "/api/themes/{id}", act_on<remove_theme, CommonThemeId>);
    hall(post, "/api/meetings/{id}/sentences", make<AddSentence, add_sentence, MeetingId>);
    hall(patch, "/api/sentences/{id}", edit<EditSentence, edit_sentence, SentenceId>);
    hall(delete_, "/api/sentences/{id}", act_on<remove_sentence, SentenceId>);
    hall(post, "/api/sentences/{id}/writing", act_on<claim_sentence, SentenceId>);
    hall(put, "/api/sentences/{id}/node", change<LinkNode, link_node, SentenceId>);
    hall(post, "/api/meetings/{id}/restitution/publish", act_on<publish_restitution, MeetingId>);
}

void add_topics(House& house)
{
    house.sections.own("meeting/plenary", [](Reader& r, std::int64_t id) { return regia_state(r, MeetingId{id}); });
    house.sections.own("meeting/screen", [](Reader& r, std::int64_t id) { return screen_state(r, MeetingId{id}); });
    auto shown = [&house](const char* kind) {
        return [&house, kind](std::int64_t id) {
            return opening(house, [&](Reader& reader) { return house.sections.state(reader, kind, id); });
        };
    };
    auto may_follow = [&house](std::optional<PersonId> person, std::int64_t id) {
        return person && house.archive.read([&](Reader& r) { return is_of_team(r, *person, MeetingId{id}); });
    };
    house.topics.add("meeting/plenary", {.snapshot = shown("meeting/plenary"), .may_follow = may_follow});
    house.topics.add("meeting/screen", {.snapshot   = shown("meeting/screen"),
                                        .may_follow = [](std::optional<PersonId>, std::int64_t) { return true; }});
}

} // namespace

void mount(House& house)
{
    add_routes(house.routes);
    add_pages(house.routes);
    add_topics(house);
    house.sections.add("meeting", meeting_section);
    house.sections.add("meeting_card", meeting_section);
    house.sections.add("table", table_section);
    house.sections.add("meeting_elsewhere", meeting_elsewhere);
    house.appearances.push_back(appearances);
    house.forgetters.push_back(forget);
}

} // namespace plenary

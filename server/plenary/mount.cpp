#include "handlers.hpp"
#include "house.hpp"
#include "plenary/access.hpp"
#include "plenary/page.hpp"
#include "plenary/states.hpp"
#include "tables/tables.hpp"

namespace plenary {

namespace {

using namespace handlers;

awaitable<Reply> get_regia(House& house, Visit& visit)
{
    visit.person();
    co_return snapshot(house, visit, "meeting/plenary", visit.path_number("id"));
}

awaitable<Reply> get_screen(House& house, Visit& visit)
{
    co_return snapshot(house, visit, "meeting/screen", visit.path_number("id"));
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
    hall(post, "/api/meetings/{id}/messages", adding<MeetingId, SendMessage, send_message>);
    hall(put, "/api/meetings/{id}/screen", changing<MeetingId, ShowOnScreen, show_on_screen>);
    hall(post, "/api/meetings/{id}/themes", adding<MeetingId, AddTheme, add_theme>);
    hall(patch, "/api/themes/{id}", editing<CommonThemeId, RenameTheme, rename_theme>);
    hall(put, "/api/themes/{id}/contributions/{contribution_id}", move_note<gather>);
    hall(delete_, "/api/themes/{id}/contributions/{contribution_id}", move_note<scatter>);
    hall(post, "/api/themes/{id}/merge", changing<CommonThemeId, MergeTheme, merge_theme>);
    hall(delete_, "/api/themes/{id}", plain<CommonThemeId, remove_theme>);
    hall(post, "/api/meetings/{id}/sentences", adding<MeetingId, AddSentence, add_sentence>);
    hall(patch, "/api/sentences/{id}", editing<SentenceId, EditSentence, edit_sentence>);
    hall(delete_, "/api/sentences/{id}", plain<SentenceId, remove_sentence>);
    hall(post, "/api/sentences/{id}/writing", plain<SentenceId, claim_sentence>);
    hall(put, "/api/sentences/{id}/node", changing<SentenceId, LinkNode, link_node>);
    hall(post, "/api/meetings/{id}/restitution/publish", plain<MeetingId, publish_restitution>);
}

void add_topics(House& house)
{
    auto works_on_it = [](Reader& reader, std::optional<PersonId> person, std::int64_t id) {
        return person && is_of_team(reader, *person, MeetingId{id});
    };
    offer(
        house, "meeting/plenary", [](Reader& r, std::int64_t id) { return regia_state(r, MeetingId{id}); },
        works_on_it);
    offer(house, "meeting/screen", [](Reader& r, std::int64_t id) { return screen_state(r, MeetingId{id}); });
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
    house.sections.add("registration_elsewhere", registration_elsewhere);
    house.appearances.push_back(appearances);
    house.forgetters.push_back(forget);
}

} // namespace plenary

#include "setting_up/setting_up.hpp"

#include "handlers.hpp"
#include "house.hpp"
#include "setting_up/access.hpp"
#include "setting_up/log.hpp"
#include "setting_up/pages.hpp"

namespace setting_up {

namespace {

using namespace handlers;

awaitable<Reply> get_team(House& house, Visit& visit)
{
    visit.person();
    visit.query_only({});
    co_return snapshot(house, visit, "process/team", visit.path_number("id"));
}

awaitable<Reply> post_invitation(House& house, Visit& visit)
{
    auto person   = visit.person();
    auto wanted   = visit.read<Invite>(visit.id<ProcessId>());
    auto inviting = invite(house, person, std::move(wanted));
    auto event    = co_await std::move(inviting);
    people::wake_mailer();
    co_return created(house, event);
}

awaitable<Reply> get_invitation(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<InvitationId>();
    visit.query_only({});
    co_return ok(house.archive.read([&](Reader& reader) { return invitation_for(reader, person, id); }));
}

// An account is asked for: a guest at a table has no address.
template <auto command> awaitable<Reply> answering(House& house, Visit& visit)
{
    auto person = visit.person();
    if (!visit.body.empty()) visit.read<Nothing>();
    auto event = co_await command(house, person, visit.id<InvitationId>());
    co_return accepted(house, event);
}

awaitable<Reply> delete_role(House& house, Visit& visit)
{
    auto person = visit.person();
    auto role   = people::role_named(visit.path.at("role"));
    if (!role) throw Refusal{Reason::not_found};
    auto wanted   = visit.read<RemoveRole>(visit.id<ProcessId>(), visit.id<PersonId>("person_id"), *role);
    auto removing = remove_role(house, person, std::move(wanted));
    auto event    = co_await std::move(removing);
    co_return accepted(house, event);
}

LogQuery log_query(const Visit& visit)
{
    LogQuery query{.process_id = visit.id<ProcessId>()};
    query.area = visit.query_word("area", areas(), "");
    if (auto id = visit.query_number("person_id", 1, largest_id, 0)) query.person_id = PersonId{id};
    return query;
}

awaitable<Reply> get_log(House& house, Visit& visit)
{
    auto person = visit.person();
    visit.query_only({"area", "person_id", "cursor", "limit"});
    auto query   = log_query(visit);
    query.before = visit.query_number("cursor", 1, largest_id, largest_id);
    query.limit  = static_cast<int>(visit.query_number("limit", 1, 100, 50));
    co_return ok(house.archive.read([&](Reader& reader) {
        organised_by(reader, person.person_id, query.process_id);
        return log_page(reader, visit.language, query);
    }));
}

awaitable<Reply> get_log_csv(House& house, Visit& visit)
{
    auto person = visit.person();
    visit.query_only({"area", "person_id", "cursor"});
    auto query   = log_query(visit);
    query.before = visit.query_number("cursor", 1, largest_id, largest_id);
    query.limit  = log_sheet_lines;
    Reply reply{.content_type = "text/csv; charset=utf-8"};
    reply.body    = house.archive.read([&](Reader& reader) {
        organised_by(reader, person.person_id, query.process_id);
        return log_csv(reader, visit.language, query);
    });
    reply.headers = {{"Content-Disposition", "attachment; filename=\"arengo-log.csv\""}};
    co_return reply;
}

void add_team(House& house)
{
    offer(
        house, "process/team", [](Reader& reader, std::int64_t id) { return team_state(reader, ProcessId{id}); },
        [](Reader& reader, std::optional<PersonId> person, std::int64_t id) {
            return person && people::has_role(reader, *person, ProcessId{id}, people::Role::organiser);
        });
    house.appearances.push_back([](Reader& reader, PersonId person) {
        std::vector<std::string> topics;
        for (auto id : people::processes_of(reader, person)) topics.push_back(people::team_topic(id));
        return topics;
    });
}

} // namespace

void mount(House& house)
{
    using enum Method;
    house.ledger.on_append(note_deed);
    add_team(house);
    add_pages(house.routes);
    auto& routes = house.routes;
    routes.add({get, "/api/processes/{id}/team", get_team});
    routes.add({delete_, "/api/processes/{id}/team/{person_id}/{role}", delete_role});
    routes.add(
        {.method = post, .pattern = "/api/processes/{id}/invitations", .handler = post_invitation, .sends_mail = true});
    routes.add({get, "/api/invitations/{id}", get_invitation});
    routes.add({delete_, "/api/invitations/{id}", changing<InvitationId, RevokeInvitation, revoke_invitation>});
    routes.add({post, "/api/invitations/{id}/accept", answering<accept_invitation>});
    routes.add({post, "/api/invitations/{id}/decline", answering<decline_invitation>});
    routes.add({get, "/api/processes/{id}/log", get_log});
    routes.add({get, "/api/processes/{id}/log.csv", get_log_csv});
}

} // namespace setting_up

#include "handlers.hpp"
#include "people/people.hpp"
#include "proposals/proposals.hpp"
#include "watching/kept.hpp"
#include "watching/watching.hpp"

namespace watching {

namespace {

awaitable<Reply> get_watching(House& house, Visit& visit)
{
    visit.query_only({"consultation_id"});
    auto person = visit.person();
    auto id     = visit.id<ProcessId>();
    std::optional<ConsultationId> wanted;
    if (auto asked = visit.query_number("consultation_id", 1, largest_id, 0)) wanted = ConsultationId{asked};
    co_return house.archive.read([&](Reader& reader) {
        if (!may_watch(reader, person.person_id, id)) throw Refusal{Reason::not_found};
        return Reply{.body = kept_or_made(reader, house.ledger.epoch(), id, wanted)};
    });
}

// After a change of what moderators have before them: patches by topic.
json on_desks(Reader& reader, std::int64_t proposal_id)
{
    auto p = proposals::proposal(reader, ProposalId{proposal_id});
    auto c = consultations::consultation(reader, p->consultation_id);
    return {{desk_of(c->process_id), *desk_state(reader, c->process_id.value)}};
}

awaitable<Reply> get_desk(House& house, Visit& visit)
{
    visit.person();
    co_return snapshot(house, visit, "process/desk", visit.path_number("id"));
}

awaitable<Reply> post_letter(House& house, Visit& visit)
{
    auto person = visit.person();
    auto letter = visit.read<WriteToSilent>(visit.id<ProcessId>());
    auto event  = co_await write_to_silent(house, person, letter);
    people::wake_mailer();
    co_return accepted(house, event);
}

} // namespace

void mount(House& house)
{
    using enum Method;
    house.routes.add({get, "/api/processes/{id}/watching", get_watching});
    house.routes.add({get, "/api/processes/{id}/desk", get_desk});
    house.routes.add(
        {put, "/api/processes/{id}/service-time", handlers::changing<ProcessId, SetServiceTime, set_service_time>});
    house.routes.add(
        {.method = post, .pattern = "/api/processes/{id}/silent/letter", .handler = post_letter, .sends_mail = true});
    offer(house, "process/desk", desk_state, [](Reader& reader, std::optional<PersonId> person, std::int64_t id) {
        return may_watch(reader, person, ProcessId{id});
    });
    house.sections.add("moderation_desks", on_desks);
}

} // namespace watching

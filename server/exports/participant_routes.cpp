// Who took part: the desk's list, and bodies that are one.
#include "exports/access.hpp"
#include "exports/count_bodies.hpp"
#include "exports/merging.hpp"
#include "exports/participants.hpp"
#include "exports/routes.hpp"
#include "handlers.hpp"
#include "house.hpp"

namespace exports {

namespace {

awaitable<Reply> get_participants(House& house, Visit& visit)
{
    visit.query_only({});
    auto person = visit.person();
    auto id     = visit.id<ProcessId>();
    co_return ok(house.archive.read([&](Reader& reader) {
        require_desk(reader, person.person_id, id);
        return to_json(participants(reader, id, seen_now(reader, id), reader.seq), visit.language);
    }));
}

awaitable<Reply> get_count(House& house, Visit& visit)
{
    visit.query_only({});
    auto person = visit.person();
    auto id     = visit.id<ProcessId>();
    co_return ok(house.archive.read([&](Reader& reader) {
        require_desk(reader, person.person_id, id);
        return json{{"bodies", count_bodies(reader, house.ledger.epoch(), id)}};
    }));
}

awaitable<Reply> put_participant(House& house, Visit& visit)
{
    auto person = visit.person();
    auto noted  = visit.read<NoteParticipation>(visit.id<ProcessId>(), visit.id<OrganisationId>("organisation_id"));
    auto doing  = note_participation(house, person, std::move(noted));
    auto event  = co_await std::move(doing);
    co_return accepted(house, event);
}

awaitable<Reply> post_join(House& house, Visit& visit)
{
    auto person = visit.person();
    auto wanted = visit.read<JoinBodies>(visit.id<ProcessId>(), visit.id<OrganisationId>("organisation_id"));
    auto doing  = join_bodies(house, person, wanted);
    auto event  = co_await std::move(doing);
    co_return accepted(house, event);
}

awaitable<Reply> delete_join(House& house, Visit& visit)
{
    auto person          = visit.person();
    auto process_id      = visit.id<ProcessId>();
    auto organisation_id = visit.id<OrganisationId>("organisation_id");
    if (!visit.body.empty()) visit.read<handlers::Nothing>();
    auto doing = separate_body(house, person, process_id, organisation_id);
    auto event = co_await std::move(doing);
    co_return accepted(house, event);
}

awaitable<Reply> get_merging(House& house, Visit& visit)
{
    visit.query_only({"into"});
    auto person = visit.person();
    auto goes   = visit.id<OrganisationId>("organisation_id");
    OrganisationId stays{visit.query_number("into", 1, largest_id, 0)};
    co_return ok(house.archive.read([&](Reader& reader) {
        return merging_preview(house, reader, person.person_id, visit.id<ProcessId>(), goes, stays);
    }));
}

awaitable<Reply> post_merging(House& house, Visit& visit)
{
    auto person = visit.person();
    auto wanted = visit.read<MergeBodies>(visit.id<ProcessId>(), visit.id<OrganisationId>("organisation_id"));
    auto doing  = merge_bodies(house, person, std::move(wanted));
    auto event  = co_await std::move(doing);
    co_return accepted(house, event);
}

} // namespace

void add_participant_routes(Routes& routes)
{
    using enum Method;
    using handlers::changing;
    routes.add({get, "/api/processes/{id}/participants", get_participants});
    routes.add({get, "/api/processes/{id}/participants/count", get_count});
    routes.add({put, "/api/processes/{id}/participants/{organisation_id}", put_participant});
    routes.add({post, "/api/processes/{id}/participants/{organisation_id}/join", post_join});
    routes.add({delete_, "/api/processes/{id}/participants/{organisation_id}/join", delete_join});
    routes.add({get, "/api/processes/{id}/participants/{organisation_id}/merging", get_merging});
    routes.add({post, "/api/processes/{id}/participants/{organisation_id}/merging", post_merging});
    routes.add({put, "/api/processes/{id}/private-citizens", changing<ProcessId, CountCitizens, count_citizens>});
}

} // namespace exports

// How a process is set up.
#include "processes/routes.hpp"
#include "processes/set_up.hpp"

#include "handlers.hpp"
#include "people/people.hpp"

namespace processes {

namespace {

using namespace handlers;

awaitable<Reply> post_process(House& house, Visit& visit)
{
    auto person    = visit.person();
    auto wanted    = visit.read<BeginProcess>(visit.language);
    auto beginning = begin_process(house, person, std::move(wanted));
    auto event     = co_await std::move(beginning);
    co_return created(house, event);
}

// Whether there is a door to beginning one, and which may be copied.
awaitable<Reply> get_may_begin(House& house, Visit& visit)
{
    auto person = visit.person();
    visit.query_only({});
    co_return ok(house.archive.read([&](Reader& reader) {
        json told{{"may_begin", may_begin(reader, person.person_id)}, {"items", json::array()}};
        for (auto id : people::processes_of(reader, person.person_id))
            if (auto one = process(reader, id))
                told["items"].push_back(
                    {{"process_id", id.value},
                     {"slug", one->slug},
                     {"title", one->title},
                     {"draft", is_draft(reader, id)},
                     {"organiser", people::has_role(reader, person.person_id, id, people::Role::organiser)}});
        return told;
    }));
}

} // namespace

void add_set_up_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/me/processes", get_may_begin});
    routes.add({post, "/api/processes", post_process});
    routes.add({patch, "/api/processes/{id}/description", editing<ProcessId, ChangeProcess, change_process>});
    routes.add({put, "/api/processes/{id}/phases", editing<ProcessId, SetPhases, set_phases>});
    routes.add({put, "/api/processes/{id}/promoters", editing<ProcessId, SetPromoters, set_promoters>});
    routes.add({post, "/api/processes/{id}/publish", plain<ProcessId, publish_process>});
}

} // namespace processes

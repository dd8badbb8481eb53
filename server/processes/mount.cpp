#include "processes/pages.hpp"
#include "processes/routes.hpp"
#include "processes/rows.hpp"
#include "processes/set_up.hpp"

#include "house.hpp"

namespace processes {

namespace {

awaitable<Reply> get_processes(House& house, Visit&)
{
    auto items = house.archive.read([](Reader& reader) {
        auto list = json::array();
        for (const auto& process : all_processes(reader))
            list.push_back({{"process_id", process.process_id.value},
                            {"slug", process.slug},
                            {"title", process.title},
                            {"lead", process.lead},
                            {"state", state_of(reader, process.process_id)}});
        return list;
    });
    co_return ok({{"items", items}});
}

awaitable<Reply> get_process(House& house, Visit& visit)
{
    auto found = house.archive.read([&](Reader& reader) {
        auto one = process_named(reader, visit.path.at("slug"));
        return one && is_shown_to(reader, one->process_id, visit.signed_in) ? one : std::nullopt;
    });
    if (!found) throw Refusal{Reason::not_found};
    auto reply         = snapshot(house, visit, "process", found->process_id.value);
    reply.for_everyone = house.archive.read([&](Reader& reader) { return !is_draft(reader, found->process_id); });
    co_return reply;
}

} // namespace

void mount(House& house)
{
    offer(
        house, "process", [](Reader& reader, std::int64_t id) { return process_state(reader, ProcessId{id}); },
        [](Reader& reader, std::optional<PersonId> person, std::int64_t id) {
            return is_shown_to(reader, ProcessId{id}, person);
        });
    add_set_up_routes(house.routes);
    house.routes.add({Method::get, "/api/processes", get_processes, Audience::everyone});
    house.routes.add({Method::get, "/api/processes/{slug}", get_process, Audience::everyone});
    add_articles(house);
    add_pages(house.routes);
    add_plain_pages(house.routes);
    house.due.push_back(turn_phases);
    house.body_mergings.push_back({traces_of_body, move_body});
}

} // namespace processes

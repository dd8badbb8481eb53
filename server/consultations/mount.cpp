#include "consultations/pages.hpp"
#include "consultations/rows.hpp"

#include "consultations/set_up.hpp"
#include "handlers.hpp"
#include "house.hpp"

namespace consultations {

namespace {

awaitable<Reply> get_consultation(House& house, Visit& visit)
{
    co_return snapshot(house, visit, "consultation", visit.path_number("id"));
}

json section_of_process(Reader& reader, std::int64_t process_id)
{
    auto all = json::object();
    for (const auto& one : consultations_of(reader, ProcessId{process_id}))
        all[std::to_string(one.consultation_id.value)] = entry(one);
    return {{"consultations", all}};
}

} // namespace

void mount(House& house)
{
    offer(house, "consultation", [](Reader& r, std::int64_t id) { return consultation_state(r, ConsultationId{id}); });
    house.sections.add("process", section_of_process);
    house.routes.add({Method::get, "/api/consultations/{id}", get_consultation, Audience::everyone});
    house.routes.add({Method::patch, "/api/consultations/{id}",
                      handlers::changing<ConsultationId, ChangeConsultation, change_consultation>});
    house.routes.add(
        {Method::post, "/api/processes/{id}/consultations", handlers::adding<ProcessId, OpenWindow, open_window>});
    add_pages(house.routes);
    add_plan_pages(house.routes);
    house.due.push_back(turn_consultations);
}

} // namespace consultations

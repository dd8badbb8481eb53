#include "processes/setting_up.hpp"

#include "house.hpp"
#include "store/failure.hpp"

namespace processes {

namespace {

ProcessId save(Tx& tx, const NewProcess& process)
try {
    return insert_process(tx, process);
} catch (const ConstraintFailed& failure) {
    if (!failure.names("process.slug")) throw;
    throw Refusal{Reason::bad_value, {{"field", "slug"}}};
}

void save_parts(Tx& tx, ProcessId id, const NewProcess& process)
{
    int order = 0;
    for (auto organisation : process.promoters) insert_promoter(tx, id, organisation, ++order);
    for (const auto& phase : process.phases)
        insert_phase(tx, id, phase, window_of(phase.starts_on, phase.ends_on, phase.precision, process.time_zone));
    for (const auto& document : process.documents) insert_document(tx, id, document);
}

} // namespace

json phases_told(const std::vector<NewPhase>& phases)
{
    auto told = json::array();
    for (const auto& phase : phases)
        told.push_back({{"title", phase.title},
                        {"summary", phase.summary},
                        {"starts_on", phase.starts_on},
                        {"ends_on", phase.ends_on},
                        {"precision", phase.precision}});
    return told;
}

Event process_added(House& house, Tx& tx, const NewProcess& process)
{
    require(is_sound(process));
    auto id = save(tx, process);
    save_parts(tx, id, process);
    Event event;
    event.topic   = topic_of(id);
    event.kind    = "process_added";
    event.payload = {
        {"process_id", id.value}, {"slug", process.slug}, {"title", process.title}, {"lead", process.lead}};
    event.payload["phases"]    = phases_told(process.phases);
    event.payload["promoters"] = json::array();
    for (auto organisation : process.promoters) event.payload["promoters"].push_back(organisation.value);
    event.patches = {{topic_of(id), *house.sections.state(tx, "process", id.value)}};
    event.answer  = {{"process_id", id.value}};
    return event;
}

awaitable<Event> add_process(House& house, Person person, NewProcess process)
{
    return house.ledger.write(person, [&house, process](Tx& tx) { return process_added(house, tx, process); });
}

} // namespace processes

#include "processes/setting_up.hpp"

#include "house.hpp"

#include <algorithm>
#include <stdexcept>

namespace processes {

namespace {

constexpr std::size_t max_phases = 20; // a page shows them one beneath the other

Window sound_window(const NewPhase& phase, const Process& process)
{
    NewProcess like{.slug = process.slug, .title = process.title, .time_zone = process.time_zone};
    like.email  = process.email;
    like.phases = {phase};
    require(is_sound(like));
    return window_of(phase.starts_on, phase.ends_on, phase.precision, process.time_zone);
}

SetPhases::Wanted wanted_phase(const json& object, int order)
{
    Fields in(object);
    SetPhases::Wanted wanted;
    wanted.phase_id = in.optional_id<PhaseId>("phase_id");
    wanted.phase    = {.title     = in.text("title", 120),
                       .summary   = in.text_or_empty("summary", 400),
                       .starts_on = in.text("starts_on", 10),
                       .ends_on   = in.text("ends_on", 10),
                       .precision = in.word("precision", {"day", "month"}),
                       .order     = order};
    in.done();
    return wanted;
}

void replace(Tx& tx, const Process& process, const SetPhases& wanted)
{
    auto before   = phases_of(tx, process.process_id);
    auto is_there = [&](PhaseId id) {
        return std::any_of(before.begin(), before.end(), [&](const auto& one) { return one.first == id; });
    };
    std::vector<PhaseId> kept;
    for (const auto& [id, phase] : wanted.phases) {
        auto window = sound_window(phase, process);
        if (!id) {
            insert_phase(tx, process.process_id, phase, window);
            continue;
        }
        if (!is_there(*id) || std::find(kept.begin(), kept.end(), *id) != kept.end())
            throw Refusal{Reason::bad_value, {{"field", "phase_id"}}};
        update_phase(tx, *id, phase, window);
        kept.push_back(*id);
    }
    for (const auto& [id, phase] : before)
        if (std::find(kept.begin(), kept.end(), id) == kept.end()) delete_phase(tx, id);
}

} // namespace

SetPhases SetPhases::read(ProcessId id, int revision, Fields& in)
{
    SetPhases wanted{.process_id = id, .revision = revision};
    for (const auto& object : in.optional_objects("phases", max_phases))
        wanted.phases.push_back(wanted_phase(object, static_cast<int>(wanted.phases.size()) + 1));
    return wanted;
}

awaitable<Event> set_phases(House& house, Person person, SetPhases wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto process = edited_by(house, tx, person.person_id, wanted.process_id, wanted.revision);
        Screens screens(house.sections, tx, {topic_of(wanted.process_id)});
        replace(tx, process, wanted);
        auto event = saved(house, tx, process, screens, "phases_set", {{"phases", wanted.phases.size()}});
        return event;
    });
}

} // namespace processes

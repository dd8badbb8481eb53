#include "exports/access.hpp"
#include "exports/happened.hpp"
#include "exports/merging.hpp"
#include "exports/participants.hpp"
#include "house.hpp"

namespace exports {

namespace {

constexpr std::size_t max_reason_chars = 500;

people::Organisation standing(Reader& reader, OrganisationId id)
{
    auto body = people::organisation(reader, id);
    if (!body || people::gone_into(reader, id)) throw Refusal{Reason::not_found};
    return *body;
}

// Who organises one process does not change what stands in another. A draft's title is for its organisers alone.
void require_all_theirs(House& house, Reader& reader, PersonId person, const std::vector<ProcessId>& all)
{
    for (auto id : all) {
        if (is_desk(reader, person, id)) continue;
        auto state = house.sections.state(reader, processes::topic_of(id));
        auto title = state && !state->contains("draft") ? (*state)["title"].get<std::string>() : "…";
        throw Refusal{Reason::body_elsewhere, {{"process", title}}};
    }
}

struct Merging {
    people::Organisation goes, stays;
    std::vector<std::string> topics;
    json counts = json::object();
};

Merging merging(House& house, Reader& reader, PersonId person, ProcessId process, OrganisationId goes,
                OrganisationId stays)
{
    require_desk(reader, person, process);
    Merging found{.goes = standing(reader, goes)};
    if (goes == stays || !people::organisation(reader, stays) || people::gone_into(reader, stays))
        throw Refusal{Reason::bad_value, {{"field", "into"}}};
    found.stays = standing(reader, stays);
    for (const auto& room : house.body_mergings) {
        auto traces = room.traces(reader, goes, stays);
        require_all_theirs(house, reader, person, traces.processes);
        found.topics.insert(found.topics.end(), traces.topics.begin(), traces.topics.end());
        found.counts.update(traces.counts);
    }
    found.topics.push_back(processes::topic_of(process));
    return found;
}

// Where the desk counts the one that stays as the one that goes, that is over: it would be a circle.
void break_circles(Tx& tx, OrganisationId goes, OrganisationId stays)
{
    std::vector<ProcessId> processes;
    tx.db.each("select distinct process_id from same_body",
               [&](const Row& row) { processes.push_back(row.id<ProcessId>(0)); });
    for (auto id : processes) {
        auto same = same_bodies(tx, id, tx.seq);
        for (auto found = same.find(stays); found != same.end(); found = same.find(found->second))
            if (found->second == goes) {
                save_same_body(tx, id, stays, std::nullopt);
                break;
            }
    }
}

} // namespace

MergeBodies MergeBodies::read(ProcessId process_id, OrganisationId organisation_id, Fields& in)
{
    return {.process_id      = process_id,
            .organisation_id = organisation_id,
            .into            = in.id<OrganisationId>("into"),
            .reason          = in.text("reason", max_reason_chars)};
}

json merging_preview(House& house, Reader& reader, PersonId person, ProcessId process, OrganisationId goes,
                     OrganisationId stays)
{
    auto found = merging(house, reader, person, process, goes, stays);
    return {{"organisation_id", goes.value},
            {"name", found.goes.name},
            {"into", {{"organisation_id", stays.value}, {"name", found.stays.name}}},
            {"counts", std::move(found.counts)}};
}

awaitable<Event> merge_bodies(House& house, Person person, MergeBodies wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto goes = wanted.organisation_id, stays = wanted.into;
        auto found = merging(house, tx, person.person_id, wanted.process_id, goes, stays);
        Screens screens(house.sections, tx, found.topics);
        break_circles(tx, goes, stays);
        for (const auto& room : house.body_mergings) room.move(tx, goes, stays);
        Event event;
        event.topic = "organisation/"
                      + std::to_string(goes.value); // of the whole house, whichever process it is done from
        event.kind    = "organisations_merged";
        event.payload = {{"process_id", wanted.process_id.value},
                         {"organisation_id", goes.value},
                         {"into", stays.value},
                         {"reason", wanted.reason}};
        event.patches = screens.patches();
        event.patches.push_back(tells_that_it_happened(wanted.process_id));
        return event;
    });
}

} // namespace exports

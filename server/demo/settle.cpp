#include "demo/settle.hpp"

#include "consultations/consultations.hpp"
#include "demo/runner.hpp"
#include "house.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"
#include "processes/processes.hpp"
#include "watching/watching.hpp"

namespace demo {

namespace {

people::NewPerson newcomer(const json& given, std::string email, std::string as, std::int64_t n)
{
    people::NewPerson person;
    person.name  = given["name"];
    person.email = std::move(email);
    if (given.contains("zone")) person.zone = given["zone"].get<std::string>();
    person.demo_as = std::move(as);
    person.demo_n  = n;
    return person;
}

PersonId add(House& house, const people::NewPerson& person)
{
    return {carry_out(people::add_person(house, person)).answer["person_id"].get<std::int64_t>()};
}

// Marta is the citizen that a newcomer tries first; the others follow as the second, the third…
void add_people(House& house, World& world)
{
    auto file = world_file("people.json");
    for (const auto& [role, given] : file["roles"].items())
        world.people[role] = add(house, newcomer(given, given["email"], role, role == "citizen" ? 1 : 0));
    std::vector<awaitable<Event>> commands;
    std::int64_t n = 1;
    for (const auto& given : file["citizens"]) {
        auto person = newcomer(given, given["key"].get<std::string>() + "@arengo.example", "citizen", ++n);
        commands.push_back(people::add_person(house, person));
    }
    auto events = carry_out(std::move(commands));
    for (std::size_t i = 0; i < events.size(); ++i) {
        PersonId id{events[i].answer["person_id"].get<std::int64_t>()};
        world.people[file["citizens"][i]["key"]] = id;
        world.citizens.push_back(id);
    }
    world.organiser = {world.people["organiser"], {}};
}

void add_organisations(House& house, World& world)
{
    std::vector<awaitable<Event>> commands;
    auto file = world_file("organisations.json");
    for (const auto& given : file) {
        people::AddOrganisation body;
        body.name = given["name"];
        body.kind = given["kind"];
        body.zone = given["zone"];
        if (given.contains("short_name")) body.short_name = given["short_name"].get<std::string>();
        body.with_mandate = false;
        commands.push_back(people::add_organisation(house, world.organiser, body));
    }
    auto events = carry_out(std::move(commands));
    for (std::size_t i = 0; i < events.size(); ++i)
        world.organisations[file[i]["key"]] = {events[i].answer["organisation_id"].get<std::int64_t>()};
}

void give_mandates(House& house, World& world)
{
    std::vector<awaitable<Event>> commands;
    auto file = world_file("people.json");
    for (const auto& given : file["citizens"])
        if (given.contains("organisation")) {
            Person person{world.people.at(given["key"]), {}};
            commands.push_back(people::take_mandate(house, person, world.organisations.at(given["organisation"])));
        }
    carry_out(std::move(commands));
}

processes::NewProcess new_process(const World& world, const json& given)
{
    processes::NewProcess process{.slug  = given["slug"],
                                  .title = given["title"],
                                  .lead  = given["lead"],
                                  .place = given["place"],
                                  .email = given["contacts"]["email"]};
    if (given["contacts"].contains("address")) process.address = given["contacts"]["address"].get<std::string>();
    for (const auto& key : given["promoters"]) process.promoters.push_back(world.organisations.at(key));
    for (const auto& phase : given["phases"])
        process.phases.push_back({.title     = phase["title"],
                                  .summary   = phase["summary"],
                                  .starts_on = phase["starts_on"],
                                  .ends_on   = phase["ends_on"],
                                  .precision = phase["precision"],
                                  .order     = phase["order"]});
    for (const auto& document : given["documents"])
        process.documents.push_back({.title        = document["title"],
                                     .url          = document["url"],
                                     .media_type   = document["media_type"],
                                     .published_on = document["published_on"],
                                     .order        = document["order"]});
    return process;
}

ProcessId add_process(House& house, World& world)
{
    auto process = new_process(world, world_file("process.json")["process"]);
    auto event   = carry_out(processes::add_process(house, world.organiser, process));
    ProcessId id{event.answer["process_id"].get<std::int64_t>()};
    auto give = [&](const char* who, people::Role role) {
        carry_out(people::give_role(house, world.organiser, world.people.at(who), id, role));
    };
    give("organiser", people::Role::organiser);
    give("organiser", people::Role::moderator);
    give("facilitator", people::Role::facilitator);
    watching::SetServiceTime promised{id, world_file("process.json")["process"]["service_hours"].get<int>()};
    carry_out(watching::set_service_time(house, world.organiser, promised));
    return id;
}

PlanId publish_plan(House& house, World& world, ProcessId process_id)
{
    auto file = world_file("plan.json");
    plans::NewVersion version;
    version.process_id = process_id;
    version.title      = file["title"];
    version.levels     = file["levels"].get<std::vector<std::string>>();
    for (const auto& node : file["nodes"]) {
        plans::NewNode made;
        made.key = node["key"];
        if (node.contains("parent")) made.parent = node["parent"].get<std::string>();
        made.level       = node["level"];
        made.number      = node["number"];
        made.title       = node["title"];
        made.short_title = node.value("short_title", "");
        made.body        = node["body"];
        made.order       = node["order"];
        version.nodes.push_back(std::move(made));
    }
    auto event = carry_out(plans::publish_version(house, world.organiser, version));
    for (const auto& [key, id] : event.answer["node_ids"].items()) world.nodes[key] = {id.get<std::int64_t>()};
    return {event.answer["plan_id"].get<std::int64_t>()};
}

void add_consultation(House& house, World& world, ProcessId process_id, PlanId plan_id)
{
    auto given = world_file("process.json")["consultation"];
    consultations::NewConsultation consultation;
    consultation.process_id = process_id;
    consultation.plan_id    = plan_id;
    consultation.title      = given["title"];
    consultation.opens_on   = given["opens_on"];
    consultation.closes_on  = given["closes_on"];
    consultation.method     = given["method"];
    consultation.moderation = given["moderation"];
    auto event              = carry_out(consultations::add_consultation(house, world.organiser, consultation));
    world.consultation_id   = {event.answer["consultation_id"].get<std::int64_t>()};
}

} // namespace

World settle(House& house)
{
    World world;
    add_people(house, world);
    add_organisations(house, world);
    give_mandates(house, world);
    auto process_id  = add_process(house, world);
    auto plan_id     = publish_plan(house, world, process_id);
    world.process_id = process_id;
    world.plan_id    = plan_id;
    add_consultation(house, world, process_id, plan_id);
    return world;
}

} // namespace demo

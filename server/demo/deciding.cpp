#include "demo/deciding.hpp"

#include "decisions/decisions.hpp"
#include "house.hpp"
#include "people/people.hpp"

#include <stdexcept>

namespace demo {

namespace {

using namespace std::chrono_literals;

// Where a deed of the office finds what it needs: all of it outlives the timeline.
struct Desk {
    House& house;
    const World& world;
    std::shared_ptr<Office> office;

    Person person(const json& given) const { return office->person(given["by"].get<std::string>()); }
    ProposalId proposal(int number) const { return office->proposals.at(number); }
    int revision(int number) const
    {
        auto found = office->revisions.find(number);
        return found == office->revisions.end() ? 1 : found->second; // of a proposal without a decision
    }
};

people::Role role_named(const std::string& name)
{
    if (name == "organiser") return people::Role::organiser;
    if (name == "moderator") return people::Role::moderator;
    throw std::runtime_error("the demo's office knows no role " + name);
}

// They join a minute before they get their role.
void join(const Desk& desk, Timeline& timeline, const json& given)
{
    people::NewPerson person;
    auto key       = given["key"].get<std::string>();
    person.name    = given["name"];
    person.email   = given["email"];
    person.demo_as = key;
    auto at        = instant_in(given["at"]);
    timeline.add(
        at, [desk, person] { return people::add_person(desk.house, person); },
        [desk, key](const Event& event) {
            desk.office->people[key] = {event.answer["person_id"].get<std::int64_t>()};
        });
    timeline.add(at + 1min, [desk, key, role = role_named(given["role"])] {
        return people::give_role(desk.house, desk.world.organiser, desk.office->people.at(key), desk.world.process_id,
                                 role);
    });
}

decisions::DecisionText text_of(const World& world, const json& given)
{
    decisions::DecisionText text;
    if (given.contains("outcome")) text.outcome = given["outcome"].get<std::string>();
    text.reason = given["reason"];
    if (given.contains("accepted_text")) text.accepted_text = given["accepted_text"].get<std::string>();
    if (!given.contains("points")) return text;
    for (const auto& point : given["points"]) {
        decisions::Point one{.title = point["title"], .outcome = point["outcome"], .reason = point["reason"]};
        if (point.contains("passed_to")) one.passed_to = point["passed_to"].get<std::string>();
        if (point.contains("nodes"))
            for (const auto& key : point["nodes"]) one.nodes.push_back(world.nodes.at(key));
        text.points.push_back(std::move(one));
    }
    return text;
}

awaitable<Event> save(const Desk& desk, int number, const json& given)
{
    decisions::SaveDecision wanted{desk.proposal(number), desk.revision(number), text_of(desk.world, given)};
    return decisions::save_decision(desk.house, desk.person(given), wanted);
}

awaitable<Event> set_aside(const Desk& desk, int number, const json& given)
{
    decisions::SetAside wanted{desk.proposal(number), text_of(desk.world, given)};
    return decisions::set_aside_text(desk.house, desk.person(given), wanted);
}

awaitable<Event> propose(const Desk& desk, int number, const json& given)
{
    return decisions::propose_decision(desk.house, desk.person(given), desk.proposal(number), desk.revision(number));
}

awaitable<Event> approve(const Desk& desk, int number, const json& given)
{
    return decisions::approve_decision(desk.house, desk.person(given), desk.proposal(number), desk.revision(number));
}

awaitable<Event> reopen(const Desk& desk, int number, const json& given)
{
    decisions::ReopenDecision wanted{desk.proposal(number), given["reason"]};
    return decisions::reopen_decision(desk.house, desk.person(given), wanted);
}

awaitable<Event> add_note(const Desk& desk, int number, const json& given)
{
    decisions::AddNote wanted{desk.proposal(number), given["text"]};
    return decisions::add_note(desk.house, desk.person(given), wanted);
}

// Two that get one answer.
awaitable<Event> merge(const Desk& desk, int number, const json& given)
{
    decisions::MergeProposal wanted{desk.proposal(number), desk.proposal(given["into"].get<int>())};
    return decisions::merge_proposal(desk.house, desk.person(given), wanted);
}

using Step = awaitable<Event> (*)(const Desk&, int number, const json& given);

Step step_named(const std::string& name)
{
    static const std::map<std::string, Step> steps{{"save", save},       {"set_aside", set_aside}, {"propose", propose},
                                                   {"approve", approve}, {"reopen", reopen},       {"note", add_note},
                                                   {"merge", merge}};
    return steps.at(name);
}

void decide(const Desk& desk, Timeline& timeline, int number, const json& given)
{
    auto command = [desk, number, given, step = step_named(given["do"])] { return step(desk, number, given); };
    timeline.add(instant_in(given["at"]), command, [desk, number](const Event& event) {
        if (event.answer.contains("revision")) desk.office->revisions[number] = event.answer["revision"];
    });
}

void assign(const Desk& desk, Timeline& timeline, const json& given)
{
    auto to = given["to"].get<std::string>();
    for (const auto& number : given["proposals"])
        timeline.add(instant_in(given["at"]), [desk, to, number = number.get<int>()] {
            return decisions::assign_evaluator(desk.house, desk.world.organiser, desk.proposal(number),
                                               desk.office->people.at(to));
        });
}

void name_approver(const Desk& desk, Timeline& timeline, const json& given)
{
    auto who = given["who"].get<std::string>();
    for (const auto& number : given["proposals"])
        timeline.add(instant_in(given["at"]), [desk, who, number = number.get<int>()] {
            return decisions::name_approver(desk.house, desk.world.organiser, desk.proposal(number),
                                            desk.office->people.at(who));
        });
}

} // namespace

void add_deciding(House& house, const World& world, Timeline& timeline, std::shared_ptr<Office> office)
{
    Desk desk{house, world, std::move(office)};
    desk.office->people["organiser"] = world.organiser.person_id;
    auto file                        = world_file("decisions.json");
    for (const auto& given : file["office"]) join(desk, timeline, given);
    timeline.add(instant_in(file["deciding"]["at"]), [desk, two = file["deciding"]["two_people"].get<bool>()] {
        decisions::SetDeciding wanted{desk.world.consultation_id, two};
        return decisions::set_deciding(desk.house, desk.world.organiser, wanted);
    });
    for (const auto& given : file["assigned"]) assign(desk, timeline, given);
    for (const auto& given : file["approving"]) name_approver(desk, timeline, given);
    for (const auto& given : file["proposals"])
        for (const auto& step : given["steps"]) decide(desk, timeline, given["number"], step);
    timeline.add(instant_in(file["published_at"]), [desk] {
        return decisions::publish_decisions(desk.house, desk.world.organiser, desk.world.consultation_id);
    });
}

} // namespace demo

#include "demo/final_text.hpp"

#include "decisions/decisions.hpp"
#include "exports/exports.hpp"
#include "house.hpp"
#include "plans/plans.hpp"
#include "plenary/plenary.hpp"

#include <stdexcept>

namespace demo {

namespace {

// Where the last deeds find what they need: all of it outlives the timeline.
struct Editing {
    House& house;
    const World& world;
    std::shared_ptr<Office> office;
    EventDays days;

    Person organiser() const { return world.organiser; }
};

// The sentence of a published account that says this.
SentenceId sentence_saying(const Editing& at, const std::string& words)
{
    for (const auto& day : at.days) {
        auto account = at.house.archive.read(
            [&](Reader& reader) { return plenary::restitution(reader, day->meeting_id); });
        if (!account) continue;
        for (const auto& sentence : account->at("sentences"))
            if (sentence["text"] == words) return {sentence["sentence_id"].get<std::int64_t>()};
    }
    throw std::runtime_error("no account of the demo world says: " + words);
}

decisions::NewCause cause_of(const Editing& at, const json& given)
{
    decisions::NewCause cause{.kind = given["kind"], .id = {}, .words = given["words"]};
    if (given.contains("proposal")) cause.id = at.office->proposals.at(given["proposal"].get<int>()).value;
    if (given.contains("sentence")) cause.id = sentence_saying(at, given["sentence"]).value;
    return cause;
}

std::optional<std::string> words_in(const json& given, const char* name)
{
    return given.contains(name) ? std::optional(given[name].get<std::string>()) : std::nullopt;
}

void roll_out(const Editing& at, Timeline& timeline, const json& given)
{
    decisions::RollOut wanted{at.world.consultation_id, {}};
    for (const auto& [key, words] : given["composed"].items()) wanted.composed[at.world.nodes.at(key)] = words;
    timeline.add(
        instant_in(given["at"]), [at, wanted] { return decisions::roll_out(at.house, at.organiser(), wanted); },
        [at](const Event& event) { at.office->version = event.answer["version"]; });
}

void revise(const Editing& at, Timeline& timeline, const json& given)
{
    timeline.add(instant_in(given["at"]), [at, given] {
        decisions::ReviseNode wanted;
        wanted.plan_id     = at.world.plan_id;
        wanted.version     = at.office->version;
        wanted.node_id     = at.world.nodes.at(given["node"]);
        wanted.revision    = at.house.archive.read([&](Reader& reader) {
            return plans::node(reader, wanted.plan_id, wanted.version, wanted.node_id).value().revision;
        });
        wanted.title       = words_in(given, "title");
        wanted.short_title = words_in(given, "short_title");
        wanted.body        = words_in(given, "body");
        wanted.cause       = cause_of(at, given["cause"]);
        return decisions::revise_node(at.house, at.organiser(), wanted);
    });
}

void give_cause(const Editing& at, Timeline& timeline, const json& given)
{
    timeline.add(instant_in(given["at"]), [at, given] {
        decisions::AddCause wanted;
        wanted.plan_id = at.world.plan_id;
        wanted.version = at.office->version;
        wanted.node_id = at.world.nodes.at(given["node"]);
        wanted.cause   = cause_of(at, given["cause"]);
        return decisions::add_cause(at.house, at.organiser(), wanted);
    });
}

void approve(const Editing& at, Timeline& timeline, const json& given)
{
    timeline.add(instant_in(given["at"]), [at, given] {
        decisions::ApproveVersion wanted{.plan_id         = at.world.plan_id,
                                         .version         = at.office->version,
                                         .organisation_id = at.world.organisations.at(given["organisation"]),
                                         .act             = given["act"],
                                         .on              = given["on"]};
        return decisions::approve_version(at.house, at.organiser(), wanted);
    });
}

// Those who were interviewed, and those who would rather not be named; citizens are a count.
void note_participants(const Editing& at, Timeline& timeline, const json& given)
{
    for (const auto& one : given["bodies"]) {
        exports::NoteParticipation noted{.process_id      = at.world.process_id,
                                         .organisation_id = at.world.organisations.at(one["organisation"]),
                                         .channels        = one["channels"],
                                         .named           = one["named"]};
        timeline.add(instant_in(given["at"]),
                     [at, noted] { return exports::note_participation(at.house, at.organiser(), noted); });
    }
    const auto& citizens = given["citizens"];
    exports::CountCitizens counted{at.world.process_id, {{"interview", citizens["interview"].get<std::int64_t>()}}};
    timeline.add(instant_in(citizens["at"]),
                 [at, counted] { return exports::count_citizens(at.house, at.organiser(), counted); });
}

} // namespace

void add_final_text(House& house, const World& world, Timeline& timeline, std::shared_ptr<Office> office,
                    const EventDays& days)
{
    Editing at{house, world, std::move(office), days};
    auto file = world_file("final_text.json");
    roll_out(at, timeline, file["rolled_out"]);
    for (const auto& given : file["revised"]) revise(at, timeline, given);
    for (const auto& given : file["caused"]) give_cause(at, timeline, given);
    note_participants(at, timeline, file["participants"]);
    timeline.add(instant_in(file["final_at"]), [at] {
        return decisions::finalise_version(at.house, at.organiser(), at.world.plan_id, at.office->version);
    });
    for (const auto& given : file["approved"]) approve(at, timeline, given);
}

} // namespace demo

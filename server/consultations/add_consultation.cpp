#include "consultations/rows.hpp"

#include "consultations/rules.hpp"
#include "consultations/set_up.hpp"
#include "house.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"
#include "processes/processes.hpp"

#include <stdexcept>

namespace consultations {

namespace {

Instant instant_of(Instant (*find)(std::string_view, std::string_view), std::string_view day, std::string_view zone,
                   std::string_view field)
try {
    return find(day, zone);
} catch (const std::runtime_error&) {
    throw Refusal{Reason::bad_value, {{"field", field}}};
}

Consultation planned(Tx& tx, const NewConsultation& wanted)
{
    require(is_sound(wanted));
    auto process = processes::process(tx, wanted.process_id);
    auto version = plans::version(tx, wanted.plan_id, wanted.version);
    if (!process || !version || version->state == "draft" || version->process_id != wanted.process_id)
        throw Refusal{Reason::not_found};
    Consultation one;
    one.process_id = wanted.process_id;
    one.plan_id    = wanted.plan_id;
    one.version    = wanted.version;
    one.title      = wanted.title;
    one.opens_at   = instant_of(day_begins, wanted.opens_on, process->time_zone, "opens_on");
    one.closes_at  = instant_of(day_ends, wanted.closes_on, process->time_zone, "closes_on");
    if (one.closes_at <= one.opens_at) throw Refusal{Reason::bad_value, {{"field", "closes_on"}}};
    one.method      = wanted.method;
    one.moderation  = wanted.moderation;
    one.taking_part = wanted.taking_part;
    one.state       = state_at(one, tx.now);
    one.order       = static_cast<int>(consultations_of(tx, wanted.process_id).size()) + 1;
    return one;
}

} // namespace

const std::vector<std::string_view>& methods()
{
    static const std::vector<std::string_view> all{"support", "agree_pass_disagree"};
    return all;
}

std::optional<TakingPart> read_taking_part(Fields& fields)
{
    auto object = fields.optional_object("taking_part");
    if (!object) return {};
    Fields in(*object);
    TakingPart rules;
    rules.proposers = in.word("proposers", {"everyone", "bodies"});
    rules.voters    = in.word("voters", {"everyone", "bodies"});
    rules.names     = in.word("names", {"choice", "always", "never"});
    rules.kinds     = in.optional_texts("kinds", max_listed, 40);
    rules.zones     = in.optional_texts("zones", max_listed, 40);
    in.done();
    return rules;
}

OpenWindow OpenWindow::read(ProcessId id, Fields& in)
{
    NewConsultation wanted{.process_id = id, .plan_id = in.id<PlanId>("plan_id")};
    wanted.version     = static_cast<int>(in.optional_integer("version", 1, 1000).value_or(1));
    wanted.title       = in.text("title", max_title_chars);
    wanted.opens_on    = in.text("opens_on", 10);
    wanted.closes_on   = in.text("closes_on", 10);
    wanted.method      = in.word("method", methods());
    wanted.moderation  = in.word("moderation", {"after", "before"});
    wanted.taking_part = read_taking_part(in).value_or(TakingPart{});
    return {wanted};
}

Event consultation_added(House& house, Tx& tx, const NewConsultation& wanted)
{
    auto id    = insert_consultation(tx, planned(tx, wanted));
    auto one   = consultation(tx, id).value();
    auto state = house.sections.state(tx, "consultation", id.value).value();
    json added = {{std::to_string(id.value), entry(one)}};

    Event event;
    event.topic   = topic_of(id);
    event.kind    = "consultation_added";
    event.payload = entry(one);
    event.payload["moderation"] =
        one.moderation; // whether what arrives is public at once, the record tells from here on
    event.payload["method"]      = one.method;
    event.payload["taking_part"] = to_json(one.taking_part);
    event.patches = {{topic_of(id), state}, {processes::topic_of(one.process_id), {{"consultations", added}}}};
    event.answer  = {{"consultation_id", id.value}};
    return event;
}

awaitable<Event> add_consultation(House& house, Person person, NewConsultation wanted)
{
    return house.ledger.write(person, [&house, wanted](Tx& tx) { return consultation_added(house, tx, wanted); });
}

awaitable<Event> open_window(House& house, Person person, OpenWindow asked)
{
    return house.ledger.write(person, [&house, person, asked](Tx& tx) {
        auto process_id = asked.wanted.process_id;
        if (!people::has_role(tx, person.person_id, process_id, people::Role::organiser))
            throw Refusal{Reason::not_found};
        auto process = house.sections.state(tx, processes::topic_of(process_id));
        if (!process) throw Refusal{Reason::not_found};
        if (process->contains("draft")) throw Refusal{Reason::not_in_this_state};
        return consultation_added(house, tx, asked.wanted);
    });
}

} // namespace consultations

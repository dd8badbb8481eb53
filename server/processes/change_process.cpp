#include "processes/setting_up.hpp"

#include "house.hpp"
#include "people/people.hpp"

namespace processes {

namespace {

// An empty one: none any more.
void put(std::optional<std::string>& field, const std::optional<std::string>& given)
{
    if (given) field = given->empty() ? std::nullopt : given;
}

// What tells the process's title or whom to write to beside the process itself.
std::vector<std::string> screens_of(const House& house, Reader& reader, ProcessId id)
{
    std::vector<std::string> topics{topic_of(id)};
    auto state = *house.sections.state(reader, topic_of(id));
    for (const auto& [one, unused] : state["consultations"].items()) topics.push_back("consultation/" + one);
    for (const auto& [one, unused] : state["meetings"].items())
        for (auto part : {"", "/desk", "/plenary", "/screen"}) topics.push_back("meeting/" + one + part);
    return topics;
}

Process changed(Process process, const ChangeProcess& change, bool draft)
{
    if (change.title && *change.title != process.title && !draft)
        throw Refusal{Reason::bad_value, {{"field", "title"}}};
    if (change.email && !people::read_email(*change.email)) throw Refusal{Reason::bad_value, {{"field", "email"}}};
    process.title = change.title.value_or(process.title);
    process.lead  = change.lead.value_or(process.lead);
    process.place = change.place.value_or(process.place);
    process.email = change.email.value_or(process.email);
    put(process.phone, change.phone), put(process.address, change.address);
    return process;
}

} // namespace

ChangeProcess ChangeProcess::read(ProcessId id, int revision, Fields& in)
{
    ChangeProcess change{.process_id = id, .revision = revision};
    change.title   = in.optional_text("title", 160);
    change.lead    = in.optional_text_or_empty("lead", 600);
    change.place   = in.optional_text("place", 120);
    change.email   = in.optional_text("email", 254);
    change.phone   = in.optional_text_or_empty("phone", 40);
    change.address = in.optional_text_or_empty("address", 200);
    return change;
}

awaitable<Event> change_process(House& house, Person person, ChangeProcess change)
{
    return house.ledger.write(person, [&house, person, change](Tx& tx) {
        auto before = edited_by(house, tx, person.person_id, change.process_id, change.revision);
        auto after  = changed(before, change, is_draft(tx, change.process_id));
        Screens screens(house.sections, tx, screens_of(house, tx, change.process_id));
        return saved(house, tx, after, screens, "process_changed", {{"title", after.title}, {"lead", after.lead}});
    });
}

} // namespace processes

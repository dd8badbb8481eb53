#include "processes/articles.hpp"
#include "processes/setting_up.hpp"

#include "base/instant.hpp"
#include "house.hpp"
#include "people/people.hpp"
#include "store/record.hpp"

#include <stdexcept>

namespace processes {

namespace {

void require_day(const std::string& day)
try {
    day_begins(day, "Europe/Rome");
} catch (const std::runtime_error&) {
    throw Refusal{Reason::bad_value, {{"field", "starts_on"}}};
}

NewProcess from_template(const BeginProcess& wanted)
{
    NewProcess made;
    made.phases = template_phases(wanted.starts_on, wanted.language);
    return made;
}

NewProcess copied(Reader& reader, PersonId person, const BeginProcess& wanted)
{
    auto before = organised_by(reader, person, *wanted.copy_of);
    NewProcess made;
    made.lead      = before.lead;
    made.time_zone = before.time_zone;
    made.phone = before.phone, made.address = before.address;
    made.promoters = bodies_of(reader, before.process_id, "promoter");
    for (auto& [id, phase] : phases_of(reader, before.process_id)) made.phases.push_back(std::move(phase));
    made.phases = shifted(made.phases, wanted.starts_on);
    return made;
}

// Nobody but the team sees it yet, and the record keeps what is said of it to itself.
void keep_back(Tx& tx, ProcessId id, std::optional<ProcessId> copy_of)
{
    set_draft(tx, id, true);
    withhold(tx, topic_of(id));
    int order = 0;
    if (copy_of)
        for (auto body : bodies_of(tx, *copy_of, "partner")) insert_partner(tx, id, body, ++order);
}

// Pages of text come along as drafts: what they say of the other process is to be read again first.
void copy_articles(Tx& tx, ProcessId id, ProcessId copy_of)
{
    for (auto& one : articles_of(tx, copy_of)) {
        one.process_id = id;
        withhold(tx, topic_of(insert_article(tx, one)));
    }
}

} // namespace

BeginProcess BeginProcess::read(std::string language, Fields& in)
{
    BeginProcess wanted;
    wanted.language = std::move(language);
    wanted.copy_of  = in.optional_id<ProcessId>("copy_of");
    in.optional_word("template", {"turin"});
    wanted.slug      = in.text("slug", 80);
    wanted.title     = in.text("title", 160);
    wanted.place     = in.text("place", 120);
    wanted.email     = in.text("email", 254);
    wanted.starts_on = in.text("starts_on", 10);
    return wanted;
}

awaitable<Event> begin_process(House& house, Person person, BeginProcess wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        if (!may_begin(tx, person.person_id)) throw Refusal{Reason::not_found};
        require_day(wanted.starts_on);
        if (!people::read_email(wanted.email)) throw Refusal{Reason::bad_value, {{"field", "email"}}};
        auto made = wanted.copy_of ? copied(tx, person.person_id, wanted) : from_template(wanted);
        made.slug = wanted.slug, made.title = wanted.title, made.place = wanted.place, made.email = wanted.email;
        auto event = process_added(house, tx, made);
        ProcessId id{event.answer["process_id"].get<std::int64_t>()};
        keep_back(tx, id, wanted.copy_of);
        if (wanted.copy_of) copy_articles(tx, id, *wanted.copy_of);
        event.patches = {{topic_of(id), *house.sections.state(tx, topic_of(id))}};
        auto role     = people::role_given(house, tx, person.person_id, id, people::Role::organiser);
        for (auto& shown : role.patches) event.patches.push_back(std::move(shown));
        event.answer["slug"] = made.slug;
        return event;
    });
}

} // namespace processes

#include "base/digest.hpp"
#include "base/words.hpp"
#include "exports/access.hpp"
#include "exports/exports.hpp"
#include "exports/formats/formats.hpp"
#include "exports/happened.hpp"
#include "exports/jobs.hpp"
#include "exports/other_programs.hpp"
#include "exports/worker.hpp"
#include "house.hpp"
#include "people/people.hpp"

namespace exports {

AskForExport AskForExport::read(ProcessId process_id, std::string language, Fields& in)
{
    constexpr std::size_t max_name_chars = 40;
    AskForExport asked{.process_id = process_id, .export_name = in.text("export", max_name_chars)};
    asked.seq      = in.optional_integer("seq", 1, largest_id);
    asked.at       = in.optional_instant("at");
    auto wanted    = in.optional_word("language", {std::begin(languages), std::end(languages)});
    asked.language = wanted.value_or(std::move(language));
    return asked;
}

namespace {

Moment moment_of(Reader& reader, const AskForExport& asked)
{
    if (asked.seq && asked.at) throw Refusal{Reason::bad_value, {{"field", "at"}}};
    auto found = asked.seq  ? moment_at(reader, *asked.seq)
                 : asked.at ? moment_at(reader, *asked.at)
                            : std::optional(moment_now(reader));
    if (!found || found->seq == 0) throw Refusal{Reason::bad_value, {{"field", asked.seq ? "seq" : "at"}}};
    return *found;
}

Job made_of(Tx& tx, const Person& person, const AskForExport& asked)
{
    Job j;
    j.process_id  = asked.process_id;
    j.person_id   = person.person_id;
    j.export_name = asked.export_name;
    j.language    = asked.language;
    j.moment      = moment_of(tx, asked);
    j.state       = "waiting";
    j.asked_at    = tx.now;
    j.link        = to_hex(random_bytes(link_bytes));
    return j;
}

} // namespace

awaitable<Event> ask_for_export(House& house, Person person, AskForExport asked)
{
    return house.ledger.write(person, [&house, person, asked](Tx& tx) {
        require_desk(tx, person.person_id, asked.process_id);
        auto format = format_named(asked.export_name);
        if (!format || !format->write) throw Refusal{Reason::bad_value, {{"field", "export"}}};
        if (lacks(*format)) throw Refusal{Reason::bad_value, {{"field", "export"}}}; // the catalogue says why
        if (waiting(tx, asked.process_id) >= most_waiting) throw Refusal{Reason::too_many, {{"max", most_waiting}}};
        Screens screens(house.sections, tx, {people::topic_of(person.person_id)});
        auto j   = made_of(tx, person, asked);
        j.job_id = insert_job(tx, j);
        Event event;
        event.topic   = processes::topic_of(asked.process_id);
        event.kind    = "export_asked";
        event.payload = {{"process_id", asked.process_id.value},
                         {"export_job_id", j.job_id},
                         {"export", j.export_name},
                         {"as_of_seq", j.moment.seq}};
        event.patches = screens.patches();
        event.patches.push_back(tells_that_it_happened(asked.process_id));
        event.answer = {{"export_job_id", j.job_id}};
        return event;
    });
}

} // namespace exports

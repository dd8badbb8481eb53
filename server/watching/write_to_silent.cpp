// A letter to those who could speak and have not, while there is time.
#include "base/words.hpp"
#include "consultations/consultations.hpp"
#include "house.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"
#include "watching/watching.hpp"

#include <algorithm>
#include <set>

namespace watching {

namespace {

// More than this is no longer a letter to the silent, but one to everybody.
constexpr std::size_t most_people = 1000;

bool is_among(const std::string& word, const std::vector<std::string>& chosen)
{
    return std::find(chosen.begin(), chosen.end(), word) != chosen.end();
}

void require_known(const std::vector<std::string>& chosen, const std::vector<std::string_view>& known,
                   std::string_view field)
{
    for (const auto& one : chosen)
        if (std::find(known.begin(), known.end(), one) == known.end())
            throw Refusal{Reason::bad_value, {{"field", std::string(field)}}};
}

// Whoever acts for a body of these kinds and zones, and who acts for none and lives in one of the zones.
std::set<PersonId> addressed(Reader& reader, const WriteToSilent& letter)
{
    std::set<PersonId> all;
    reader.db.each("select m.person_id, o.kind, o.zone from mandate m join organisation o "
                   "on o.organisation_id = m.organisation_id",
                   [&](const Row& row) {
                       if (is_among(row.text(1), letter.kinds) || is_among(row.text(2), letter.zones))
                           all.insert(row.id<PersonId>(0));
                   });
    reader.db.each("select person_id, zone from person where zone is not null and closed_at_ms is null and guest = 0 "
                   "and person_id not in (select person_id from mandate)",
                   [&](const Row& row) {
                       if (is_among(row.text(1), letter.zones)) all.insert(row.id<PersonId>(0));
                   });
    return all;
}

bool write(const House& house, Tx& tx, const consultations::Consultation& c, PersonId person, const std::string& text)
{
    auto address = people::read_email(people::email_of(tx, person));
    if (!address) return false;
    auto language = people::language_of(tx, person);
    auto link     = people::public_url(house) + "/consultations/" + std::to_string(c.consultation_id.value);
    json details{{"process", c.process_title}, {"text", text}, {"link", link}};
    people::NewMail mail;
    mail.to      = *address;
    mail.subject = say(language, "mail.silent.subject", details);
    mail.text    = say(language, "mail.silent.body", details);
    mail.link    = link;
    people::queue_mail(house, tx, mail);
    return true;
}

consultations::Consultation open_one(Reader& reader, ProcessId id)
{
    auto all = consultations::consultations_of(reader, id);
    if (all.empty()) throw Refusal{Reason::not_found};
    for (const auto& one : all)
        if (!consultations::is_open(one, reader.now)) return one;
    require(consultations::is_open(all.back(), reader.now));
    return all.back();
}

} // namespace

WriteToSilent WriteToSilent::read(ProcessId id, Fields& in)
{
    constexpr std::size_t most_groups = 20, max_word = 40, max_text = 3000;
    WriteToSilent letter{.process_id = id,
                         .kinds      = in.optional_texts("kinds", most_groups, max_word),
                         .zones      = in.optional_texts("zones", most_groups, max_word),
                         .text       = in.text("text", max_text)};
    require_known(letter.kinds, people::organisation_kinds(), "kinds");
    require_known(letter.zones, people::zones(), "zones");
    return letter;
}

// The record tells that it was done, and to no one whom it reached: of some zones there are two people.
awaitable<Event> write_to_silent(House& house, Person person, WriteToSilent letter)
{
    return house.ledger.write(person, [&house, person, letter](Tx& tx) {
        if (!people::has_role(tx, person.person_id, letter.process_id, people::Role::organiser))
            throw Refusal{Reason::not_found};
        auto c       = open_one(tx, letter.process_id);
        auto readers = addressed(tx, letter);
        if (readers.empty()) throw Refusal{Reason::bad_value, {{"field", "kinds"}}};
        if (readers.size() > most_people) throw Refusal{Reason::too_many, {{"max", most_people}}};
        int written = 0;
        for (auto reader : readers) written += write(house, tx, c, reader, letter.text);
        Event event;
        event.topic   = processes::topic_of(letter.process_id);
        event.kind    = "silent_written_to";
        event.payload = {{"process_id", letter.process_id.value}};
        event.answer  = {{"written", written}};
        return event;
    });
}

} // namespace watching

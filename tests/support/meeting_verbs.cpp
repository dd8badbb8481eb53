#include "support/meeting_verbs.hpp"

#include "meetings/registrations.hpp"
#include "people/outbox.hpp"
#include "store/record.hpp"

meetings::NewMeeting spring_meeting(ProcessId process_id)
{
    auto at = [](const char* hour) { return *read_instant("2025-03-29T" + std::string(hour) + ":00+01:00"); };
    meetings::NewMeeting m;
    m.process_id = process_id, m.title = "Una giornata sul piano", m.summary = "Cinque domande, due tavoli.";
    m.mode = "hybrid", m.place = "Cavallerizza, Torino", m.order = 2;
    m.starts_at = at("09:30"), m.ends_at = at("13:00");
    m.seats = 3, m.seats_online = 100;
    m.map_url                = "https://maps.example/cavallerizza";
    m.stream_url             = "https://stream.example/giornata";
    m.guide                  = "# Come si lavora\n\nDue domande per tavolo.";
    m.registration_opens_at  = *read_instant("2025-03-01T00:00:00+01:00");
    m.registration_closes_at = *read_instant("2025-03-26T23:59:59.999+01:00");
    m.email_alone            = true;
    m.agenda                 = {{"plenary", "Apertura", at("09:30"), at("10:00"), 1, "Aula magna", {}},
                                {"table_round", "Primo giro", at("10:00"), at("11:15"), 2, {}, 1},
                                {"break", "Pausa", at("11:15"), at("11:30"), 3, {}, {}}};
    m.questions              = {{"Da dove arrivi?", "text", {}, true, 1},
                                {"Come ci hai conosciuti?", "choice", {"Da un ente", "Dal giornale"}, false, 2}};
    m.tables                 = {{"Governance", 0, 1, "Sala A", 2, {}, {}}, {"Formazione", 0, 2, "Sala B", 2, {}, {}}};
    return m;
}

ProcessId another_process(HouseUnderTest& test)
{
    auto known = test.read([](Reader& reader) { return processes::all_processes(reader).size(); });
    return begin_process(test, known ? small_process("economia-" + std::to_string(known)) : small_process());
}

meetings::RegisterFor wish(const OpenMeeting& world, const std::string& mode)
{
    meetings::RegisterFor wanted;
    wanted.meeting_id = world.meeting_id;
    wanted.mode       = mode;
    wanted.answers    = {{"1", "Torino"}};
    return wanted;
}

meetings::Asker with_account(const Person& person) { return {person.person_id, {}, "it"}; }

Held registers(HouseUnderTest& test, const Person& person, const meetings::RegisterFor& wanted)
{
    auto event = test.run(meetings::register_for(test.house, with_account(person), wanted));
    return {RegistrationId{event.answer["registration_id"].get<std::int64_t>()}, event.answer["code"],
            event.answer["state"]};
}

Held registers(HouseUnderTest& test, const Person& person, const OpenMeeting& world, const std::string& mode)
{
    return registers(test, person, wish(world, mode));
}

std::string standing(HouseUnderTest& test, const Held& place)
{
    return test.read([&](Reader& reader) {
        auto r = meetings::registration(reader, place.registration_id).value();
        if (r.state != "waiting_list") return r.state;
        return r.state + ' ' + std::to_string(meetings::position_of(reader, r));
    });
}

Event cancels(HouseUnderTest& test, const Held& place)
{
    return test.run(meetings::cancel_registration(test.house, meetings::Asker{}, place.code));
}

Event accepts(HouseUnderTest& test, const Held& place)
{
    return test.run(meetings::accept_offer(test.house, meetings::Asker{}, place.code));
}

Event declines(HouseUnderTest& test, const Held& place)
{
    return test.run(meetings::decline_offer(test.house, meetings::Asker{}, place.code));
}

Person desk_of(HouseUnderTest& test, const OpenMeeting& world, const std::string& name)
{
    auto person = citizen(test, name);
    becomes(test, person, world.process_id, people::Role::front_desk);
    return person;
}

Person organiser_of(HouseUnderTest& test, const OpenMeeting& world, const std::string& name)
{
    auto person = citizen(test, name);
    becomes(test, person, world.process_id, people::Role::organiser);
    return person;
}

Event lets_in(HouseUnderTest& test, const Person& desk, const OpenMeeting& world, const std::string& code,
              const std::string& door, std::optional<Instant> at)
{
    meetings::LetIn given{.meeting_id = world.meeting_id, .code = code, .registration_id = {}, .door = door, .at = at};
    return test.run(meetings::check_in(test.house, desk, given));
}

int mails_waiting(HouseUnderTest& test)
{
    return test.read([](Reader& reader) { return static_cast<int>(*reader.db.integer("select count(*) from mail")); });
}

json newest_mail(HouseUnderTest& test)
{
    return test.read([](Reader& reader) { return people::mailbox(reader)["items"][0]; });
}

std::string recorded(HouseUnderTest& test)
{
    return test.read([](Reader& reader) {
        std::string all;
        for (const auto& [event, withheld] : recorded_events(reader, "", 0, 1'000'000)) all += event.payload.dump();
        return all;
    });
}

#include "support/consultation_verbs.hpp"

#include <algorithm>

processes::NewProcess small_process(const std::string& slug)
{
    processes::NewProcess process;
    process.slug = slug, process.title = "Piano per l’economia sociale", process.lead = "Leggi la bozza e proponi.";
    process.place = "Torino metropolitana", process.email = "partecipa@arengo.example";
    process.phases    = {{"Ascolto", "Interviste.", "2024-09", "2024-12", "month", 1},
                         {"Bozza e consultazione", "Chiunque può proporre.", "2025-02-25", "2025-03-11", "day", 2},
                         {"Approvazione", "Il testo finale.", "2025-03-12", "2025-06-30", "day", 3}};
    process.documents = {{"Regole della consultazione", "/rules", "text/html", "2025-02-25", 1}};
    return process;
}

meetings::NewMeeting small_meeting(ProcessId process_id)
{
    meetings::NewMeeting meeting;
    meeting.process_id = process_id;
    meeting.title = "Verso il piano", meeting.mode = "hybrid", meeting.place = "Torino", meeting.order = 1;
    meeting.starts_at = *read_instant("2024-12-05T09:30:00+01:00");
    meeting.ends_at   = *read_instant("2024-12-05T13:00:00+01:00");
    meeting.present   = 41;
    meeting.tables    = {{"Governance", 21, 1}, {"Formazione", 20, 2}};
    return meeting;
}

MeetingId add(HouseUnderTest& test, const meetings::NewMeeting& meeting)
{
    auto event = test.run(meetings::add_meeting(test.house, Person{}, meeting));
    return MeetingId{event.answer["meeting_id"].get<std::int64_t>()};
}

ProcessId begin_process(HouseUnderTest& test, const processes::NewProcess& process)
{
    auto event = test.run(processes::add_process(test.house, Person{}, process));
    ProcessId id{event.answer["process_id"].get<std::int64_t>()};
    add(test, small_meeting(id));
    return id;
}

plans::NewVersion small_plan(ProcessId process_id)
{
    plans::NewVersion version;
    version.process_id = process_id;
    version.title      = "Bozza del piano";
    version.levels     = {"Macro-tema", "Obiettivo", "Strategia", "Azione", "Risorsa"};
    version.nodes      = {{"1", {}, 1, "1", "Governance e partnership", "Governance", "Chi decide insieme.", 1},
                          {"1.1", "1", 2, "1.1", "Stringere alleanze", "Alleanze", "I luoghi in cui si decide.", 1},
                          {"1.1.1", "1.1", 3, "1.1.1", "Una rete stabile", "", "", 1},
                          {"1.1.1-A", "1.1.1", 4, "A", "", "", "Dare alla rete una segreteria comune.", 1},
                          {"1.1.1-B", "1.1.1", 4, "B", "", "", "Raccogliere i dati in un solo punto.", 2},
                          {"1.1.1-r1", "1.1.1", 5, "r1", "", "", "Comitato per l’imprenditorialità sociale", 3},
                          {"1.2", "1", 2, "1.2", "Misurare insieme", "", "", 2},
                          {"2", {}, 1, "2", "Formazione", "", "Competenze e giovani.", 2},
                          {"2.1", "2", 2, "2.1", "Imparare sempre", "", "", 1}};
    return version;
}

PublishedPlan publish(HouseUnderTest& test, const plans::NewVersion& version)
{
    auto event = test.run(plans::publish_version(test.house, Person{}, version));
    PublishedPlan plan{PlanId{event.answer["plan_id"].get<std::int64_t>()}, event.answer["version"], {}};
    for (const auto& [key, id] : event.answer["node_ids"].items()) plan.nodes[key] = NodeId{id.get<std::int64_t>()};
    return plan;
}

consultations::NewConsultation spring_consultation(ProcessId process_id, const PublishedPlan& plan)
{
    consultations::NewConsultation wanted;
    wanted.process_id = process_id, wanted.plan_id = plan.plan_id, wanted.version = plan.version;
    wanted.title    = "Consultazione sulla bozza";
    wanted.opens_on = "2025-02-25", wanted.closes_on = "2025-03-11";
    return wanted;
}

ConsultationId add(HouseUnderTest& test, const consultations::NewConsultation& wanted)
{
    auto event = test.run(consultations::add_consultation(test.house, Person{}, wanted));
    return ConsultationId{event.answer["consultation_id"].get<std::int64_t>()};
}

OpenConsultation open_consultation(HouseUnderTest& test, const std::string& method, const std::string& moderation)
{
    OpenConsultation world;
    world.process_id      = begin_process(test);
    world.plan            = publish(test, small_plan(world.process_id));
    auto wanted           = spring_consultation(world.process_id, world.plan);
    wanted.method         = method;
    wanted.moderation     = moderation;
    world.consultation_id = add(test, wanted);
    return world;
}

void it_is(HouseUnderTest& test, const std::string& instant)
{
    test.house.clock.stop_at(*read_instant(instant));
    for (auto turn : test.house.due) turn(test.house);
}

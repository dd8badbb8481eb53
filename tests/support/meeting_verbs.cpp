#include "support/meeting_verbs.hpp"

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

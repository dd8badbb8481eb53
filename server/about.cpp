#include "about.hpp"

#include "base/words.hpp"
#include "embedded.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"

#include <stdexcept>

namespace {

awaitable<Reply> get_house(House& house, Visit& visit)
{
    visit.query_only({});
    auto reply = ok(about(house));
    reply.headers.emplace_back("Cache-Control", "no-store"); // it holds the hour
    co_return reply;
}

// Ready means: a read sees the newest event that was acknowledged.
awaitable<Reply> get_status(House& house, Visit& visit)
{
    visit.query_only({});
    auto written = house.ledger.seq();
    auto read    = house.archive.read([](Reader& reader) { return reader.seq; });
    if (read < written) throw Refusal{Reason::busy};
    auto reply = ok({{"status", "ready"}, {"version", ARENGO_VERSION}, {"epoch", house.ledger.epoch()}, {"seq", read}});
    reply.headers.emplace_back("Cache-Control", "no-store");
    co_return reply;
}

awaitable<Reply> get_openapi(House&, Visit& visit)
{
    visit.query_only({});
    for (const auto& file : embedded_api())
        if (file.path == "openapi.json") co_return Reply{.body = std::string(file.bytes)};
    throw std::logic_error("the description of the interface was not built in");
}

// Whoever comes here speaks neither WebSocket nor event streams: those never reach a handler.
awaitable<Reply> get_live(House&, Visit&)
{
    Reply reply{.status = 426, .body = "{}"};
    reply.headers = {{"Upgrade", "websocket"}, {"Connection", "Upgrade"}};
    co_return reply;
}

// Who is one tap away: the evaluator and the approver are there once there is something to decide.
json demo_people(Reader& reader)
{
    auto there = json::array();
    for (auto as : {"citizen", "facilitator", "organiser", "evaluator", "approver"})
        if (people::demo_person(reader, as, as == std::string_view("citizen") ? 1 : 0)) there.push_back(as);
    return there;
}

} // namespace

json about(House& house)
{
    json said{{"name", "Arengo"},          {"version", ARENGO_VERSION},
              {"demo", house.config.demo}, {"now", to_text(house.clock.now())},
              {"languages", languages},    {"processes", json::array()}};
    house.archive.read([&](Reader& reader) {
        if (house.config.demo) said["demo_people"] = demo_people(reader);
        for (const auto& process : processes::all_processes(reader))
            said["processes"].push_back({{"process_id", process.process_id.value},
                                         {"slug", process.slug},
                                         {"title", process.title},
                                         {"place", process.place},
                                         {"promoters", processes::promoter_names(reader, process.process_id)}});
    });
    if (said["processes"].size() == 1) said["only_process"] = said["processes"][0]["slug"];
    return said;
}

void mount_about(House& house)
{
    house.routes.add({Method::get, "/api/house", get_house});
    house.routes.add({Method::get, "/status", get_status});
    house.routes.add({Method::get, "/api/openapi.json", get_openapi, Audience::everyone});
    house.routes.add({Method::get, "/api/live", get_live});
}

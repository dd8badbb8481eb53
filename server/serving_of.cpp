#include "serving_of.hpp"

#include "about.hpp"

namespace {

std::string figure(std::string_view name, std::string_view type, std::string_view help, std::uint64_t value)
{
    auto text = std::string(name);
    return "# HELP " + text + ' ' + std::string(help) + "\n# TYPE " + text + ' ' + std::string(type) + '\n' + text + ' '
           + std::to_string(value) + '\n';
}

std::string figures(House& house)
{
    auto ledger = house.ledger.figures();
    auto hub    = house.hub.figures();
    return figure("arengo_events", "counter", "Events in the record.", static_cast<std::uint64_t>(house.ledger.seq()))
           + figure("arengo_commits_total", "counter", "Transactions committed.", ledger.commits)
           + figure("arengo_changes_total", "counter", "Commands and keepings carried out.", ledger.changes)
           + figure("arengo_checkpoints_total", "counter", "Checkpoints of the write-ahead log.", ledger.checkpoints)
           + figure("arengo_wal_pages", "gauge", "Pages in the write-ahead log.", ledger.wal_pages)
           + figure("arengo_live_followers", "gauge", "Live clients: WebSockets and event streams.", hub.followers)
           + figure("arengo_live_frames_total", "counter", "Frames sent to live clients.", hub.frames_sent)
           + figure("arengo_live_resyncs_total", "counter", "Clients sent back to a fresh snapshot.", hub.resyncs);
}

} // namespace

Serving serving_of(House& house)
{
    return {.house    = house,
            .config   = house.config,
            .clock    = house.clock,
            .routes   = house.routes,
            .seq      = [](House& of) { return of.ledger.seq(); },
            .identify = house.identify,
            .attach   = [](House& of, asio::io_context& io) { of.hub.add_shard(io, of.ledger.seq()); },
            .detach   = [](House& of) { of.hub.remove_shards(); },
            .join     = [](House& of, asio::io_context& io, Outlet& outlet,
                       std::optional<PersonId> person) { return of.hub.join(io, outlet, person); },
            .about    = about,
            .figures  = figures};
}

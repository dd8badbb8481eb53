// What serving strangers needs of the house: handed in, so that http knows no other machine.
#pragma once

#include "base/async.hpp"
#include "base/clock.hpp"
#include "base/frame.hpp"
#include "config.hpp"
#include "http/routes.hpp"

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

// How long a stranger may take; together they keep idle and stalling clients from holding places.
struct Deadlines {
    std::chrono::milliseconds head{10'000}; // first byte to the end of the head: two seconds do on a poor line
    std::chrono::milliseconds body{30'000}; // 64 KiB at 20 kbit/s
    std::chrono::milliseconds idle{75'000}; // between requests: a proxy closes after 60 s, and it shall be the first to
    std::chrono::milliseconds answer{60'000}; // a page of 100 KiB at 20 kbit/s
    std::chrono::milliseconds linger{2'000};  // to take the last words before the connection goes
    std::chrono::milliseconds drain{10'000};  // for everyone, once the server stops
    // A proxy or a phone network forgets a silent connection after a minute or so; two pings fall within it.
    std::chrono::milliseconds ping{25'000};
    std::chrono::milliseconds goodbye{5'000}; // of a live client: what it may take to see it on a slow network
    std::chrono::milliseconds look{1'000};    // how often the deadlines are looked at
};

struct Serving {
    House& house; // handed on to handlers
    const Config& config;
    const Clock& clock;
    const Routes& routes;

    std::int64_t (*seq)(House&); // of the newest event
    std::optional<Identity> (*identify)(House&, std::string_view session);
    void (*attach)(House&, asio::io_context&); // once for each thread, before serving
    void (*detach)(House&);                    // once, when all threads have ended
    std::unique_ptr<Conversation> (*join)(House&, asio::io_context&, Outlet&, std::optional<PersonId>);
    nlohmann::json (*about)(House&); // what stands in every shell
    std::string (*figures)(House&);  // the house's own metrics

    Deadlines deadlines = {};
};

// What the operator sets: command line over environment over file.
#pragma once

#include "base/instant.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

struct Config {
    std::string listen = "127.0.0.1:8080";
    std::string metrics_listen; // empty: no metrics listener
    std::filesystem::path data;
    std::string public_url; // for links in mails; empty: the listening address
    bool demo  = false;
    int lively = 0; // simulated people taking part, in the demo
    std::optional<Instant> clock;
    unsigned threads = 0; // I/O threads; 0: one for each core

    struct Smtp {
        std::string url; // smtp://host:587; empty: mails wait in the outbox
        std::string user, password, from = "arengo@localhost";
    } smtp;

    std::vector<std::string> trusted_proxies; // addresses whose X-Forwarded-For is believed

    // Protect one machine from one visitor; the demo has them a hundred times wider.
    struct Limits {
        double requests_per_second  = 20;  // per address, sustained
        double burst                = 200; // a page with its assets, several times over
        double sign_ins_per_minute  = 5;   // per address: each sends a mail
        double writes_per_minute    = 60;  // per person
        int connections_per_address = 64;
        int connections             = 20000;
    } limits;
};

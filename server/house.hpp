// The house: one of each machine, handed to every handler and command. Assembly is in house.cpp; this header names only
// machinery, so that rooms may include it.
#pragma once

#include "base/clock.hpp"
#include "config.hpp"
#include "http/routes.hpp"
#include "live/hub.hpp"
#include "live/topics.hpp"
#include "merging.hpp"
#include "sections.hpp"
#include "store/archive.hpp"
#include "store/folder.hpp"
#include "store/ledger.hpp"
#include "store/receipt.hpp"

struct House {
    // Opens the data folder; in the demo fills an empty one. Throws CannotOpen.
    explicit House(Config);

    Config config;
    Clock clock;
    Folder folder;
    Ledger ledger;
    Archive archive;
    Signer signer;
    Topics topics;
    Hub hub;
    Routes routes;
    Sections sections;

    // Whose session a cookie is; set by the people's room.
    std::optional<Identity> (*identify)(House&, std::string_view session) = nullptr;

    // What each room forgets of a person who closes the account; each tells what changes on screen.
    std::vector<std::function<std::vector<Patch>(Tx&, PersonId)>> forgetters;

    // Topics on whose screens each room shows a person's name: what a change of name, or its going, is patched on.
    std::vector<std::vector<std::string> (*)(Reader&, PersonId)> appearances;

    // What each room has of a body, and makes of it when the body goes into another.
    std::vector<BodyMerging> body_mergings;

    // What turns by the clock: each carries out what is due and tells when it must be asked next.
    std::vector<Instant (*)(House&)> due;
};

// The reply to a write: {seq, …answer, receipt}.
Reply accepted(House&, const Event&);
Reply created(House&, const Event&);

// Offers a live topic of a room: `state` tells what it shows, and rooms above may add their sections to it.
using MayFollow = std::function<bool(Reader&, std::optional<PersonId>, std::int64_t id)>;
bool anybody(Reader&, std::optional<PersonId>, std::int64_t id);
void offer(House&, const std::string& kind, Sections::State state, MayFollow = anybody);

// {epoch, seq, state}: of an opening; or of a live topic, which refuses not_found where the visitor may not follow it.
Reply snapshot(House&, const Opening&);
Reply snapshot(House&, const Visit&, std::string_view kind, std::int64_t id);

// Hands one mail to the mail server, by libcurl. Blocks: for the mailer's thread.
#pragma once

#include "config.hpp"
#include "people/outbox.hpp"

#include <atomic>
#include <optional>
#include <string>

namespace people {

struct SmtpProblem {
    std::string what;  // without the address: it goes into the log
    bool of_this_mail; // the server answered, and refused this one; others may pass
};

// Nothing when the server took it. With a user, only over TLS; without, over TLS where the server offers it, except on
// this machine. `stopping` ends it early.
std::optional<SmtpProblem> send(const Config::Smtp&, const QueuedMail&, Instant now, const std::atomic<bool>& stopping);

} // namespace people

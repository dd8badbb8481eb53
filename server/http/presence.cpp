#include "http/presence.hpp"

#include "base/words.hpp"

namespace {

// Pings without an answer; one may be lost to a change of network.
constexpr int max_misses = 2;

// The same word, living as long as the program.
std::string_view lasting(std::string_view language)
{
    for (auto ours : languages)
        if (ours == language) return ours;
    return default_language;
}

} // namespace

Presence::Presence(Core& core, Taken& taken)
    : outgoing_(std::move(taken.stream)),
      core_(core),
      place_(std::move(taken.place)),
      person_(taken.visit.anybody()),
      language_(lasting(taken.visit.language))
{
    core.expect(*this, core.after(core.serving.deadlines.goodbye));
    core.add(*this);
}

Presence::~Presence() { core_.remove(*this); }

void Presence::enter()
{
    const auto& serving = core_.serving;
    conversation_       = serving.join(serving.house, core_.io, *this, person_);
    core_.expect(*this, core_.after(core_.serving.deadlines.ping));
    if (core_.leaving()) leave();
}

// A client whose handshake is under way may have our 101 already: it is let in, and told then. The deadline cuts off the
// others.
void Presence::leave()
{
    if (conversation_) close(1001, "restart");
}

void Presence::close(int code, std::string_view why)
{
    if (is_leaving_) return;
    is_leaving_ = true;
    core_.expect(*this, core_.after(core_.serving.deadlines.goodbye));
    if (conversation_)
        say_goodbye(code, why);
    else
        outgoing_.close();
}

bool Presence::fall_behind()
{
    if (is_leaving_) return false;
    outgoing_.forget();
    close(4409, "resync");
    return false;
}

void Presence::cut()
{
    misses_ = was_heard_ ? 0 : misses_ + 1;
    if (is_leaving_ || !conversation_ || misses_ >= max_misses) return outgoing_.close();
    was_heard_ = false;
    core_.expect(*this, core_.after(core_.serving.deadlines.ping));
    ping();
}

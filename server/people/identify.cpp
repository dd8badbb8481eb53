// Whose session a cookie is: asked for every request, so each thread remembers what it read for a while.
#include "people/sessions.hpp"
#include "people/sign_in.hpp"

#include "house.hpp"

#include <atomic>
#include <unordered_map>

namespace people {

namespace {

// Grows whenever a session ends before its time: what threads remember from before is then worth nothing.
std::atomic<std::uint64_t> endings{0};

constexpr std::chrono::milliseconds remembered = 1min;
constexpr std::size_t max_remembered           = 10000; // sessions on one thread, some 2 MB

struct Remembered {
    const House* house;
    Identity identity;
    Instant from, until;
};

struct Memory {
    std::uint64_t endings = 0;
    std::unordered_map<std::string, Remembered> sessions;
};

// Written at leisure: losing it would only make an idle session end an hour earlier.
void keep_seen(House& house, const SessionRow& session)
{
    house.ledger.keep_soon([session](Tx& tx) { renew_session(tx, session); });
}

std::optional<Identity> look_up(House& house, const std::string& cookie)
{
    auto session = house.archive.read([&](Reader& reader) { return find_session(reader, cookie); });
    if (!session || !session->person_id) return {};
    if (house.clock.now() - session->seen_at > seen_every) keep_seen(house, *session);
    return Identity{*session->person_id, session->is_guest};
}

} // namespace

std::optional<Identity> identify(House& house, std::string_view session)
{
    if (session.size() != 2 * cookie_bytes) return {};
    thread_local Memory memory;
    auto now = house.clock.now();
    if (auto newest = endings.load(); memory.endings != newest || memory.sessions.size() > max_remembered)
        memory = {newest, {}};
    auto cookie = std::string(session);
    auto known  = memory.sessions.find(cookie);
    if (known != memory.sessions.end() && known->second.house == &house && now >= known->second.from
        && now < known->second.until)
        return known->second.identity;
    auto identity = look_up(house, cookie);
    if (identity) memory.sessions[cookie] = {&house, *identity, now, now + remembered};
    return identity;
}

void sessions_ended(House& house, PersonId person_id)
{
    ++endings;
    house.hub.dismiss(person_id);
}

} // namespace people

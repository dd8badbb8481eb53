#include "setting_up/setting_up.hpp"

#include "processes/processes.hpp"
#include "setting_up/access.hpp"

namespace setting_up {

namespace {

json to_json(Reader& reader, const people::Member& member)
{
    json shown{{"person_id", member.person_id.value},
               {"name", member.name},
               {"email", people::email_of(reader, member.person_id)},
               {"roles", json::object()},
               {"order", member.person_id.value}};
    for (const auto& role : member.roles) shown["roles"][role] = true;
    return shown;
}

json to_json(const people::Invitation& one)
{
    return {{"invitation_id", one.invitation_id.value},
            {"email", one.email},
            {"role", one.role},
            {"reason", one.reason},
            {"invited_at", to_text(one.invited_at)},
            {"expires_at", to_text(one.expires_at)},
            {"order", one.invitation_id.value}};
}

} // namespace

std::optional<json> team_state(Reader& reader, ProcessId id)
{
    if (!processes::process(reader, id)) return {};
    json state{{"process_id", id.value}, {"members", json::object()}, {"invitations", json::object()}};
    for (const auto& member : people::team(reader, id))
        state["members"][std::to_string(member.person_id.value)] = to_json(reader, member);
    for (const auto& one : people::open_invitations(reader, id))
        state["invitations"][std::to_string(one.invitation_id.value)] = to_json(one);
    return state;
}

} // namespace setting_up

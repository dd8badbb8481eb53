#include "meetings/tickets.hpp"

#include "meetings/words.hpp"

namespace meetings {

Ticket ticket_of(Reader& reader, std::string_view typed)
{
    auto code  = ticket_code_in(typed);
    auto found = code.empty() ? std::nullopt : registration_with_code(reader, code);
    if (!found) throw Refusal{Reason::not_found};
    auto m = meeting(reader, found->meeting_id).value();
    return {std::move(m), *std::move(found)};
}

Event about(const Registration& r, std::string kind, json payload)
{
    Event event;
    event.topic   = topic_of(r.meeting_id);
    event.kind    = std::move(kind);
    event.payload = std::move(payload);
    return event;
}

} // namespace meetings

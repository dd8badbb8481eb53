// The one cookie: the session. Any thread.
#pragma once

#include <string>
#include <string_view>

// Over https it is bound to this host alone ("__Host-", RFC 6265bis); browsers take that prefix nowhere else, so on plain http
// (a trial on one's own machine, a hall's network) it has a plain name.
bool is_secure(std::string_view public_url);

std::string_view session_in(std::string_view cookies, bool secure);
std::string set_session(std::string_view session, bool secure); // an empty one: take it away

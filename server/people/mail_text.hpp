// How a mail is written on the wire. Pure.
#pragma once

#include "base/instant.hpp"

#include <string>
#include <string_view>

namespace people {

// The value of a header: as it is when plain ASCII, else in encoded words of at most 75 bytes, one a line. Line ends and
// other control characters become spaces: no text can begin a header of its own. Source: RFC 2047.
std::string header_text(std::string_view);

// "Mon, 03 Mar 2025 08:00:00 +0000". Source: RFC 5322, 3.3.
std::string mail_date(Instant);

// A sender as "arengo@comune.example" or "Arengo <arengo@comune.example>".
std::string address_of(std::string_view sender);
std::string domain_of(std::string_view sender);
std::string from_header(std::string_view sender);

// Line ends as mail has them.
std::string with_crlf(std::string_view);

} // namespace people

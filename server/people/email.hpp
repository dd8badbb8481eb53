// What an e-mail address is, and when two are the same. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace people {

struct EmailAddress {
    std::string written; // as the person wrote it, cleaned
    std::string mailbox; // for the envelope: the domain in ASCII
    std::string key;     // mailbox, folded: one address is one account
};

// Nothing when the text is no address that a mail can be sent to: at most 254 bytes, the part before the @ in plain ASCII
// without quotes (others are refused by most servers), a domain of at least two labels, international ones allowed.
// Whatever could end a header line is refused with the rest. Sources: RFC 5321 4.1.2 and 4.5.3.1, UTS 46.
std::optional<EmailAddress> read_email(std::string_view);

} // namespace people

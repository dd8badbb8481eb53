// Signing in: by a link or an eight-digit code that is mailed, each good once, for ten minutes, in the browser that asked.
//
// The asking browser gets a session that is nobody's yet; the answer must come from it, so a link that a mail scanner
// opens, or that is forwarded, signs nobody in. At the signing in the session is made anew. Whether an address has an
// account is never told: an unknown one gets the same mail, and makes its account with the first answer.
#pragma once

#include "base/async.hpp"
#include "base/json.hpp"
#include "base/person.hpp"

#include <optional>
#include <string>
#include <string_view>

struct House;

namespace people {

// Guesses at one code. With eight digits and the limit below, a month of trying finds one in ten thousand.
constexpr int max_attempts = 5;
// Mails to one address in an hour: somebody else may be asking. The demo has it a hundred times wider.
constexpr int max_mails_per_hour = 10;

struct AskToSignIn {
    std::string email;
    std::optional<std::string> language; // of the mail, where no profile tells
    static AskToSignIn read(Fields&);
};
// Mails link and code. Gives the cookie of the asking browser: its own, or a new one when it had none.
// Refuses: bad_value {email}, too_many_requests.
awaitable<std::string> ask_to_sign_in(House&, AskToSignIn, std::string session);

struct ConfirmSignIn {
    std::optional<std::string> token, code; // one of the two
    static ConfirmSignIn read(Fields&);
};
struct SignedIn {
    PersonId person_id;
    std::string session; // the new cookie
};
// Refuses: sign_in_expired (unknown, used or too late), sign_in_wrong_code, sign_in_other_browser.
awaitable<SignedIn> confirm_sign_in(House&, ConfirmSignIn, std::string session);

// In the demo, without a mail. Refuses: not_found.
awaitable<SignedIn> demo_sign_in(House&, std::string as, std::int64_t n, std::string session);

// Ends the session and closes the person's live connections. Any cookie will do, also one that is no session.
awaitable<void> sign_out(House&, std::string session);

// The person of a session cookie. I/O threads; most times from memory.
std::optional<Identity> identify(House&, std::string_view session);

// For the operator's console: an address that signs in whoever opens it first within a day, in any browser.
// Waits for the commit. Refuses: bad_value {email}.
std::string one_time_link(House&, std::string_view email);

} // namespace people

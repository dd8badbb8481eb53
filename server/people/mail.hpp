// Mails to send: kept in the transaction that causes them, sent by the mailer (mailer.hpp).
#pragma once

#include "people/email.hpp"
#include "store/tx.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

struct House;

namespace people {

struct Attachment {
    std::string name, media_type, bytes; // name: plain ASCII
};
struct NewMail {
    EmailAddress to;
    std::string subject, text;
    std::optional<std::string> code, link;               // the demo's mailbox shows them apart
    std::optional<std::chrono::milliseconds> useful_for; // after that it is not sent any more
    std::vector<Attachment> attachments;
};
void queue_mail(const House&, Tx&, const NewMail&);

// For the demo: what was sent before its first morning has been read.
void empty_mailbox(Tx&);

// Tells the mailer that something was queued and committed. Any thread.
void wake_mailer();

// Where people reach the house, without a slash at the end. Never from a request: its Host may be anybody's.
std::string public_url(const House&);

} // namespace people

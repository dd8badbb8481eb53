// Mails to send: kept in the transaction that causes them, sent by the mailer (mailer.hpp).
#pragma once

#include "base/json.hpp"
#include "people/email.hpp"
#include "store/tx.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

struct House;

namespace people {

struct NewMail {
    EmailAddress to;
    std::string subject, text;
    std::optional<std::string> code, link;               // the demo's mailbox shows them apart
    std::optional<std::chrono::milliseconds> useful_for; // after that it is not sent any more
};
void queue_mail(const House&, Tx&, const NewMail&);

// Where people reach the house, without a slash at the end. Never from a request: its Host may be anybody's.
std::string public_url(const House&);

struct QueuedMail {
    std::int64_t mail_id;
    std::string address, message_id, subject, text;
    Instant queued_at;
    int attempts;
};
std::optional<QueuedMail> next_mail(Reader&); // that is due
std::optional<Instant> next_mail_due_at(Reader&);
void mail_sent(Tx&, std::int64_t mail_id);
void mail_failed(Tx&, const QueuedMail&, std::string_view problem); // tried again later, while it is of use
void give_up_late_mails(Tx&);
void empty_old_mails(Tx&);

void delete_mails(Tx&, std::string_view email_key);
json mails_to(Reader&, std::string_view email_key); // [{subject, at, sent_at?}]
json mailbox(Reader&);                              // the demo's: the newest mails, {items}

// Tells the mailer that something was queued and committed. Any thread.
void wake_mailer();

} // namespace people

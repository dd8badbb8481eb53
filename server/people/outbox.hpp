// The mails that wait, as the mailer and the mailbox see them.
#pragma once

#include "base/json.hpp"
#include "people/mail.hpp"
#include "store/tx.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace people {

struct QueuedMail {
    std::int64_t mail_id;
    std::string address, message_id, subject, text;
    Instant queued_at;
    int attempts;
    std::vector<Attachment> attachments;
};
std::optional<QueuedMail> next_mail(Reader&); // that is due
std::optional<Instant> next_mail_due_at(Reader&);
void mail_sent(Tx&, std::int64_t mail_id);
void mail_failed(Tx&, const QueuedMail&, std::string_view problem); // tried again later, while it is of use
void give_up_late_mails(Tx&);
void empty_old_mails(Tx&);

void delete_mails(Tx&, std::string_view email_key);
json mails_to(Reader&, std::string_view email_key);                    // [{subject, at, sent_at?}]
json mailbox(Reader&);                                                 // the demo's: the newest mails, {items}
std::vector<Attachment> attachments_of(Reader&, std::int64_t mail_id); // by name

} // namespace people

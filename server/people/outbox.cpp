#include "people/outbox.hpp"

#include "base/digest.hpp"
#include "house.hpp"
#include "people/mail_text.hpp"

#include <algorithm>

namespace people {

namespace {

using namespace std::chrono_literals;

// A server that is down for a moment is asked again soon, one that is down for the night not every second.
constexpr std::chrono::milliseconds first_wait = 2s, longest_wait = 15min;
constexpr std::chrono::milliseconds tried_for     = 3 * 24h; // then somebody must look at the server
constexpr std::chrono::milliseconds text_kept_for = 24h, trace_kept_for = 30 * 24h;
constexpr int max_shown = 50; // in the demo's mailbox

} // namespace

std::string public_url(const House& house)
{
    auto url = house.config.public_url.empty() ? "http://" + house.config.listen : house.config.public_url;
    while (url.ends_with('/')) url.pop_back();
    return url;
}

void queue_mail(const House& house, Tx& tx, const NewMail& mail)
{
    auto message_id = to_hex(random_bytes(16)) + "@" + domain_of(house.config.smtp.from);
    auto until      = mail.useful_for ? std::optional(tx.now + *mail.useful_for) : std::nullopt;
    tx.db.run(
        "insert into mail (address, email_key, message_id, subject, body, code, link, queued_at_ms, useful_until_ms, "
        "due_at_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        mail.to.mailbox, mail.to.key, message_id, mail.subject, mail.text, mail.code, mail.link, tx.now, until, tx.now);
    auto mail_id = tx.db.last_id();
    for (const auto& attached : mail.attachments)
        tx.db.run("insert into mail_attachment (mail_id, name, media_type, bytes) values (?, ?, ?, ?)", mail_id,
                  attached.name, attached.media_type, Blob{attached.bytes});
}

std::vector<Attachment> attachments_of(Reader& reader, std::int64_t mail_id)
{
    std::vector<Attachment> all;
    reader.db.each(
        "select name, media_type, bytes from mail_attachment where mail_id = ? order by name",
        [&](const Row& row) {
            all.push_back({row.text(0), row.text(1), row.text(2)});
        },
        mail_id);
    return all;
}

std::optional<QueuedMail> next_mail(Reader& reader)
{
    auto found = reader.db.one(
        "select mail_id, address, message_id, subject, body, queued_at_ms, attempts from mail "
        "where due_at_ms is not null and due_at_ms <= ? order by due_at_ms, mail_id limit 1",
        [](const Row& row) {
            return QueuedMail{row.integer(0),
                              row.text(1),
                              row.text(2),
                              row.text(3),
                              row.text(4),
                              row.instant(5),
                              static_cast<int>(row.integer(6)),
                              {}};
        },
        reader.now);
    if (found) found->attachments = attachments_of(reader, found->mail_id);
    return found;
}

std::optional<Instant> next_mail_due_at(Reader& reader)
{
    auto ms = reader.db.integer("select min(due_at_ms) from mail where due_at_ms is not null");
    return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

void mail_sent(Tx& tx, std::int64_t mail_id)
{
    tx.db.run(
        "update mail set due_at_ms = null, sent_at_ms = ?, attempts = attempts + 1, problem = null where mail_id = ?",
        tx.now, mail_id);
}

void mail_failed(Tx& tx, const QueuedMail& mail, std::string_view problem)
{
    auto wait  = std::min(first_wait * (1 << std::min(mail.attempts, 12)), longest_wait);
    auto again = tx.now - mail.queued_at < tried_for ? std::optional(tx.now + wait) : std::nullopt;
    tx.db.run("update mail set due_at_ms = ?, attempts = attempts + 1, problem = ? where mail_id = ?", again, problem,
              mail.mail_id);
}

void give_up_late_mails(Tx& tx)
{
    tx.db.run("update mail set due_at_ms = null, problem = coalesce(problem, '') || ' (too late to be of use)' "
              "where due_at_ms is not null and useful_until_ms <= ?",
              tx.now);
}

void empty_old_mails(Tx& tx)
{
    tx.db.run("delete from mail_attachment where mail_id in (select mail_id from mail where due_at_ms is null "
              "and queued_at_ms <= ?)",
              tx.now - text_kept_for);
    tx.db.run("update mail set subject = '', body = '', code = null, link = null "
              "where due_at_ms is null and queued_at_ms <= ? and body <> ''",
              tx.now - text_kept_for);
    tx.db.run("delete from mail where due_at_ms is null and queued_at_ms <= ?", tx.now - trace_kept_for);
}

void empty_mailbox(Tx& tx) { tx.db.run("delete from mail"); }

void delete_mails(Tx& tx, std::string_view email_key) { tx.db.run("delete from mail where email_key = ?", email_key); }

json mails_to(Reader& reader, std::string_view email_key)
{
    auto mails = json::array();
    reader.db.each(
        "select subject, queued_at_ms, sent_at_ms from mail where email_key = ? order by mail_id",
        [&](const Row& row) {
            json mail = {{"subject", row.text(0)}, {"at", to_text(row.instant(1))}};
            if (auto sent = row.optional_instant(2)) mail["sent_at"] = to_text(*sent);
            mails.push_back(std::move(mail));
        },
        email_key);
    return mails;
}

json mailbox(Reader& reader)
{
    auto items = json::array();
    reader.db.each(
        "select mail_id, address, subject, body, queued_at_ms, code, link from mail order by mail_id desc limit ?",
        [&](const Row& row) {
            json mail = {{"mail_id", row.integer(0)},
                         {"to", row.text(1)},
                         {"subject", row.text(2)},
                         {"text", row.text(3)},
                         {"at", to_text(row.instant(4))}};
            if (auto code = row.optional_text(5)) mail["code"] = *code;
            if (auto link = row.optional_text(6)) mail["link"] = *link;
            for (const auto& attached : attachments_of(reader, row.integer(0)))
                mail["attachments"].push_back({{"name", attached.name}, {"media_type", attached.media_type}});
            items.push_back(std::move(mail));
        },
        max_shown);
    return {{"items", std::move(items)}};
}

} // namespace people

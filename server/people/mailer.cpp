#include "people/mailer.hpp"

#include "base/bell.hpp"
#include "base/log.hpp"
#include "house.hpp"
#include "people/outbox.hpp"
#include "people/smtp.hpp"

#include <algorithm>
#include <curl/curl.h>

namespace people {

namespace {

using namespace std::chrono_literals;

// What was queued without waking the mailer is found this soon.
constexpr std::chrono::milliseconds looks_every = 5s;

// Rings when a mail was queued; one for the program, which has one mailer.
Bell& bell()
{
    static Bell the_bell;
    return the_bell;
}

std::chrono::milliseconds until_next(House& house)
{
    auto due = house.archive.read([](Reader& reader) { return next_mail_due_at(reader); });
    if (!due) return looks_every;
    return std::clamp<std::chrono::milliseconds>(*due - house.clock.now(), 0ms, looks_every);
}

// False when there is no point in going on at once.
bool send_one(House& house, const QueuedMail& mail, const std::atomic<bool>& stopping)
{
    auto problem = send(house.config.smtp, mail, house.clock.now(), stopping);
    if (stopping && problem) return false;
    house.ledger.keep_now([&](Tx& tx) {
        if (problem)
            mail_failed(tx, mail, problem->what);
        else
            mail_sent(tx, mail.mail_id);
    });
    if (!problem) return true;
    log(Level::warning, "a mail could not be sent; it is tried again",
        {{"mail_id", mail.mail_id}, {"why", problem->what}});
    return problem->of_this_mail;
}

} // namespace

void wake_mailer() { bell().ring(); }

void send_due_mails(House& house, const std::atomic<bool>& stopping)
{
    while (!stopping) {
        if (!house.archive.read([](Reader& reader) { return next_mail(reader); })) return;
        house.ledger.keep_now(give_up_late_mails);
        auto mail = house.archive.read([](Reader& reader) { return next_mail(reader); });
        if (!mail || !send_one(house, *mail, stopping)) return;
    }
}

Mailer::Mailer(House& house) : house_(house)
{
    if (house.config.smtp.url.empty()) {
        if (!house.config.demo) log(Level::warning, "no mail server is set (--smtp-url): mails wait in the outbox");
        return;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    thread_ = std::thread([this] { work(); });
}

Mailer::~Mailer()
{
    stopping_ = true;
    wake_mailer();
    if (thread_.joinable()) thread_.join();
}

void Mailer::work()
{
    while (!stopping_) {
        auto rests = looks_every;
        try {
            send_due_mails(house_, stopping_);
            rests = until_next(house_);
        } catch (const std::exception& failure) {
            log(Level::error, "the mailer failed; it goes on", {{"why", failure.what()}});
        }
        bell().wait(rests, stopping_);
    }
}

} // namespace people

#include "support/fake_smtp.hpp"
#include "support/people_verbs.hpp"

#include "people/mailer.hpp"
#include "people/outbox.hpp"
#include "people/tend.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;

namespace {

void send_due(HouseUnderTest& test)
{
    std::atomic<bool> stopping{false};
    people::send_due_mails(test.house, stopping);
}

std::int64_t waiting(HouseUnderTest& test)
{
    return *test.read([](Reader& r) { return r.db.integer("select count(*) from mail where due_at_ms is not null"); });
}

void queue(HouseUnderTest& test, const std::string& subject, const std::string& text)
{
    people::NewMail mail;
    mail.to      = people::read_email("anna@example.org").value();
    mail.subject = subject;
    mail.text    = text;
    test.house.ledger.keep_now([&](Tx& tx) { people::queue_mail(test.house, tx, mail); });
}

} // namespace

TEST_CASE("a mail is sent as MIME, with accents whole, to the one it is for")
{
    HouseUnderTest test;
    FakeSmtp server;
    test.house.config.smtp = {server.url(), "", "", "Città <arengo@comune.example>"};
    queue(test, "È il tuo codice",
          "Già fatto?\n\nIl codice è 12345678.\n.\nUna riga di un punto solo, poi una lunga: "
          "https://arengo.example/sign-in?token=0123456789abcdef0123456789abcdef\n");
    send_due(test);
    REQUIRE(server.mails().size() == 1);
    auto mail = server.mails()[0];
    CHECK(mail.from == "arengo@comune.example");
    CHECK(mail.to == "anna@example.org");
    CHECK(mail.header("To") == "<anna@example.org>");
    CHECK(mail.header("From") == "=?UTF-8?B?Q2l0dMOg?= <arengo@comune.example>");
    CHECK(mail.header("Subject") == "=?UTF-8?B?w4ggaWwgdHVvIGNvZGljZQ==?=");
    CHECK(mail.header("Date") == "Mon, 03 Mar 2025 08:00:00 +0000");
    CHECK(mail.header("Message-ID").ends_with("@comune.example>"));
    CHECK(mail.header("Auto-Submitted") == "auto-generated");
    CHECK(mail.header("Mime-Version") == "1.0");
    CHECK(mail.text().find("Già fatto?\r\n\r\nIl codice è 12345678.") != std::string::npos);
    CHECK(mail.text().find("token=0123456789abcdef0123456789abcdef") != std::string::npos);
    CHECK(mail.text().find("\r\nUna riga di un punto solo") != std::string::npos);
    CHECK(waiting(test) == 0);
    send_due(test);
    CHECK(server.mails().size() == 1);
}

TEST_CASE("while the mail server is down nothing is lost, and the mail goes out when it is back")
{
    HouseUnderTest test;
    FakeSmtp server(FakeSmtp::Mood::refusing_everybody);
    test.house.config.smtp.url = server.url();
    Browser phone(test);
    phone.asks("anna@example.org");
    send_due(test);
    CHECK(waiting(test) == 1);
    server.becomes(FakeSmtp::Mood::accepting);
    send_due(test);
    CHECK(server.mails().empty()); // not asked again at once
    test.house.clock.advance(2s);
    send_due(test);
    REQUIRE(server.mails().size() == 1);
    CHECK(server.mails()[0].text().find(*mailed_code(test).code) != std::string::npos);
    phone.confirms(mailed_code(test));
    CHECK(phone.is());
}

TEST_CASE("each failure waits longer, up to a quarter of an hour, and after three days somebody must look")
{
    HouseUnderTest test;
    queue(test, "x", "y");
    auto began = test.house.clock.now();
    std::vector<std::chrono::milliseconds> waits;
    while (auto mail = test.read([](Reader& r) { return people::next_mail(r); })) {
        test.house.ledger.keep_now([&](Tx& tx) { people::mail_failed(tx, *mail, "down"); });
        auto due = test.read([](Reader& r) { return people::next_mail_due_at(r); });
        if (!due) break;
        waits.push_back(*due - test.house.clock.now());
        test.house.clock.stop_at(*due);
    }
    CHECK(waits.front() == 2s);
    CHECK(waits[1] == 4s);
    CHECK(waits.back() == 15min);
    CHECK(test.house.clock.now() - began >= 3 * 24h);
}

TEST_CASE("a mailbox that refuses does not hold up the mails of others; a code that is too old is not sent")
{
    HouseUnderTest test;
    FakeSmtp server(FakeSmtp::Mood::refusing_recipients);
    test.house.config.smtp.url = server.url();
    Browser(test).asks("anna@example.org");
    Browser(test).asks("bruno@example.org");
    send_due(test);
    auto attempts = test.read([](Reader& r) { return r.db.integer("select sum(attempts) from mail"); });
    CHECK(attempts == 2);
    test.house.clock.advance(10min);
    server.becomes(FakeSmtp::Mood::accepting);
    send_due(test);
    CHECK(server.mails().empty());
    CHECK(waiting(test) == 0);
}

TEST_CASE("the mailer's thread sends what is queued while it runs")
{
    HouseUnderTest test;
    FakeSmtp server;
    test.house.config.smtp.url = server.url();
    people::Mailer mailer(test.house);
    Browser(test).asks("anna@example.org");
    server.waits_for(1);
    Browser(test).asks("bruno@example.org");
    server.waits_for(2);
    CHECK(server.mails()[1].to == "bruno@example.org");
}

TEST_CASE("texts of mails are emptied after a day")
{
    HouseUnderTest test;
    Browser(test).asks("anna@example.org");
    test.house.clock.advance(25h);
    people::tend(test.house);
    test.house.ledger.keep_now([](Tx&) {});
    auto mail = test.read([](Reader& reader) { return people::mailbox(reader)["items"][0]; });
    CHECK(mail["text"] == "");
    CHECK_FALSE(mail.contains("code"));
}

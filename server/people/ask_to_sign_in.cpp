#include "people/sign_in.hpp"

#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "base/words.hpp"
#include "house.hpp"
#include "people/outbox.hpp"
#include "people/rows.hpp"
#include "people/sessions.hpp"

#include <fmt/format.h>

namespace people {

namespace {

constexpr std::size_t token_bytes = 32;

EmailAddress required_address(std::string_view email)
{
    auto address = read_email(email);
    if (!address) throw Refusal{Reason::bad_value, {{"field", "email"}}};
    return *std::move(address);
}

std::string new_code()
{
    std::uint64_t number = 0;
    for (unsigned char byte : random_bytes(sizeof number)) number = number << 8 | byte;
    return fmt::format("{:08}", number % 100'000'000);
}

std::string link_to(const House& house, const std::string& token)
{
    return public_url(house) + "/sign-in?token=" + token;
}

// The language of the profile, where there is one; looked up for every address alike.
std::string language_for(Tx& tx, const EmailAddress& address, const std::string& otherwise)
{
    auto known  = person_with_key(tx, address.key);
    auto person = known ? find_person(tx, *known) : std::nullopt;
    return person ? person->language : otherwise;
}

struct Question {
    EmailAddress address;
    std::string language, session, token, code;
};

void mail_it(const House& house, Tx& tx, const Question& asked)
{
    auto link    = link_to(house, asked.token);
    auto minutes = std::chrono::duration_cast<std::chrono::minutes>(challenge_lasts).count();
    NewMail mail;
    mail.to         = asked.address;
    mail.subject    = say(asked.language, "mail.sign_in.subject", {{"code", asked.code}});
    mail.text       = say(asked.language, "mail.sign_in.body",
                          {{"name", "Arengo"}, {"code", asked.code}, {"link", link}, {"minutes", minutes}});
    mail.code       = asked.code;
    mail.link       = link;
    mail.useful_for = challenge_lasts;
    queue_mail(house, tx, mail);
}

// The cookie of the browser that asks.
std::string session_of(Tx& tx, const std::string& cookie)
{
    auto session = find_session(tx, cookie);
    if (!session) return begin_session(tx, {});
    renew_session(tx, *session);
    return cookie;
}

std::string ask(const House& house, Tx& tx, const EmailAddress& address, const std::string& language,
                const std::string& cookie)
{
    auto limit = max_mails_per_hour * (house.config.demo ? 100 : 1);
    if (challenges_for(tx, address.key, tx.now - 1h) >= limit) throw Refusal{Reason::too_many_requests};
    Question asked{address, language_for(tx, address, language), session_of(tx, cookie),
                   to_hex(random_bytes(token_bytes)), new_code()};
    NewChallenge challenge;
    challenge.session_hash = session_hash(asked.session);
    challenge.email        = address.written;
    challenge.email_key    = address.key;
    challenge.language     = asked.language;
    challenge.token_hash   = sha256(asked.token);
    challenge.code_hash    = sha256_of_parts({asked.session, asked.code});
    challenge.lasts        = challenge_lasts;
    insert_challenge(tx, challenge);
    mail_it(house, tx, asked);
    return asked.session;
}

} // namespace

AskToSignIn AskToSignIn::read(Fields& fields)
{
    AskToSignIn asked;
    asked.email    = fields.text("email", 254);
    asked.language = fields.optional_word("language", {std::begin(languages), std::end(languages)});
    return asked;
}

awaitable<std::string> ask_to_sign_in(House& house, AskToSignIn asked, std::string session)
{
    auto address  = required_address(asked.email);
    auto language = asked.language.value_or(std::string(default_language));
    auto change   = [&house, address, language, session](Tx& tx) { return ask(house, tx, address, language, session); };
    auto asking   = house.ledger.keep(std::move(change));
    auto cookie   = co_await std::move(asking);
    wake_mailer();
    co_return cookie;
}

std::string one_time_link(House& house, std::string_view email)
{
    auto address = required_address(email);
    auto token   = to_hex(random_bytes(token_bytes));
    house.ledger.keep_now([&](Tx& tx) {
        NewChallenge challenge;
        challenge.email      = address.written;
        challenge.email_key  = address.key;
        challenge.language   = std::string(default_language);
        challenge.token_hash = sha256(token);
        challenge.lasts      = 24h;
        insert_challenge(tx, challenge);
    });
    return link_to(house, token);
}

} // namespace people

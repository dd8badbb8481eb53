#include "people/sign_in.hpp"

#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "house.hpp"
#include "people/rows.hpp"
#include "people/sessions.hpp"

#include <algorithm>
#include <variant>

namespace people {

namespace {

using Found = std::variant<ChallengeRow, Reason>;

Found find_by_token(Tx& tx, const std::string& token, const std::string& cookie)
{
    auto challenge = challenge_with_token(tx, sha256(token));
    if (!challenge || challenge->expires_at <= tx.now) return Reason::sign_in_expired;
    if (challenge->session_hash && (*challenge->session_hash != session_hash(cookie) || !find_session(tx, cookie)))
        return Reason::sign_in_other_browser;
    return *challenge;
}

// A wrong code counts against every question of this browser: each may be guessed at only so often.
Found find_by_code(Tx& tx, const std::string& code, const std::string& cookie)
{
    auto asked = find_session(tx, cookie) ? challenges_of_session(tx, session_hash(cookie))
                                          : std::vector<ChallengeRow>{};
    std::erase_if(asked, [](const ChallengeRow& challenge) { return challenge.attempts >= max_attempts; });
    if (asked.empty()) return Reason::sign_in_expired;
    auto hash  = sha256_of_parts({cookie, code});
    auto right = std::find_if(asked.begin(), asked.end(),
                              [&](const auto& challenge) { return challenge.code_hash == hash; });
    if (right != asked.end()) return *right;
    count_attempt(tx, session_hash(cookie));
    return Reason::sign_in_wrong_code;
}

PersonId person_of(Tx& tx, const ChallengeRow& challenge)
{
    auto address = *read_email(challenge.email);
    if (auto known = person_with_key(tx, address.key)) return *known;
    NewPerson person; // the name is asked later, in the profile
    person.language = challenge.language;
    return insert_person(tx, address, person);
}

struct Opened {
    SignedIn signed_in;
    std::optional<PersonId> before; // who was signed in with the cookie until now
};

Opened open_session(Tx& tx, PersonId person_id, const std::string& cookie)
{
    auto before = end_session(tx, cookie);
    return {{person_id, begin_session(tx, person_id)}, before};
}

using Outcome = std::variant<Opened, Reason>;

// A wrong code is counted, so the change must stay: the refusal is thrown after it.
Outcome confirm(Tx& tx, const ConfirmSignIn& words, const std::string& cookie)
{
    auto found = words.token ? find_by_token(tx, *words.token, cookie) : find_by_code(tx, *words.code, cookie);
    if (auto reason = std::get_if<Reason>(&found)) return *reason;
    const auto& challenge = std::get<ChallengeRow>(found);
    auto person_id        = person_of(tx, challenge);
    delete_challenge(tx, challenge.challenge_id);
    return open_session(tx, person_id, cookie);
}

SignedIn opened(House& house, Opened opened)
{
    if (opened.before) sessions_ended(house, *opened.before);
    return std::move(opened.signed_in);
}

} // namespace

ConfirmSignIn ConfirmSignIn::read(Fields& fields)
{
    ConfirmSignIn words{fields.optional_text("token", 100), fields.optional_text("code", 20)};
    if (words.token.has_value() == words.code.has_value()) throw Refusal{Reason::required, {{"field", "code"}}};
    // People copy codes with the spaces that they see.
    if (words.code) std::erase_if(*words.code, [](char c) { return c == ' ' || c == '-'; });
    return words;
}

awaitable<SignedIn> confirm_sign_in(House& house, ConfirmSignIn words, std::string session)
{
    auto change     = [words, session](Tx& tx) { return confirm(tx, words, session); };
    auto confirming = house.ledger.keep(std::move(change));
    auto outcome    = co_await std::move(confirming);
    if (auto reason = std::get_if<Reason>(&outcome)) throw Refusal{*reason};
    co_return opened(house, std::get<Opened>(std::move(outcome)));
}

awaitable<SignedIn> demo_sign_in(House& house, std::string as, std::int64_t n, std::string session)
{
    auto change = [as, n, session](Tx& tx) {
        auto person_id = demo_person(tx, as, n);
        if (!person_id) throw Refusal{Reason::not_found};
        return open_session(tx, *person_id, session);
    };
    auto opening = house.ledger.keep(std::move(change));
    auto outcome = co_await std::move(opening);
    co_return opened(house, std::move(outcome));
}

} // namespace people

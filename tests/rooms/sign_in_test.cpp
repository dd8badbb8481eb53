#include "support/people_verbs.hpp"

#include "base/refusal.hpp"
#include "people/outbox.hpp"
#include "people/tend.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;

namespace {

std::int64_t count(HouseUnderTest& test, const std::string& table)
{
    return *test.read([&](Reader& reader) { return reader.db.integer("select count(*) from " + table); });
}

} // namespace

TEST_CASE("who confirms the mailed code is signed in, and a first time makes the account")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("Anna@Example.org");
    CHECK_FALSE(phone.is());
    CHECK(count(test, "person") == 0);
    auto first = phone.confirms(mailed_code(test));
    CHECK(phone.is() == first.person_id);
    auto me = test.read([&](Reader& reader) { return people::me(reader, first.person_id); });
    CHECK(me["email"] == "Anna@Example.org");
    CHECK(me["name"] == "");

    Browser desk(test);
    desk.asks("anna@EXAMPLE.org");
    CHECK(desk.confirms(mailed_token(test)).person_id == first.person_id);
    CHECK(phone.is() == first.person_id);
}

TEST_CASE("one person has one account under every spelling of an international domain")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("anna@città.example");
    auto first = phone.confirms(mailed_code(test));
    phone.asks("ANNA@xn--citt-3na.EXAMPLE");
    CHECK(phone.confirms(mailed_code(test)).person_id == first.person_id);
    CHECK(count(test, "person") == 1);
}

TEST_CASE("a link or code is good once")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("anna@example.org");
    auto code = mailed_code(test), token = mailed_token(test);
    phone.confirms(token);
    CHECK(phone.is_refused(token) == Reason::sign_in_expired);
    CHECK(phone.is_refused(code) == Reason::sign_in_expired);
}

TEST_CASE("a link or code is good for ten minutes")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("anna@example.org");
    auto code = mailed_code(test), token = mailed_token(test);
    test.house.clock.advance(10min);
    CHECK(phone.is_refused(token) == Reason::sign_in_expired);
    CHECK(phone.is_refused(code) == Reason::sign_in_expired);
    test.house.clock.advance(-1ms);
    phone.confirms(token);
}

TEST_CASE("a forged link is refused like an expired one")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("anna@example.org");
    CHECK(phone.is_refused({std::string(64, '0'), {}}) == Reason::sign_in_expired);
    CHECK(phone.is_refused({"' or 1=1 --", {}}) == Reason::sign_in_expired);
}

TEST_CASE("a link opened in another browser signs nobody in, and stays good for the browser that asked")
{
    HouseUnderTest test;
    Browser phone(test), stranger(test), without_cookie(test);
    phone.asks("anna@example.org");
    auto token = mailed_token(test), code = mailed_code(test);
    stranger.asks("bruno@example.org");
    CHECK(stranger.is_refused(token) == Reason::sign_in_other_browser);
    CHECK(without_cookie.is_refused(token) == Reason::sign_in_other_browser);
    CHECK(without_cookie.is_refused(code) == Reason::sign_in_expired);
    CHECK(stranger.is_refused(code) == Reason::sign_in_wrong_code);
    phone.confirms(token);
    CHECK(phone.is());
}

TEST_CASE("a code is guessed at five times, then only a new one helps")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("anna@example.org");
    auto right          = mailed_code(test);
    auto wrong          = right;
    wrong.code->front() = wrong.code->front() == '9' ? '0' : '9';
    for (int i = 0; i < people::max_attempts; ++i) CHECK(phone.is_refused(wrong) == Reason::sign_in_wrong_code);
    CHECK(phone.is_refused(right) == Reason::sign_in_expired);
    phone.asks("anna@example.org");
    phone.confirms(mailed_code(test));
    CHECK(phone.is());
}

TEST_CASE("a code may be typed as it is read, and an earlier mail that arrives late still serves")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("anna@example.org");
    auto earlier = *mailed_code(test).code;
    phone.asks("anna@example.org");
    json typed = {{"code", earlier.substr(0, 4) + " " + earlier.substr(4)}};
    Fields fields(typed);
    phone.confirms(people::ConfirmSignIn::read(fields));
    CHECK(phone.is());
}

TEST_CASE("known and unknown addresses get the same answer and the same mail")
{
    HouseUnderTest test;
    citizen(test, "Anna");
    Browser one(test), other(test);
    one.asks("anna@example.org");
    auto known = test.read([](Reader& reader) { return people::mailbox(reader)["items"][0]; });
    other.asks("nobody@example.org");
    auto unknown = test.read([](Reader& reader) { return people::mailbox(reader)["items"][0]; });
    CHECK(one.cookie.size() == other.cookie.size());
    auto without_secrets = [](json mail) {
        auto text = mail["text"].get<std::string>();
        for (auto secret : {mail["link"].get<std::string>(), mail["code"].get<std::string>()})
            text.replace(text.find(secret), secret.size(), "*");
        return text;
    };
    CHECK(without_secrets(known) == without_secrets(unknown));
}

TEST_CASE("the session changes at the signing in, and what it was before is worth nothing")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("anna@example.org");
    auto before = phone.cookie;
    phone.confirms(mailed_code(test));
    CHECK(phone.cookie != before);
    CHECK_FALSE(people::identify(test.house, before));
    auto signed_in = phone.cookie;
    phone.asks("anna@example.org");
    CHECK(phone.cookie == signed_in);
    phone.confirms(mailed_code(test));
    CHECK_FALSE(people::identify(test.house, signed_in));
    CHECK(count(test, "session") == 1);
}

TEST_CASE("signing out ends the session on the server, here and nowhere else")
{
    HouseUnderTest test;
    Browser phone(test), desk(test);
    for (auto browser : {&phone, &desk}) {
        browser->asks("anna@example.org");
        browser->confirms(mailed_code(test));
        CHECK(browser->is());
    }
    phone.signs_out();
    CHECK_FALSE(phone.is());
    CHECK(desk.is());
    phone.signs_out();
    Browser{test}.signs_out();
}

TEST_CASE("a session ends a fortnight after the last visit, and in any case after two months")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("anna@example.org");
    phone.confirms(mailed_code(test));
    for (int days = 0; days < 59; ++days) {
        test.house.clock.advance(24h);
        REQUIRE(phone.is());
        test.house.ledger.keep_now([](Tx&) {}); // after what the visit kept
    }
    test.house.clock.advance(24h);
    CHECK_FALSE(phone.is());

    phone.asks("anna@example.org");
    phone.confirms(mailed_code(test));
    test.house.clock.advance(14 * 24h);
    CHECK_FALSE(phone.is());
    people::tend(test.house);
    test.house.ledger.keep_now([](Tx&) {});
    CHECK(count(test, "session") == 0);
    CHECK(count(test, "challenge") == 0);
}

TEST_CASE("nobody is mailed without end, and nobody else's mails stop for it")
{
    HouseUnderTest test;
    Browser phone(test);
    for (int i = 0; i < people::max_mails_per_hour; ++i) Browser{test}.asks("anna@example.org");
    people::AskToSignIn once_more{"ANNA@example.org", {}};
    CHECK(test.refusal_of(people::ask_to_sign_in(test.house, once_more, "")) == Reason::too_many_requests);
    phone.asks("bruno@example.org");
    test.house.clock.advance(1h);
    phone.asks("anna@example.org");
}

TEST_CASE("an address that is none is refused before anything is kept")
{
    HouseUnderTest test;
    for (auto email : {"anna", "anna@example.org\r\nBcc: all@example.org", "<script>@example.org", "a@b@example.org"}) {
        people::AskToSignIn asked{email, {}};
        CHECK(test.refusal_of(people::ask_to_sign_in(test.house, asked, "")) == Reason::bad_value);
    }
    CHECK(count(test, "mail") == 0);
    CHECK(count(test, "session") == 0);
}

TEST_CASE("a mail speaks the language of the profile, else the one that was asked in")
{
    HouseUnderTest test;
    auto anna = citizen(test, "Anna");
    test.run(people::change_profile(test.house, anna, {.name = {}, .language = "fr", .zone = {}}));
    auto subject_for = [&](std::string email) {
        test.run(people::ask_to_sign_in(test.house, {email, "en"}, ""));
        return test.read(
            [](Reader& reader) { return people::mailbox(reader)["items"][0]["subject"].get<std::string>(); });
    };
    CHECK(subject_for("anna@example.org").starts_with("Votre code"));
    CHECK(subject_for("nobody@example.org").starts_with("Your code"));
}

TEST_CASE("links lead only to the configured address")
{
    HouseUnderTest test;
    test.house.config.public_url = "https://arengo.example/";
    Browser(test).asks("anna@example.org");
    auto mail = test.read([](Reader& reader) { return people::mailbox(reader)["items"][0]; });
    CHECK(mail["link"].get<std::string>().starts_with("https://arengo.example/sign-in?token="));
}

TEST_CASE("neither cookies, nor links, nor codes can be read from a copy of the tables that keep them")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("anna@example.org");
    auto cookie = phone.cookie, code = *mailed_code(test).code, token = *mailed_token(test).token;
    auto holds = [&](const std::string& table, const std::string& column, const std::string& secret) {
        return test.read([&](Reader& reader) {
            return reader.db.exists("select 1 from " + table + " where cast(" + column + " as text) like ?",
                                    "%" + secret + "%");
        });
    };
    CHECK_FALSE(holds("session", "session_hash", cookie));
    CHECK_FALSE(holds("challenge", "token_hash", token));
    CHECK_FALSE(holds("challenge", "code_hash", code));
}

TEST_CASE("a link from the operator's console signs in once, in any browser")
{
    HouseUnderTest test;
    auto link = people::one_time_link(test.house, "rita@example.org");
    people::ConfirmSignIn token{link.substr(link.find("token=") + 6), {}};
    Browser desk(test), other(test);
    desk.confirms(token);
    CHECK(desk.is());
    CHECK(other.is_refused(token) == Reason::sign_in_expired);
}

TEST_CASE("the demo signs in its people without a mail")
{
    HouseUnderTest test;
    people::NewPerson marta{
        .name = "Marta", .email = "marta@example.org", .zone = {}, .demo_as = "citizen", .demo_n = 0};
    people::NewPerson karim{
        .name = "Karim", .email = "karim@example.org", .zone = {}, .demo_as = "citizen", .demo_n = 2};
    test.run(people::add_person(test.house, marta));
    auto second   = test.run(people::add_person(test.house, karim));
    auto karim_id = second.answer["person_id"].get<std::int64_t>();
    CHECK(test.run(people::demo_sign_in(test.house, "citizen", 2, "")).person_id.value == karim_id);
    CHECK(test.refusal_of(people::demo_sign_in(test.house, "organiser", 0, "")) == Reason::not_found);
}

TEST_CASE("closing an account ends its sessions and takes its mails and questions along")
{
    HouseUnderTest test;
    Browser phone(test);
    phone.asks("Anna.Ferrero@example.org");
    auto anna = phone.confirms(mailed_code(test)).person_id;
    test.run(people::change_profile(test.house, {anna, {}}, {.name = "Anna Ferrero", .language = {}, .zone = {}}));
    phone.asks("anna.ferrero@example.org");
    auto held = test.read([&](Reader& reader) { return people::everything_on(test.house, reader, anna); });
    CHECK(held["email"] == "Anna.Ferrero@example.org");
    CHECK(held["sessions"].size() == 1);
    CHECK(held["mails"].size() == 2);
    test.run(people::close_account(test.house, {anna, {}}));
    CHECK_FALSE(phone.is());
    for (auto table : {"session", "challenge", "mail", "notice", "mandate", "role"}) CHECK(count(test, table) == 0);
    auto left = test.read([](Reader& reader) {
        return reader.db.exists(
            "select 1 from person where email like '%anna%' or email_key like '%anna%' or name <> ''");
    });
    CHECK_FALSE(left);
    phone.asks("anna.ferrero@example.org");
    CHECK(phone.confirms(mailed_code(test)).person_id != anna);
    CHECK(test.chain_holds());
}

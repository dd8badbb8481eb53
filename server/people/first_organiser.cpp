#include "people/first_organiser.hpp"

#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "house.hpp"
#include "people/mail.hpp"
#include "people/rows.hpp"
#include "people/rules.hpp"
#include "people/sessions.hpp"

#include <utility>

namespace people {

namespace {

constexpr std::size_t token_bytes = 32;

void use_up(Tx& tx, const std::string& token)
{
    auto good = tx.db.exists("select 1 from organiser_link where token_hash = ? and expires_at_ms > ?",
                             Blob{sha256(token)}, tx.now);
    if (!good) throw Refusal{Reason::sign_in_expired};
    tx.db.run("delete from organiser_link");
}

PersonId account(Tx& tx, const FirstOrganiser& wanted, const std::string& language)
{
    auto address = read_email(wanted.email);
    if (!address) throw Refusal{Reason::bad_value, {{"field", "email"}}};
    require(fits_one_line("name", wanted.name));
    if (auto known = person_with_key(tx, address->key)) return *known;
    NewPerson person;
    person.name     = wanted.name;
    person.language = language;
    return insert_person(tx, *address, person);
}

struct Entered {
    SignedIn signed_in;
    std::optional<PersonId> before; // who was signed in with the cookie until now
};

} // namespace

bool has_organisers(Reader& reader)
{
    return reader.db.exists("select 1 from house_organiser limit 1")
           || reader.db.exists("select 1 from role where role = 'organiser' limit 1");
}

void make_house_organiser(Tx& tx, PersonId person)
{
    tx.db.run("insert into house_organiser (person_id, since_at_ms) values (?, ?) on conflict do nothing", person,
              tx.now);
}

std::string organiser_link(House& house)
{
    auto token = to_hex(random_bytes(token_bytes));
    auto hash  = sha256(token);
    house.ledger.keep_now([&](Tx& tx) {
        tx.db.run("delete from organiser_link");
        tx.db.run("insert into organiser_link (token_hash, expires_at_ms) values (?, ?)", Blob{hash},
                  tx.now + organiser_link_lasts);
    });
    return public_url(house) + "/organise#" + token;
}

FirstOrganiser FirstOrganiser::read(Fields& in)
{
    return {in.text("token", 100), in.text("name", max_name_chars), in.text("email", 254)};
}

awaitable<SignedIn> begin_as_organiser(House& house, FirstOrganiser wanted, std::string language, std::string session)
{
    auto change = [wanted, language, session](Tx& tx) {
        use_up(tx, wanted.token);
        auto person_id = account(tx, wanted, language);
        make_house_organiser(tx, person_id);
        auto before = end_session(tx, session);
        return Entered{{person_id, begin_session(tx, person_id)}, before};
    };
    auto beginning = house.ledger.keep(std::move(change));
    auto entered   = co_await std::move(beginning);
    if (entered.before) sessions_ended(house, *entered.before);
    co_return std::move(entered.signed_in);
}

} // namespace people

#include "support/people_verbs.hpp"

#include "base/refusal.hpp"

#include <catch2/catch.hpp>
#include <fstream>

namespace {

people::AddOrganisation cooperative(std::string name)
{
    people::AddOrganisation added;
    added.name = std::move(name), added.kind = "social_cooperative", added.zone = "pinerolese";
    return added;
}

} // namespace

TEST_CASE("roles are given in one process and taken away again, and the person sees it")
{
    HouseUnderTest test;
    auto anna  = citizen(test, "Anna");
    auto topic = people::topic_of(anna.person_id);
    test.watch(topic);
    becomes(test, anna, ProcessId{1}, people::Role::organiser);
    becomes(test, anna, ProcessId{1}, people::Role::moderator);
    CHECK(test.obeys_live_law(topic));
    CHECK(test.read(
        [&](Reader& r) { return people::has_role(r, anna.person_id, ProcessId{1}, people::Role::organiser); }));
    CHECK_FALSE(test.read(
        [&](Reader& r) { return people::has_role(r, anna.person_id, ProcessId{2}, people::Role::organiser); }));
    for (auto role : {people::Role::organiser, people::Role::moderator}) {
        test.run(people::take_role_away(test.house, Person{}, anna.person_id, ProcessId{1}, role));
        CHECK(test.obeys_live_law(topic));
    }
    auto again = people::take_role_away(test.house, Person{}, anna.person_id, ProcessId{1}, people::Role::moderator);
    CHECK(test.refusal_of(std::move(again)) == Reason::not_found);
}

TEST_CASE("a body is entered once, whatever the case and the accents, and the second learns which it is")
{
    HouseUnderTest test;
    auto anna  = citizen(test, "Anna");
    auto topic = people::topic_of(anna.person_id);
    test.watch(topic);
    auto added = test.run(people::add_organisation(test.house, anna, cooperative("Società cooperativa  La Fontana")));
    OrganisationId fountain{added.answer["organisation_id"].get<std::int64_t>()};
    CHECK(test.obeys_live_law(topic));
    CHECK(test.read([&](Reader& r) { return people::holds_mandate(r, anna.person_id, fountain); }));
    try {
        test.run(people::add_organisation(test.house, anna, cooperative("SOCIETA COOPERATIVA LA FONTANA")));
        FAIL("it was entered twice");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::organisation_exists);
        CHECK(refusal.details["organisation_id"] == fountain.value);
    }
}

TEST_CASE("bodies are found by any part of their names without accents, beginnings first")
{
    HouseUnderTest test;
    body(test, "Associazione Città aperta");
    body(test, "Città metropolitana di Torino");
    body(test, "100% cooperativa");
    auto names = [&](std::string text) {
        std::vector<std::string> found;
        for (const auto& each : test.read([&](Reader& r) { return people::organisations(r, text, 20); }))
            found.push_back(each.name);
        return found;
    };
    CHECK(names("CITTA") == std::vector<std::string>{"Città metropolitana di Torino", "Associazione Città aperta"});
    CHECK(names("%") == std::vector<std::string>{"100% cooperativa"});
    CHECK(names("nowhere").empty());
    CHECK(names("").size() == 3);
}

TEST_CASE("a mandate is taken and given up, twice without harm")
{
    HouseUnderTest test;
    auto anna     = citizen(test, "Anna");
    auto fountain = body(test, "La Fontana");
    auto topic    = people::topic_of(anna.person_id);
    test.watch(topic);
    for (int twice = 0; twice < 2; ++twice) {
        acts_for(test, anna, fountain);
        CHECK(test.obeys_live_law(topic));
    }
    CHECK(test.snapshot(topic)["organisations"].size() == 1);
    for (int twice = 0; twice < 2; ++twice) {
        test.run(people::give_up_mandate(test.house, anna, fountain));
        CHECK(test.obeys_live_law(topic));
    }
    CHECK_FALSE(test.read([&](Reader& r) { return people::holds_mandate(r, anna.person_id, fountain); }));
    CHECK(test.refusal_of(people::take_mandate(test.house, anna, OrganisationId{999})) == Reason::not_found);
}

TEST_CASE("an author is shown as the person chose: without a name, with it, or as the body")
{
    HouseUnderTest test;
    auto anna     = citizen(test, "Anna Ferrero");
    auto fountain = body(test, "La Fontana");
    auto shown    = [&](std::optional<OrganisationId> organisation_id, bool show_name) {
        return test.read([&](Reader& r) { return people::author(r, anna.person_id, organisation_id, show_name); });
    };
    CHECK(shown({}, false) == json{{"kind", "citizen"}});
    CHECK(shown({}, true) == json{{"kind", "citizen"}, {"name", "Anna Ferrero"}});
    CHECK(shown(fountain, false)["name"] == "La Fontana");
    CHECK(shown(fountain, true).dump().find("Anna") == std::string::npos);
    test.run(people::close_account(test.house, anna));
    CHECK(shown({}, true) == json{{"kind", "citizen"}});
    CHECK(shown(fountain, true)["kind"] == "organisation");
}

TEST_CASE("a profile is changed field by field")
{
    HouseUnderTest test;
    auto anna  = citizen(test, "Anna");
    auto topic = people::topic_of(anna.person_id);
    test.watch(topic);
    auto change = [&](people::ChangeProfile fields) {
        return people::change_profile(test.house, anna, std::move(fields));
    };
    test.run(change({.name = "Anna Maria", .language = {}, .zone = "torino"}));
    CHECK(test.obeys_live_law(topic));
    test.run(change({.name = {}, .language = "fr", .zone = ""}));
    CHECK(test.obeys_live_law(topic));
    auto state = test.snapshot(topic);
    CHECK(state["name"] == "Anna Maria");
    CHECK(state["language"] == "fr");
    CHECK_FALSE(state.contains("zone"));
    CHECK(test.refusal_of(change({.name = "Anna\nBcc: all@example.org", .language = {}, .zone = {}}))
          == Reason::bad_value);
    CHECK(test.refusal_of(change({.name = {}, .language = "xx", .zone = {}})) == Reason::bad_value);
    CHECK(test.refusal_of(change({.name = {}, .language = {}, .zone = "atlantis"})) == Reason::bad_value);
}

TEST_CASE("the fifty newest notices stand on the person's page")
{
    HouseUnderTest test;
    auto anna  = citizen(test, "Anna");
    auto topic = people::topic_of(anna.person_id);
    test.watch(topic);
    for (int i = 1; i <= 52; ++i)
        test.house.ledger.write_now([&](Tx& tx) {
            Event event;
            event.topic = "proposal/1", event.kind = "proposal_hidden", event.payload = json::object();
            event.patches = {
                people::notice(tx, anna.person_id,
                               {{"kind", "proposal_hidden"}, {"proposal_id", i}, {"title", "x"}, {"reason", "y"}})};
            return event;
        });
    CHECK(test.obeys_live_law(topic));
    CHECK(test.snapshot(topic)["notices"].size() == 50);
}

TEST_CASE("a closed account leaves nothing personal, and the record still verifies")
{
    HouseUnderTest test;
    auto anna  = citizen(test, "Anna Ferrero");
    auto topic = people::topic_of(anna.person_id);
    acts_for(test, anna, body(test, "La Fontana"));
    becomes(test, anna, ProcessId{1}, people::Role::observer);
    test.watch(topic);
    test.run(people::close_account(test.house, anna));
    CHECK(test.obeys_live_law(topic));
    CHECK(test.snapshot(topic).is_null());
    CHECK(test.chain_holds());
    CHECK(test.refusal_of(people::close_account(test.house, anna)) == Reason::not_signed_in);
    CHECK(citizen(test, "Anna Ferrero").person_id != anna.person_id);
}

TEST_CASE("nothing of a closed account can be read from the files that are left")
{
    HouseUnderTest runner;
    TemporaryFolder folder;
    {
        Config config;
        config.data = folder.path();
        House house(config);
        people::NewPerson zenobia{
            .name = "Zenobia Quattrocchi", .email = "zenobia@example.org", .zone = {}, .demo_as = {}};
        auto added = runner.run(people::add_person(house, zenobia));
        Person person{PersonId{added.answer["person_id"].get<std::int64_t>()}, {}};
        people::AskToSignIn asked{"zenobia@example.org", {}};
        runner.run(people::ask_to_sign_in(house, asked, ""));
        runner.run(people::close_account(house, person));
    }
    for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream stream(file.path(), std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        INFO(file.path());
        for (auto trace : {"zenobia", "Zenobia", "Quattrocchi"}) CHECK(bytes.find(trace) == std::string::npos);
    }
}

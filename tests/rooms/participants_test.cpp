#include "exports/participants.hpp"
#include "support/exports_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

struct Office {
    HouseUnderTest house;
    OpenConsultation world = open_consultation(house);
    Person olga            = citizen(house, "Olga");

    Office() { becomes(house, olga, world.process_id, people::Role::organiser); }

    void notes(OrganisationId id, std::vector<std::string> channels, bool named = true)
    {
        exports::NoteParticipation noted{
            .process_id = world.process_id, .organisation_id = id, .channels = std::move(channels), .named = named};
        house.run(exports::note_participation(house.house, olga, noted));
    }
    void counts(std::map<std::string, std::int64_t> citizens)
    {
        exports::CountCitizens counted{world.process_id, std::move(citizens)};
        house.run(exports::count_citizens(house.house, olga, counted));
    }
    void joins(OrganisationId one, OrganisationId into)
    {
        house.run(exports::join_bodies(house.house, olga, {world.process_id, one, into}));
    }
    exports::Participants list(std::int64_t seq = 0)
    {
        return house.read([&](Reader& reader) {
            auto seen = exports::seen_now(reader, world.process_id);
            return exports::participants(reader, world.process_id, seen, seq == 0 ? reader.seq : seq);
        });
    }
    std::string appendix(const std::string& language = "it", std::int64_t seq = 0)
    {
        return exported(house, "appendix", world.process_id, seq, language);
    }
};

} // namespace

TEST_CASE("the appendix numbers 134 bodies, then twelve citizens as a count")
{
    Office office;
    for (int i = 134; i > 0; --i) {
        auto number = std::to_string(i);
        auto id     = body(office.house, "Ente " + std::string(3 - number.size(), '0') + number);
        office.notes(id, {"interview"});
    }
    office.counts({{"event", 9}, {"interview", 3}});
    auto page = office.appendix();
    CHECK_THAT(page, Contains("<li value=\"1\">Ente 001</li>") && Contains("<li value=\"134\">Ente 134</li>"));
    CHECK_THAT(page, Contains("135–146: dodici cittadini privati"));
    CHECK_THAT(office.appendix("en"), Contains("135–146: twelve private citizens"));
    CHECK_THAT(office.appendix("fr"), Contains("135–146: douze citoyens privés"));
}

TEST_CASE("who took part in the consultation is seen by the house; who does not want to be named is a number")
{
    Office office;
    auto anna = citizen(office.house, "Anna"), bruno = citizen(office.house, "Bruno");
    auto coop = body(office.house, "Cooperativa Alta Valle"), union_ = body(office.house, "Unione Agricola");
    acts_for(office.house, bruno, coop);
    acts_for(office.house, bruno, union_);
    auto id = proposes(office.house, anna, office.world, "A bench");
    endorses(office.house, bruno, id, coop);
    endorses(office.house, bruno, id, union_);
    office.notes(union_, {}, false);
    auto page = office.appendix();
    CHECK_THAT(page, Contains("<li value=\"1\">Cooperativa Alta Valle</li>") && !Contains("Unione Agricola"));
    CHECK_THAT(page, Contains("2: un") && Contains("3: un") && !Contains("Anna"));
}

TEST_CASE("the desk's list and the appendix see the same bodies and citizens")
{
    Office office;
    auto anna = citizen(office.house, "Anna"), bruno = citizen(office.house, "Bruno");
    auto coop = body(office.house, "Cooperativa Alta Valle");
    acts_for(office.house, bruno, coop);
    auto id = proposes(office.house, anna, office.world, "A bench");
    endorses(office.house, bruno, id, coop);
    office.house.read([&](Reader& reader) {
        auto now = exports::seen_now(reader, office.world.process_id);
        exports::Making making{.process_id  = office.world.process_id,
                               .moment      = {reader.seq, reader.now},
                               .export_name = "appendix",
                               .language    = "it"};
        exports::Scene scene(reader, office.house.house.signer, std::move(making));
        auto then = exports::seen_at(scene);
        CHECK(now.bodies == then.bodies);
        CHECK(now.citizens == then.citizens);
        CHECK(now.citizens == 1);
    });
}

TEST_CASE("only the desk notes who took part, by channels that there are")
{
    Office office;
    auto anna = citizen(office.house, "Anna");
    auto coop = body(office.house, "Cooperativa Alta Valle");
    exports::NoteParticipation noted{
        .process_id = office.world.process_id, .organisation_id = coop, .channels = {"interview"}};
    CHECK(office.house.refusal_of(exports::note_participation(office.house.house, anna, noted)) == Reason::not_found);
    noted.channels = {"telepathy"};
    CHECK(office.house.refusal_of(exports::note_participation(office.house.house, office.olga, noted))
          == Reason::bad_value);
}

TEST_CASE("a body entered twice is counted once, with all that both did, and can be taken apart again")
{
    Office office;
    auto one = body(office.house, "A.I.C.S. Torino"), two = body(office.house, "AICS Torino");
    auto third = body(office.house, "Banca del Tempo");
    office.notes(one, {"interview"});
    office.notes(two, {"event"});
    office.notes(third, {"event"});
    auto before = newest_seq(office.house);
    office.joins(two, one);
    auto list = office.list();
    REQUIRE(list.bodies.size() == 2);
    CHECK(list.bodies[0].channels == std::set<std::string>{"event", "interview"});
    CHECK(list.bodies[0].like.empty());
    REQUIRE(list.bodies[0].also.size() == 1);
    CHECK(list.bodies[0].also[0].name == "AICS Torino");
    CHECK_THAT(office.appendix(), !Contains("AICS Torino</li>"));
    CHECK(office.list(before).bodies.size() == 3);
    auto joined = newest_seq(office.house);
    office.house.run(exports::separate_body(office.house.house, office.olga, office.world.process_id, two));
    CHECK(office.list().bodies.size() == 3);
    CHECK(office.list(joined).bodies.size() == 2);
}

TEST_CASE("bodies are joined by the desk, never in a circle")
{
    Office office;
    auto anna = citizen(office.house, "Anna");
    auto one = body(office.house, "A.I.C.S. Torino"), two = body(office.house, "AICS Torino");
    auto refusal = [&](const Person& person, OrganisationId body, OrganisationId into) {
        return office.house.refusal_of(
            exports::join_bodies(office.house.house, person, {office.world.process_id, body, into}));
    };
    CHECK(refusal(anna, two, one) == Reason::not_found);
    CHECK(refusal(office.olga, one, one) == Reason::bad_value);
    office.joins(two, one);
    CHECK(refusal(office.olga, one, two) == Reason::bad_value);
    CHECK(refusal(office.olga, two, one) == Reason::already_so);
    CHECK(office.house.refusal_of(exports::separate_body(office.house.house, office.olga, office.world.process_id, one))
          == Reason::not_found);
}

TEST_CASE("an earlier appendix tells what was noted then, and keeps it after later notes", "[participation]")
{
    Office office;
    auto coop = body(office.house, "Cooperativa Alta Valle"), bank = body(office.house, "Banca del Tempo");
    office.notes(coop, {"interview"});
    office.counts({{"event", 9}});
    auto then   = newest_seq(office.house);
    auto before = office.appendix("it", then);
    CHECK_THAT(before, Contains("Cooperativa Alta Valle") && Contains("2–10: nove cittadini privati"));
    office.notes(coop, {"event"});
    office.notes(bank, {"event"});
    office.counts({{"interview", 2}});
    office.notes(coop, {});
    CHECK(office.appendix("it", then) == before);
    CHECK(office.list(then).bodies[0].by_hand == std::set<std::string>{"interview"});
    CHECK_THAT(office.appendix(), !Contains("Cooperativa Alta Valle") && Contains("2–3: due cittadini privati"));
}

TEST_CASE("who does not want to be named any more is named as of no event, and not again where it had refused",
          "[participation]")
{
    Office office;
    auto coop = body(office.house, "Cooperativa Alta Valle");
    office.notes(coop, {"interview"});
    auto agreed = newest_seq(office.house);
    auto job    = prepares(office.house, office.olga, office.world.process_id, "appendix");
    office.notes(coop, {"interview"}, false);
    auto refused = newest_seq(office.house);
    for (auto seq : {agreed, refused}) CHECK_THAT(office.appendix("it", seq), !Contains("Cooperativa"));
    CHECK(!office.house.read(
        [&](Reader& reader) { return exports::newest_ready(reader, office.world.process_id, "appendix"); }));
    exports::tidy(office.house.house);
    CHECK(!std::filesystem::exists(exports::file_of(office.house.house, job)));
    exports::NoteParticipation silent{
        .process_id = office.world.process_id, .organisation_id = coop, .channels = {"interview", "event"}};
    office.house.run(exports::note_participation(office.house.house, office.olga, silent));
    CHECK_THAT(office.appendix(), !Contains("Cooperativa"));
    office.notes(coop, {"interview"}, true);
    CHECK_THAT(office.appendix(), Contains("Cooperativa"));
    CHECK_THAT(office.appendix("it", agreed), Contains("Cooperativa"));
    CHECK_THAT(office.appendix("it", refused), !Contains("Cooperativa"));
}

TEST_CASE("a refusal holds under each name that a body was entered by", "[participation]")
{
    Office office;
    auto one = body(office.house, "A.I.C.S. Torino"), two = body(office.house, "AICS Torino");
    office.notes(one, {"interview"});
    office.notes(two, {"event"});
    auto apart = newest_seq(office.house);
    office.joins(two, one);
    office.notes(one, {"interview"}, false);
    for (const auto& page : {office.appendix(), office.appendix("it", apart)})
        CHECK_THAT(page, !Contains("A.I.C.S.") && !Contains("AICS"));
}

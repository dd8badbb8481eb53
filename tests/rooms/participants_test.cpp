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
    std::string appendix(const std::string& language = "it")
    {
        return exported(house, "appendix", world.process_id, 0, language);
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

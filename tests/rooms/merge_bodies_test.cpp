#include "exports/merging.hpp"
#include "exports/participants.hpp"
#include "setting_up/setting_up.hpp"
#include "support/exports_verbs.hpp"
#include "support/meeting_verbs.hpp"
#include "support/proposals_verbs.hpp"
#include "support/recount.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

// One cooperative, entered twice by people who did not know of one another: each proposes and endorses as their own.
struct Twice {
    HouseUnderTest house;
    OpenConsultation world = open_consultation(house);
    Person olga = citizen(house, "Olga"), anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno"),
           carla = citizen(house, "Carla"), dario = citizen(house, "Dario");
    OrganisationId stays = body(house, "Cooperativa Alta Valle"), goes = body(house, "Coop. Alta Valle");
    ProposalId of_anna, of_bruno, of_dario, of_carla;
    CommentId said;

    Twice()
    {
        becomes(house, olga, world.process_id, people::Role::organiser);
        for (const auto& who : {anna, carla}) acts_for(house, who, stays);
        for (const auto& who : {bruno, carla}) acts_for(house, who, goes);
        of_anna  = proposes_as(anna, stays, "A rail for bicycles");
        of_bruno = proposes_as(bruno, goes, "Buses on Sunday");
        of_dario = proposes(house, dario, world, "A bench in the square");
        of_carla = proposes(house, carla, world, "A fountain");
        endorses(house, anna, of_dario, stays);
        endorses(house, bruno, of_dario, goes);
        endorses(house, bruno, of_carla, goes);
        proposals::AddComment words{.proposal_id = of_dario, .body = "Well said"};
        words.organisation_id = goes;
        said                  = CommentId{
            house.run(proposals::add_comment(house.house, bruno, words)).answer["comment_id"].get<std::int64_t>()};
    }
    ProposalId proposes_as(const Person& who, OrganisationId as, const std::string& title)
    {
        auto words            = change_of(world, title);
        words.organisation_id = as;
        auto event            = house.run(proposals::submit_proposal(house.house, who, words));
        return ProposalId{event.answer["proposal_id"].get<std::int64_t>()};
    }
    exports::MergeBodies merging() const { return {world.process_id, goes, stays, "Same tax code."}; }
    Event merges() { return house.run(exports::merge_bodies(house.house, olga, merging())); }
    Reason refusal(const Person& who, const exports::MergeBodies& wanted)
    {
        return house.refusal_of(exports::merge_bodies(house.house, who, wanted));
    }
    json counts() { return house.snapshot(consultations::topic_of(world.consultation_id))["counts"]; }
    json shown(ProposalId id) { return house.snapshot(proposals::topic_of(id)); }
    std::vector<std::string> screens() const
    {
        std::vector<std::string> all{consultations::topic_of(world.consultation_id),
                                     consultations::topic_of(world.consultation_id) + "/desk",
                                     processes::topic_of(world.process_id)};
        for (auto id : {of_anna, of_bruno, of_dario, of_carla}) all.push_back(proposals::topic_of(id));
        for (const auto& who : {anna, bruno, carla, dario}) all.push_back(people::topic_of(who.person_id));
        return all;
    }
};

std::map<std::string, std::string> all_exports(Twice& at, std::int64_t seq)
{
    std::map<std::string, std::string> all;
    for (auto name : {"bundle", "workbook", "tables", "data", "report", "appendix", "open_data"})
        all[name] = exported(at.house, name, at.world.process_id, seq);
    return all;
}

} // namespace

TEST_CASE("of two bodies that are one, all that the one has done is the other's, and what both did counts once",
          "[registry]")
{
    Twice at;
    CHECK(at.counts()["endorsements"] == 3);
    CHECK(at.counts()["organisations"] == 2);
    Screening screens(at.house, at.screens());
    at.merges();
    CHECK(screens.hold());
    CHECK(at.counts()["endorsements"] == 2);
    CHECK(at.counts()["organisations"] == 1);
    CHECK(at.counts()["proposals"] == 4);
    CHECK(at.shown(at.of_bruno)["author"]["name"] == "Cooperativa Alta Valle");
    auto bench = at.shown(at.of_dario);
    CHECK(bench["endorsements"] == 1);
    CHECK(bench["endorsing"].size() == 1);
    CHECK(at.house.read([](Reader& reader) { return miscounted(reader.db); }) == "");
    auto key   = std::to_string(at.stays.value);
    auto bruno = at.house.snapshot(people::topic_of(at.bruno.person_id))["organisations"];
    CHECK(bruno.size() == 1);
    CHECK(bruno.contains(key));
    CHECK(at.house.snapshot(people::topic_of(at.carla.person_id))["organisations"].size() == 1);
    CHECK(at.house.refusal_of(proposals::endorse_proposal(at.house.house, at.bruno, at.of_anna, at.goes))
          == Reason::not_your_organisation);
    endorses(at.house, at.bruno, at.of_anna, at.stays);
}

TEST_CASE("a body that went into another is found under no name but the other's", "[registry]")
{
    Twice at;
    at.merges();
    auto found = at.house.read([](Reader& reader) { return people::organisations(reader, "alta valle", 10); });
    REQUIRE(found.size() == 1);
    CHECK(found[0].organisation_id == at.stays);
    people::AddOrganisation again{.name = "Coop. Alta Valle", .kind = "social_cooperative", .zone = "pinerolese"};
    try {
        at.house.run(people::add_organisation(at.house.house, at.dario, again));
        FAIL("it was entered a third time");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::organisation_exists);
        CHECK(refusal.details["organisation_id"] == at.stays.value);
    }
    acts_for(at.house, at.dario, at.goes);
    CHECK(at.house.read([&](Reader& reader) { return people::holds_mandate(reader, at.dario.person_id, at.stays); }));
}

TEST_CASE("what was told of an instant before two bodies became one is told to the byte as before", "[registry]")
{
    Twice at;
    auto seq    = newest_seq(at.house);
    auto before = all_exports(at, seq);
    at.merges();
    for (const auto& [name, bytes] : all_exports(at, seq)) {
        INFO(name);
        CHECK(bytes == before[name]);
    }
    auto now = unpacked(exported(at.house, "tables", at.world.process_id));
    for (const auto& [name, text] : now) {
        if (name == "log.csv") continue; // the record keeps the day on which it was entered
        INFO(name);
        CHECK_THAT(text, !Contains("Coop. Alta Valle"));
    }
    at.house.read([&](Reader& reader) {
        exports::Making making{.process_id  = at.world.process_id,
                               .moment      = {reader.seq, reader.now},
                               .export_name = "appendix",
                               .language    = "it"};
        exports::Scene scene(reader, at.house.house.signer, std::move(making));
        CHECK(exports::seen_now(reader, at.world.process_id).bodies == exports::seen_at(scene).bodies);
    });
}

TEST_CASE("a bundle holds by both checkers, as of before and after two bodies became one", "[registry]")
{
    Twice at;
    auto before = newest_seq(at.house);
    at.merges();
    endorses(at.house, at.bruno, at.of_anna, at.stays);
    for (auto seq : {before, before + 1, newest_seq(at.house)}) {
        auto bundle = exported(at.house, "bundle", at.world.process_id, seq);
        CHECK(checked(bundle).faults.empty());
        auto [code, said] = checked_again(bundle);
        INFO(said);
        CHECK(code == 0);
    }
}

TEST_CASE("what is done at the desk is in its log with who did it, also without a key to repeat it by", "[registry]")
{
    Twice at;
    at.house.run(exports::join_bodies(at.house.house, at.olga, {at.world.process_id, at.goes, at.stays}));
    at.merges();
    auto log = at.house.read([&](Reader& reader) {
        return setting_up::log_page(reader, "it", {.process_id = at.world.process_id, .area = "out", .person_id = {}});
    });
    REQUIRE(log["items"].size() == 2);
    for (const auto& one : log["items"]) CHECK(one["person"]["name"] == "Olga");
    CHECK(log["items"][0]["kind"] == "organisations_merged");
    CHECK(log["items"][0]["reason"] == "Same tax code.");
    CHECK(log["items"][1]["kind"] == "bodies_joined");
}

TEST_CASE("what merging will do is told beforehand, exactly", "[registry]")
{
    Twice at;
    auto preview = at.house.read([&](Reader& reader) {
        return exports::merging_preview(at.house.house, reader, at.olga.person_id, at.world.process_id, at.goes,
                                        at.stays);
    });
    CHECK(preview["into"]["name"] == "Cooperativa Alta Valle");
    auto expected = json{
        {"mandates", 1},      {"proposals", 1}, {"comments", 1}, {"endorsements", 1}, {"endorsements_of_both", 1},
        {"registrations", 0}, {"promoted", 0},  {"approvals", 0}};
    CHECK(preview["counts"] == expected);
}

TEST_CASE("bodies are merged by an organiser of every process that the one has left something in", "[registry]")
{
    Twice at;
    CHECK(at.refusal(at.anna, at.merging()) == Reason::not_found);
    auto itself = at.merging();
    itself.into = at.goes;
    CHECK(at.refusal(at.olga, itself) == Reason::bad_value);

    auto meeting           = open_meeting(at.house);
    auto wanted            = wish(meeting);
    wanted.organisation_id = at.goes;
    registers(at.house, at.bruno, wanted);
    CHECK(at.refusal(at.olga, at.merging()) == Reason::body_elsewhere);
    becomes(at.house, at.olga, meeting.process_id, people::Role::organiser);
    auto seq    = newest_seq(at.house);
    auto before = exported(at.house, "tables", meeting.process_id, seq);
    Screening screens(at.house, {meeting.topic(), meeting.desk(), people::topic_of(at.bruno.person_id)});
    at.merges();
    CHECK(screens.hold());
    CHECK(exported(at.house, "tables", meeting.process_id, seq) == before);
    auto now = unpacked(exported(at.house, "tables", meeting.process_id));
    CHECK_THAT(now.at("registrations.csv"), Contains("Cooperativa Alta Valle") && !Contains("Coop. Alta Valle"));
    CHECK(at.refusal(at.olga, at.merging()) == Reason::not_found);
    auto back = at.merging();
    std::swap(back.organisation_id, back.into);
    CHECK(at.refusal(at.olga, back) == Reason::bad_value);
}

TEST_CASE("what the list counted the other way round is no circle once they are one; what was noted of both is kept",
          "[registry]")
{
    Twice at;
    auto note = [&](OrganisationId id, std::vector<std::string> channels, bool named) {
        exports::NoteParticipation noted{
            .process_id = at.world.process_id, .organisation_id = id, .channels = std::move(channels), .named = named};
        at.house.run(exports::note_participation(at.house.house, at.olga, noted));
    };
    auto list = [&] {
        return at.house.read([&](Reader& reader) {
            auto seen = exports::seen_now(reader, at.world.process_id);
            return exports::participants(reader, at.world.process_id, seen, reader.seq);
        });
    };
    note(at.stays, {"interview"}, true);
    note(at.goes, {"event"}, false);
    at.house.run(exports::join_bodies(at.house.house, at.olga, {at.world.process_id, at.stays, at.goes}));
    at.merges();
    auto all = list();
    REQUIRE(all.bodies.size() == 1);
    CHECK(all.bodies[0].body.organisation_id == at.stays);
    CHECK(all.bodies[0].by_hand == std::set<std::string>{"event", "interview"});
    CHECK(all.bodies[0].also.empty());
    CHECK(!all.bodies[0].named);
    note(at.stays, {"interview"}, true);
    all = list();
    CHECK(all.bodies[0].by_hand == std::set<std::string>{"interview"});
    CHECK(all.bodies[0].named);
    CHECK(at.house.refusal_of(exports::separate_body(at.house.house, at.olga, at.world.process_id, at.goes))
          == Reason::not_found);
}

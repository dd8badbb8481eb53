#include "support/proposals_verbs.hpp"
#include "watching/watching.hpp"

#include <catch2/catch.hpp>

namespace {

struct Watched {
    explicit Watched(const std::string& moderation = "after")
        : consultation{open_consultation(house, "support", moderation)}
    {
        becomes(house, olga, consultation.process_id, people::Role::organiser);
    }

    HouseUnderTest house;
    OpenConsultation consultation;
    Person anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno"), olga = citizen(house, "Olga"),
           rita = moderator(house, consultation);
    Screening screens{house, {watching::desk_of(consultation.process_id)}};

    json shown()
    {
        return house.read([&](Reader& reader) { return watching::watching(reader, consultation.process_id, {}); });
    }
    json cells(const std::string& key)
    {
        auto all = shown();
        for (const auto& row : all["rows"])
            if (row["node_id"] == consultation.node(key).value) return row["cells"];
        return nullptr;
    }
    json wait(const std::string& what)
    {
        auto all = shown();
        for (const auto& one : all["waiting"])
            if (one["what"] == what) return one;
        return nullptr;
    }
    json desk() { return house.snapshot(watching::desk_of(consultation.process_id)); }
    void promises(std::optional<int> hours)
    {
        watching::SetServiceTime wanted{consultation.process_id, hours};
        house.run(watching::set_service_time(house.house, olga, wanted));
    }
    ProposalId proposes_for(const Person& person, OrganisationId body, const std::string& title)
    {
        auto submitted            = change_of(consultation, title);
        submitted.organisation_id = body;
        auto event                = house.run(proposals::submit_proposal(house.house, person, submitted));
        return {event.answer["proposal_id"].get<std::int64_t>()};
    }
};

const json one_citizen{{"citizen", {{"none", 1}}}};

} // namespace

TEST_CASE("whoever proposes, supports and comments at one place is one voice there")
{
    Watched at;
    auto first  = proposes(at.house, at.anna, at.consultation, "A bench");
    auto second = proposes(at.house, at.anna, at.consultation, "Another bench");
    votes(at.house, at.anna, second);
    comments(at.house, at.anna, first, "And a tree.");
    CHECK(at.cells("1.1") == one_citizen); // action 1.1.1-A hangs under objective 1.1
    CHECK(at.cells("1.2") == json::object());
    CHECK(at.shown()["voices"] == 1);

    votes(at.house, at.bruno, first);
    CHECK(at.cells("1.1") == json{{"citizen", {{"none", 2}}}});
}

TEST_CASE("supports stand by the row that their proposal hangs under, as many as the live counts tell", "[watching]")
{
    Watched at;
    auto live = consultations::topic_of(at.consultation.consultation_id);
    at.screens.add(live);
    auto of = [&](const std::string& key) {
        auto all = at.shown();
        for (const auto& row : all["rows"])
            if (row["node_id"] == at.consultation.node(key).value) return row["supports"].get<int>();
        return -1;
    };
    auto agrees = [&] { return at.shown()["supports"] == at.house.snapshot(live)["counts"]["supports"]; };
    auto first  = proposes(at.house, at.anna, at.consultation, "A bench");
    auto second = proposes(at.house, at.anna, at.consultation, "Another bench");
    CHECK(of("1.1") == 0);
    votes(at.house, at.bruno, first);
    votes(at.house, at.rita, first);
    votes(at.house, at.bruno, second);
    CHECK(of("1.1") == 3); // both hang on action 1.1.1-A
    CHECK(of("1.2") == 0);
    CHECK(at.shown()["supports"] == 3);
    CHECK(agrees());
    moderates(at.house, at.rita, "hide", first);
    CHECK(of("1.1") == 1);
    CHECK(agrees());
    moderates(at.house, at.rita, "restore", first);
    withdraws(at.house, at.anna, second);
    CHECK(of("1.1") == 3); // what was withdrawn stays to be read, with the supports that it had
    CHECK(agrees());
    CHECK(at.screens.hold());
}

TEST_CASE("a body is one voice of its kind and zone, whoever speaks for it")
{
    Watched at;
    auto union_ = body(at.house, "Camera del lavoro", "union", "chivassese");
    acts_for(at.house, at.anna, union_);
    acts_for(at.house, at.bruno, union_);
    at.proposes_for(at.anna, union_, "Work near home");
    auto id = proposes(at.house, at.rita, at.consultation, "A bus");
    endorses(at.house, at.bruno, id, union_);
    CHECK(at.cells("1.1") == json{{"citizen", {{"none", 1}}}, {"union", {{"chivassese", 1}}}});
    CHECK(at.shown()["registered"]["kinds"]["union"] == 1);
    CHECK(at.shown()["registered"]["zones"]["chivassese"] == 1);
}

TEST_CASE("what is hidden, withdrawn or taken back is no voice, and is one again when it returns")
{
    Watched at;
    auto id = proposes(at.house, at.anna, at.consultation, "A bench");
    votes(at.house, at.bruno, id);
    moderates(at.house, at.rita, "hide", id);
    CHECK(at.shown()["voices"] == 0);
    moderates(at.house, at.rita, "restore", id);
    CHECK(at.shown()["voices"] == 2);

    auto words = comments(at.house, at.olga, id, "Yes.");
    CHECK(at.shown()["voices"] == 3);
    moderates(at.house, at.rita, "hide", id, words);
    CHECK(at.shown()["voices"] == 2);
    withdraws(at.house, at.anna, id);
    CHECK(at.shown()["voices"] == 0);
    CHECK(at.screens.hold());
}

TEST_CASE("what is said of a whole theme has a row of its own")
{
    Watched at;
    auto general    = change_of(at.consultation, "Of it all");
    general.kind    = "general";
    general.node_id = at.consultation.node("2");
    general.suggested_text.reset();
    at.house.run(proposals::submit_proposal(at.house.house, at.anna, general));
    CHECK(at.cells("2") == one_citizen);
    CHECK(at.cells("2.1") == json::object());
}

TEST_CASE("a report waits until the text is hidden, and is late after the hours that the process promises")
{
    Watched at;
    auto id = proposes(at.house, at.anna, at.consultation, "A bench");
    flags(at.house, at.bruno, id);
    CHECK(at.desk()["flags"] == 1);
    CHECK(at.wait("flags")["n"] == 1);
    CHECK(at.wait("flags")["who"] == json{"Rita"});
    it_is(at.house, "2025-03-04T11:00:00+01:00");
    CHECK(at.wait("flags")["late"] == 0); // nothing is promised
    at.promises(48);
    CHECK(at.wait("flags")["late"] == 0);
    at.promises(24);
    CHECK(at.wait("flags")["late"] == 1);
    CHECK(at.desk()["service_hours"] == 24);
    moderates(at.house, at.rita, "hide", id);
    CHECK(at.wait("flags").is_null());
    CHECK(at.desk()["flags"] == 0);
    at.promises({});
    CHECK_FALSE(at.desk().contains("service_hours"));
    CHECK(at.screens.hold());
}

TEST_CASE("a proposal that waits for a moderator is on the desk until it is published or withdrawn")
{
    Watched at("before");
    auto first  = proposes(at.house, at.anna, at.consultation, "A bench");
    auto second = proposes(at.house, at.bruno, at.consultation, "A tree");
    CHECK(at.desk()["pending"] == 2);
    CHECK(at.shown()["voices"] == 0);
    moderates(at.house, at.rita, "publish", first);
    withdraws(at.house, at.bruno, second);
    CHECK(at.desk()["pending"] == 0);
    CHECK(at.shown()["voices"] == 1);
    CHECK(at.screens.hold());
}

TEST_CASE("after the closing each proposal waits for somebody to look into it")
{
    Watched at;
    proposes(at.house, at.anna, at.consultation, "A bench");
    CHECK(at.wait("assignment").is_null());
    it_is(at.house, "2025-03-12T00:00:00+01:00");
    CHECK(at.wait("assignment")["n"] == 1);
    CHECK(at.wait("assignment")["since"] == "2025-03-11T22:59:59.999Z");
}

TEST_CASE("only organisers, moderators and observers watch, and only an organiser sets the service time")
{
    Watched at;
    auto may = [&](const std::optional<PersonId>& person) {
        return at.house.read(
            [&](Reader& reader) { return watching::may_watch(reader, person, at.consultation.process_id); });
    };
    auto vera = citizen(at.house, "Vera");
    becomes(at.house, vera, at.consultation.process_id, people::Role::observer);
    for (const auto& who : {at.olga, at.rita, vera}) CHECK(may(who.person_id));
    CHECK_FALSE(may(at.anna.person_id));
    CHECK_FALSE(may({}));
    watching::SetServiceTime wanted{at.consultation.process_id, 24};
    CHECK(at.house.refusal_of(watching::set_service_time(at.house.house, at.rita, wanted)) == Reason::not_found);
}

namespace {

json mails_of(HouseUnderTest& house)
{
    return house.read([](Reader& reader) {
        auto all = json::array();
        reader.db.each("select address, body from mail order by mail_id", [&](const Row& row) {
            all.push_back({{"to", row.text(0)}, {"body", row.text(1)}});
        });
        return all;
    });
}

} // namespace

TEST_CASE("the office writes once to everybody who could speak for a silent kind or zone")
{
    Watched at;
    auto camera = body(at.house, "Camera del lavoro", "union", "chivassese");
    auto town   = body(at.house, "Comune di Lanzo", "municipality", "ciriacese_lanzo");
    acts_for(at.house, at.anna, camera);
    acts_for(at.house, at.anna, town);
    acts_for(at.house, at.bruno, town);
    auto before = mails_of(at.house).size();
    watching::WriteToSilent letter{at.consultation.process_id, {"union"}, {"ciriacese_lanzo"}, "A few lines count."};
    auto event = at.house.run(watching::write_to_silent(at.house.house, at.olga, letter));
    CHECK(event.answer["written"] == 2);
    auto mails = mails_of(at.house);
    REQUIRE(mails.size() == before + 2);
    CHECK(mails.back()["body"].get<std::string>().find("A few lines count.") != std::string::npos);
    CHECK(event.payload == json{{"process_id", at.consultation.process_id.value}}); // not to whom

    letter.kinds = {"bank"}, letter.zones = {};
    CHECK(at.house.refusal_of(watching::write_to_silent(at.house.house, at.olga, letter)) == Reason::bad_value);
    CHECK(at.house.refusal_of(watching::write_to_silent(at.house.house, at.rita, letter)) == Reason::not_found);
    it_is(at.house, "2025-03-12T00:00:00+01:00");
    letter.kinds = {"union"};
    CHECK(at.house.refusal_of(watching::write_to_silent(at.house.house, at.olga, letter))
          == Reason::consultation_closed);
}

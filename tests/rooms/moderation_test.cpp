#include "proposals/access.hpp"
#include "proposals/flags.hpp"
#include "store/record.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

struct Moderated {
    explicit Moderated(const std::string& moderation = "after")
        : consultation{open_consultation(house, "support", moderation)}
    {
        id = proposes(house, anna, consultation, "A zebra in the square");
        screens.add("proposal/1");
        for (const auto& who : {anna, bruno, rita}) screens.add(people::topic_of(who.person_id));
    }
    HouseUnderTest house;
    OpenConsultation consultation;
    Person anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno"), rita = moderator(house, consultation);
    ProposalId id;
    Screening screens{house, {"consultation/1"}};

    bool is_anywhere(const std::string& word)
    {
        return all_in_public(house, consultation.consultation_id).find(word) != std::string::npos
               || !titles_found(house, consultation.consultation_id, word).empty();
    }
    json screen_of(const Person& person) { return house.snapshot(people::topic_of(person.person_id)); }
};

Reason reading(HouseUnderTest& house, const std::optional<Person>& person, ProposalId id)
{
    try {
        house.read([&](Reader& reader) { return proposals::readable_by(reader, person, id); });
    } catch (const Refusal& refusal) {
        return refusal.reason;
    }
    return Reason::unexpected; // that is: it was shown
}

constexpr auto shown = Reason::unexpected;

} // namespace

TEST_CASE("a proposal that a moderator hides is nowhere, and is everywhere again when it is restored")
{
    Moderated at;
    votes(at.house, at.bruno, at.id);
    comments(at.house, at.bruno, at.id, "A zebra crossing, I hope.");
    edits(at.house, at.anna, at.id, 1, "A zebra beside the square");
    auto before = at.house.snapshot("consultation/1");
    CHECK(at.is_anywhere("zebra"));
    CHECK(before["counts"]
          == json{{"proposals", 1}, {"supports", 1}, {"comments", 1}, {"endorsements", 0}, {"organisations", 0}});

    moderates(at.house, at.rita, "hide", at.id);
    CHECK(at.screens.hold());
    CHECK_FALSE(at.is_anywhere("zebra"));
    CHECK(at.house.snapshot("proposal/1").is_null());
    auto without = at.house.snapshot("consultation/1");
    for (const auto& [name, count] : without["counts"].items()) CHECK(count == 0);
    CHECK(without["days"].empty());
    CHECK(at.screen_of(at.bruno)["votes"].empty());
    CHECK(at.house.chain_holds());
    voting::CastVote vote{at.id, "support"};
    CHECK(at.house.refusal_of(voting::cast_vote(at.house.house, at.anna, vote)) == Reason::not_found);

    moderates(at.house, at.rita, "restore", at.id);
    CHECK(at.screens.hold());
    CHECK(at.is_anywhere("zebra"));
    CHECK(at.house.snapshot("consultation/1") == before);
    CHECK(at.screen_of(at.bruno)["votes"]["1"]["title"] == "A zebra beside the square");
    CHECK(at.house.chain_holds());
}

TEST_CASE("the author is told that a proposal was hidden and why, still reads it, and hears of its return")
{
    Moderated at;
    moderates(at.house, at.rita, "hide", at.id);
    auto screen = at.screen_of(at.anna);
    CHECK(screen["proposals"]["1"]["state"] == "hidden");
    CHECK(screen["proposals"]["1"]["moderation"]["reason"] == "the rules of the consultation");
    CHECK(screen["notices"]["1"]["kind"] == "proposal_hidden");
    CHECK(screen["notices"]["1"]["reason"] == "the rules of the consultation");
    CHECK(at.screen_of(at.bruno)["notices"].empty());
    CHECK(reading(at.house, at.anna, at.id) == shown);
    CHECK(reading(at.house, at.rita, at.id) == shown);
    CHECK(reading(at.house, at.bruno, at.id) == Reason::not_found);
    CHECK(reading(at.house, {}, at.id) == Reason::not_found);
    moderates(at.house, at.rita, "restore", at.id);
    CHECK(at.screen_of(at.anna)["notices"]["2"]["kind"] == "proposal_restored");
    CHECK(reading(at.house, {}, at.id) == shown);
    CHECK(at.screens.hold());
}

TEST_CASE("only moderators and organisers of the process moderate, and no decision is taken twice")
{
    Moderated at;
    proposals::Moderate hide{at.id, {}, "hide", "why not"}, restore{at.id, {}, "restore", "why not"};
    auto olga = citizen(at.house, "Olga"), sofia = citizen(at.house, "Sofia");
    becomes(at.house, olga, at.consultation.process_id, people::Role::organiser);
    becomes(at.house, sofia, at.consultation.process_id, people::Role::observer);
    auto moderate = [&](const Person& person, const proposals::Moderate& decision) {
        return at.house.refusal_of(proposals::moderate_proposal(at.house.house, person, decision));
    };
    for (const auto& other : {at.anna, at.bruno, sofia, Person{}}) CHECK(moderate(other, hide) == Reason::not_found);
    CHECK(moderate(at.rita, restore) == Reason::nothing_changed);
    CHECK(moderate(at.rita, {at.id, {}, "publish", "it is"}) == Reason::nothing_changed);
    moderates(at.house, olga, "hide", at.id);
    CHECK(moderate(at.rita, hide) == Reason::nothing_changed);
    CHECK(at.screens.hold());
}

TEST_CASE("where moderators look first, a proposal is the author's alone until they publish it")
{
    Moderated at("before");
    CHECK_FALSE(at.is_anywhere("zebra"));
    CHECK(at.screen_of(at.anna)["proposals"]["1"]["state"] == "pending");
    CHECK(reading(at.house, at.bruno, at.id) == Reason::not_found);
    CHECK(reading(at.house, at.rita, at.id) == shown);
    voting::CastVote vote{at.id, "support"};
    CHECK(at.house.refusal_of(voting::cast_vote(at.house.house, at.bruno, vote)) == Reason::not_found);
    CHECK(at.house.snapshot("consultation/1")["counts"]["proposals"] == 0);
    edits(at.house, at.anna, at.id, 1, "A zebra beside the square");
    CHECK_FALSE(at.is_anywhere("zebra"));
    moderates(at.house, at.rita, "publish", at.id);
    CHECK(at.is_anywhere("zebra beside"));
    CHECK(at.screen_of(at.anna)["notices"]["1"]["kind"] == "proposal_published");
    CHECK(at.house.snapshot("consultation/1")["counts"]["proposals"] == 1);
    votes(at.house, at.bruno, at.id);
    CHECK(at.screens.hold());
    CHECK(at.house.chain_holds());
}

TEST_CASE("what its author takes back before it was published never becomes public")
{
    Moderated at("before");
    withdraws(at.house, at.anna, at.id);
    CHECK_FALSE(at.is_anywhere("zebra"));
    CHECK(reading(at.house, {}, at.id) == Reason::not_found);
    proposals::Moderate publish{at.id, {}, "publish", "why not"};
    CHECK(at.house.refusal_of(proposals::moderate_proposal(at.house.house, at.rita, publish))
          == Reason::already_withdrawn);
    CHECK(at.house.snapshot("consultation/1")["counts"]["proposals"] == 0);
    CHECK(at.screens.hold());
}

TEST_CASE("a comment that is hidden keeps its place without its words, and comes back with them")
{
    Moderated at;
    auto comment_id = comments(at.house, at.bruno, at.id, "You okapi!");
    moderates(at.house, at.rita, "hide", at.id, comment_id);
    CHECK(at.screens.hold());
    CHECK_FALSE(at.is_anywhere("okapi"));
    auto shown_now = at.house.snapshot("proposal/1");
    CHECK(shown_now["thread"]["1"]["state"] == "hidden");
    CHECK(shown_now["comments"] == 0);
    CHECK(at.house.snapshot("consultation/1")["counts"]["comments"] == 0);
    CHECK(at.screen_of(at.bruno)["notices"]["1"]["kind"] == "comment_hidden");
    CHECK(at.screen_of(at.bruno)["comments"]["1"]["moderation"]["decision"] == "hide");
    proposals::Moderate again{at.id, comment_id, "hide", "again"};
    CHECK(at.house.refusal_of(proposals::moderate_comment(at.house.house, at.rita, again)) == Reason::nothing_changed);
    CHECK(at.house.refusal_of(proposals::moderate_comment(at.house.house, at.anna, again)) == Reason::not_found);
    moderates(at.house, at.rita, "restore", at.id, comment_id);
    CHECK(at.screens.hold());
    CHECK(at.is_anywhere("okapi"));
    CHECK(at.house.snapshot("proposal/1")["comments"] == 1);
}

TEST_CASE("a flag is counted once for each person, and only moderators read it")
{
    Moderated at;
    auto comment_id = comments(at.house, at.bruno, at.id, "You okapi!");
    flags(at.house, at.anna, at.id, comment_id, "He said okapi to me");
    flags(at.house, at.anna, at.id, comment_id, "He said it twice");
    flags(at.house, at.bruno, at.id);
    auto read = at.house.read([&](Reader& r) { return proposals::flags(r, at.consultation.consultation_id, 10); });
    REQUIRE(read["items"].size() == 2);
    CHECK(read["items"][1]["text"] == "He said it twice");
    CHECK(read["items"][1]["comment_id"] == comment_id.value);
    CHECK(read["items"][0]["title"] == "A zebra in the square");
    CHECK_FALSE(at.is_anywhere("He said"));
    CHECK(at.screens.hold());
    moderates(at.house, at.rita, "hide", at.id);
    proposals::FlagText flagged{at.id, {}, "offensive", {}};
    CHECK(at.house.refusal_of(proposals::flag_text(at.house.house, at.bruno, flagged)) == Reason::not_found);
}

TEST_CASE("a mail tells the author what became of a text and why, and whom to write to", "[moderation]")
{
    Moderated at;
    auto comment = comments(at.house, at.bruno, at.id, "A zebra crossing, I hope.");
    moderates(at.house, at.rita, "hide", at.id);
    moderates(at.house, at.rita, "restore", at.id);
    moderates(at.house, at.rita, "hide", at.id, comment);
    std::vector<std::string> subjects;
    std::string texts;
    at.house.read([&](Reader& reader) {
        reader.db.each("select subject, body from mail order by mail_id", [&](const Row& row) {
            subjects.push_back(row.text(0).substr(0, row.text(0).find(':')));
            texts += row.text(1);
        });
        return 0;
    });
    CHECK(subjects
          == std::vector<std::string>{"La tua proposta non si vede più", "La tua proposta si vede di nuovo",
                                      "Un tuo commento non si vede più"});
    CHECK(texts.find("«A zebra in the square»") != std::string::npos);
    CHECK(texts.find("/proposals/1\n") != std::string::npos);
    CHECK(texts.find('{') == std::string::npos);
}

#include "proposals/queue.hpp"
#include "support/proposals_verbs.hpp"
#include "watching/watching.hpp"

#include <catch2/catch.hpp>

namespace {

struct Moderators {
    explicit Moderators(const std::string& moderation = "after")
        : consultation{open_consultation(house, "support", moderation)}
    {}

    HouseUnderTest house;
    OpenConsultation consultation;
    Person anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno"), rita = moderator(house, consultation);
    Screening screens{house, {watching::desk_of(consultation.process_id), "consultation/1"}};

    json items(bool hidden = false)
    {
        return house.read(
            [&](Reader& reader) { return proposals::queue(reader, consultation.process_id, hidden)["items"]; });
    }
    json log()
    {
        return house.read([&](Reader& reader) {
            return proposals::moderation_log(reader, consultation.consultation_id, largest_id, 50)["items"];
        });
    }
    Event settles(ProposalId id, bool settled = true, std::optional<CommentId> comment = {})
    {
        proposals::SettleFlags wanted{id, comment, settled};
        return house.run(proposals::settle_flags(house.house, rita, wanted));
    }
    json desk() { return house.snapshot(watching::desk_of(consultation.process_id)); }
};

} // namespace

TEST_CASE("a reported text waits for the moderators with what was said of it, the longest first")
{
    Moderators at;
    auto first  = proposes(at.house, at.anna, at.consultation, "A bench");
    auto second = proposes(at.house, at.anna, at.consultation, "A tree");
    auto words  = comments(at.house, at.bruno, second, "Nonsense.");
    flags(at.house, at.anna, second, words, "It is rude.");
    it_is(at.house, "2025-03-03T10:00:00+01:00");
    flags(at.house, at.bruno, first);
    flags(at.house, at.rita, first);
    auto all = at.items();
    REQUIRE(all.size() == 2);
    CHECK(all[0]["comment_id"] == words.value);
    CHECK(all[0]["body"] == "Nonsense.");
    CHECK(all[0]["flags"][0]["text"] == "It is rude.");
    CHECK(all[1]["title"] == "A bench");
    CHECK(all[1]["flags"].size() == 2);
    CHECK(at.desk()["flags"] == 3);
}

TEST_CASE("reports that have been looked at leave the queue, come back when that is undone, and anew with a new report")
{
    Moderators at;
    auto id = proposes(at.house, at.anna, at.consultation, "A bench");
    flags(at.house, at.bruno, id);
    at.settles(id);
    CHECK(at.items().empty());
    CHECK(at.desk()["flags"] == 0);
    proposals::SettleFlags again{id, {}, true};
    CHECK(at.house.refusal_of(proposals::settle_flags(at.house.house, at.rita, again)) == Reason::nothing_changed);
    CHECK(at.house.refusal_of(proposals::settle_flags(at.house.house, at.anna, again)) == Reason::not_found);
    at.settles(id, false);
    CHECK(at.items().size() == 1);
    at.settles(id);
    flags(at.house, at.rita, id);
    CHECK(at.items()[0]["flags"].size() == 1);
    CHECK(at.screens.hold());
}

TEST_CASE("hiding takes a text out of the queue and undoing brings it back, and the author hears of both")
{
    Moderators at;
    auto id = proposes(at.house, at.anna, at.consultation, "A zebra in the square");
    flags(at.house, at.bruno, id);
    moderates(at.house, at.rita, "hide", id);
    CHECK(at.items().empty());
    REQUIRE(at.items(true).size() == 1);
    CHECK(at.items(true)[0]["moderation"]["reason"] == "the rules of the consultation");
    moderates(at.house, at.rita, "restore", id);
    CHECK(at.items(true).empty());
    CHECK(at.items().size() == 1);
    CHECK(at.house.snapshot(people::topic_of(at.anna.person_id))["notices"].size() == 2);
    CHECK(at.screens.hold());
}

TEST_CASE("a proposal that was published by mistake waits again, and is nowhere in public")
{
    Moderators at("before");
    auto id = proposes(at.house, at.anna, at.consultation, "A zebra in the square");
    CHECK(at.items()[0]["state"] == "pending");
    moderates(at.house, at.rita, "publish", id);
    CHECK(at.items().empty());
    moderates(at.house, at.rita, "return", id);
    CHECK(at.items()[0]["state"] == "pending");
    CHECK(all_in_public(at.house, at.consultation.consultation_id).find("zebra") == std::string::npos);
    CHECK(at.house.snapshot("consultation/1")["counts"]["proposals"] == 0);
    CHECK(at.screens.hold());
    CHECK(at.house.chain_holds());
}

TEST_CASE("where proposals are published at once nothing is put back to wait")
{
    Moderators at;
    auto id = proposes(at.house, at.anna, at.consultation, "A bench");
    proposals::Moderate back{id, {}, "return", "a mistake"};
    CHECK(at.house.refusal_of(proposals::moderate_proposal(at.house.house, at.rita, back)) == Reason::nothing_changed);
}

TEST_CASE("the public log tells what was hidden and why, and never the words")
{
    Moderators at;
    auto id    = proposes(at.house, at.anna, at.consultation, "A zebra in the square");
    auto words = comments(at.house, at.bruno, id, "What a zebra!");
    moderates(at.house, at.rita, "hide", id, words);
    moderates(at.house, at.rita, "hide", id);
    auto log = at.log();
    REQUIRE(log.size() == 2);
    CHECK(log[0]["on"] == "proposal");
    CHECK(log[0]["reason"] == "the rules of the consultation");
    CHECK(log[0]["number"] == 1);
    CHECK_FALSE(log[0].contains("proposal_id")); // nobody may read it
    CHECK(log[1]["on"] == "comment");
    CHECK(log.dump().find("zebra") == std::string::npos);
    moderates(at.house, at.rita, "restore", id);
    CHECK(at.log()[0]["proposal_id"] == id.value);
}

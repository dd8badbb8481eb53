#include "store/record.hpp"
#include "support/decisions_verbs.hpp"

#include "decisions/change_rule.hpp"
#include "decisions/rows.hpp"

#include <catch2/catch.hpp>

using decisions::DecisionText;

namespace {

std::string recorded_on_desk(Deciding& at)
{
    std::string all;
    for (const auto& one : at.house.read([&](Reader& r) { return recorded_events(r, at.desk(), 0, 10'000); }))
        all += one.event.kind + one.event.payload.dump();
    return all;
}

Reason saving(Deciding& at, const Person& person, ProposalId p, const DecisionText& text)
{
    decisions::SaveDecision wanted{p, at.revision(p), text};
    return at.house.refusal_of(decisions::save_decision(at.house.house, person, wanted));
}

void asks_for_two(Deciding& at)
{
    decisions::SetDeciding wanted{at.id(), true};
    at.house.run(decisions::set_deciding(at.house.house, at.olga, wanted));
}

InternalNoteId notes_down(Deciding& at, const Person& person, const std::string& text)
{
    decisions::AddNote wanted{at.first, text};
    auto event = at.house.run(decisions::add_note(at.house.house, person, wanted));
    return {event.answer["note_id"].get<std::int64_t>()};
}

void merges(Deciding& at, ProposalId p, ProposalId into)
{
    decisions::MergeProposal wanted{p, into};
    at.house.run(decisions::merge_proposal(at.house.house, at.olga, wanted));
}

} // namespace

TEST_CASE("while proposals may still change nothing is on the desk, and nothing is decided", "[decisions]")
{
    Deciding at;
    CHECK_FALSE(at.desk_shown().contains("proposals"));
    CHECK_FALSE(at.desk_shown().contains("counts"));
    CHECK(saving(at, at.olga, at.first, decided("rejected", "No.")) == Reason::consultation_still_open);
    notes_down(at, at.paola, "Da sentire i comuni.");
    at.closes();
    CHECK(at.desk_shown()["counts"]["of"] == 4);
    CHECK(at.desk_shown()["counts"]["waiting"]["assignment"] == 3);
    CHECK(at.desk_shown()["counts"]["waiting"]["evaluator"] == 1);
    CHECK(at.card(at.first)["notes"] == 1);
    CHECK(at.card(at.first)["node"]["number"] == "A");
    CHECK(at.screens.hold());
}

TEST_CASE("a decision is drafted by who is assigned, proposed, and approved by an organiser", "[decisions]")
{
    Deciding at;
    at.closes();
    auto saved = at.saves(at.paola, at.first, decided("accepted", "La rete è delle imprese.", at.first_text));
    CHECK(saved.answer == json{{"revision", 2}, {"state", "draft"}});
    CHECK(at.card(at.first)["edited"]["name"] == "Paola");
    at.proposes(at.paola, at.first);
    CHECK(at.card(at.first)["waits_for"] == "approver");
    CHECK(at.house.refusal_of(decisions::approve_decision(at.house.house, at.paola, at.first, 2)) == Reason::not_found);
    at.approves(at.olga, at.first);
    CHECK(at.card(at.first)["state"] == "approved");
    CHECK(at.card(at.first)["waits_for"] == "publication");
    CHECK(at.desk_shown()["counts"]["decided"] == 1);
    CHECK(at.desk_shown()["counts"]["outcomes"]["accepted"] == 1);
    CHECK(saving(at, at.olga, at.first, decided("rejected", "No.")) == Reason::decision_in_other_state);
    CHECK(at.screens.hold());
    CHECK(at.house.chain_holds());
}

TEST_CASE("two people deciding on one proposal: who saves second sees both texts, and none is lost", "[decisions]")
{
    Deciding at;
    at.closes();
    at.saves(at.paola, at.first, decided("partially_accepted", "Costa 40.000 euro.", at.second_text));
    decisions::SaveDecision late{at.first, 1, decided("rejected", "Non ha copertura.")};
    try {
        at.house.run(decisions::save_decision(at.house.house, at.olga, late));
        FAIL("it was not refused");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::stale_revision);
        CHECK(refusal.details["current"]["reason"] == "Costa 40.000 euro.");
        CHECK(refusal.details["current"]["revision"] == 2);
        CHECK(refusal.details["current"]["edited"]["name"] == "Paola");
    }
    decisions::SetAside aside{at.first, late.text};
    at.house.run(decisions::set_aside_text(at.house.house, at.olga, aside));
    auto history = at.file(at.olga, at.first)["history"];
    REQUIRE(history.size() == 2);
    CHECK(history[0]["set_aside"] == true);
    CHECK(history[0]["reason"] == "Non ha copertura.");
    CHECK(history[0]["name"] == "Olga");
    CHECK(history[1]["revision"] == 2);
    CHECK(at.screens.hold());
}

TEST_CASE("giving up the rule of two people needs a reason, which everybody may read", "[decisions]")
{
    Deciding at;
    asks_for_two(at);
    decisions::ChangeRule wanted{{at.id(), false}, ""};
    auto change = [&] { return decisions::change_rule(at.house.house, at.olga, wanted); };
    CHECK(at.house.refusal_of(change()) == Reason::required);
    CHECK(at.desk_shown()["two_people"] == true);
    wanted.reason = "Una persona sola è rimasta nell’ufficio.";
    CHECK(at.house.run(change()).payload["reason"] == wanted.reason);
    CHECK(at.desk_shown()["two_people"] == false);
    wanted.reason = "";
    CHECK(at.house.run(change()).payload.contains("reason") == false); // it was given up already
    CHECK(at.screens.hold());
}

TEST_CASE("where two people are asked for, who wrote a decision does not approve it", "[decisions]")
{
    Deciding at;
    at.closes();
    asks_for_two(at);
    CHECK(at.desk_shown()["two_people"] == true);
    at.saves(at.olga, at.third, decided("rejected", "La rete resta."));
    auto approving = [&](const Person& person) {
        return at.house.refusal_of(decisions::approve_decision(at.house.house, person, at.third, 2));
    };
    CHECK(approving(at.enrico) == Reason::decision_in_other_state);
    at.proposes(at.olga, at.third);
    CHECK(approving(at.olga) == Reason::another_person);
    CHECK(at.file(at.olga, at.third)["may"]["approve"] == false);
    CHECK(at.file(at.enrico, at.third)["may"]["approve"] == true);
    at.approves(at.enrico, at.third);
    CHECK(at.card(at.third)["approved"]["name"] == "Enrico");
    CHECK(at.screens.hold());
}

TEST_CASE("what is not whole is kept as a draft, and neither proposed nor approved", "[decisions]")
{
    Deciding at;
    at.closes();
    at.saves(at.olga, at.first, decided("accepted", "Accolta, le parole dopo."));
    auto refused = [&](awaitable<Event> step) { return at.house.refusal_of(std::move(step)); };
    CHECK(refused(decisions::propose_decision(at.house.house, at.olga, at.first, 2)) == Reason::required);
    CHECK(refused(decisions::approve_decision(at.house.house, at.olga, at.first, 2)) == Reason::required);
    at.saves(at.olga, at.first, decided("rejected", "Non accolta.", at.first_text));
    CHECK(refused(decisions::propose_decision(at.house.house, at.olga, at.first, 3)) == Reason::words_unexpected);
    CHECK(refused(decisions::propose_decision(at.house.house, at.olga, at.first, 2)) == Reason::stale_revision);
    auto elsewhere   = decided("rejected", "Non accolta.");
    elsewhere.points = {
        {.title = "Un punto", .outcome = "rejected", .passed_to = {}, .reason = "", .nodes = {NodeId{999}}}};
    CHECK(saving(at, at.olga, at.first, elsewhere) == Reason::node_not_found);
    CHECK(at.card(at.first)["state"] == "draft");
    CHECK(at.screens.hold());
}

TEST_CASE("what is approved is reopened by an organiser, with a reason that stays in the file", "[decisions]")
{
    Deciding at;
    at.closes();
    at.saves(at.paola, at.first, decided("rejected", "No."));
    at.proposes(at.paola, at.first);
    at.reopens(at.paola, at.first);
    CHECK(at.card(at.first)["state"] == "draft");
    at.approves(at.olga, at.first);
    decisions::ReopenDecision again{at.first, "ancora"};
    CHECK(at.house.refusal_of(decisions::reopen_decision(at.house.house, at.paola, again)) == Reason::not_found);
    at.reopens(at.olga, at.first);
    auto file = at.file(at.olga, at.first);
    CHECK(file["reopened"]["reason"] == "la motivazione va completata");
    CHECK(file["reopened"]["name"] == "Olga");
    CHECK_FALSE(file.contains("approved"));
    CHECK(at.house.refusal_of(decisions::reopen_decision(at.house.house, at.olga, again))
          == Reason::decision_in_other_state);
    CHECK(at.screens.hold());
}

TEST_CASE("evaluators write what is assigned to them, and look at all; without a role they are strangers",
          "[decisions]")
{
    Deciding at;
    at.closes();
    CHECK(at.may_follow(at.paola));
    CHECK(at.may_follow(at.enrico));
    CHECK_FALSE(at.may_follow(at.anna));
    CHECK(at.file(at.paola, at.third)["may"]["write"] == false);
    CHECK(saving(at, at.paola, at.third, decided("rejected", "No.")) == Reason::not_found);
    CHECK(saving(at, at.anna, at.first, decided("accepted", "Sì!", at.first_text)) == Reason::not_found);
    auto assign = [&](const Person& by, const Person& who) {
        return at.house.refusal_of(decisions::assign_evaluator(at.house.house, by, at.third, who.person_id));
    };
    CHECK(assign(at.paola, at.paola) == Reason::not_found);
    CHECK(assign(at.olga, at.anna) == Reason::bad_value);
    at.house.run(people::take_role_away(at.house.house, at.olga, at.paola.person_id, at.consultation.process_id,
                                        people::Role::moderator));
    CHECK_FALSE(at.may_follow(at.paola));
    CHECK(saving(at, at.paola, at.first, decided("rejected", "No.")) == Reason::not_found);
    at.house.run(decisions::remove_evaluator(at.house.house, at.olga, at.first, at.paola.person_id));
    CHECK(at.card(at.first)["evaluators"].empty());
    CHECK(at.card(at.first)["waits_for"] == "assignment");
    CHECK(at.screens.hold());
}

TEST_CASE("who is given a proposal to study sees at once that the desk is open to them, until it is taken away",
          "[decisions]")
{
    Deciding at;
    auto mine = people::topic_of(at.paola.person_id);
    at.screens.add(mine);
    auto shown = [&] { return at.house.snapshot(mine)["evaluates"]; };
    auto here  = std::to_string(at.id().value);
    CHECK(shown() == json{{here, true}});
    CHECK(at.house.snapshot(people::topic_of(at.olga.person_id))["evaluates"].empty());
    at.house.run(decisions::assign_evaluator(at.house.house, at.olga, at.third, at.paola.person_id));
    at.house.run(decisions::remove_evaluator(at.house.house, at.olga, at.first, at.paola.person_id));
    CHECK(shown() == json{{here, true}});
    at.house.run(decisions::remove_evaluator(at.house.house, at.olga, at.third, at.paola.person_id));
    CHECK(shown().empty());
    CHECK(at.screens.hold());
}

TEST_CASE("what the office writes for itself is in no public place and in no record", "[decisions]")
{
    Deciding at;
    at.closes();
    auto note = notes_down(at, at.paola, "Okapi: sentiti i referenti.");
    at.saves(at.paola, at.first, decided("rejected", "Zebra: motivazione ancora riservata."));
    at.proposes(at.paola, at.first);
    CHECK(at.file(at.olga, at.first)["notes"][0]["text"] == "Okapi: sentiti i referenti.");
    CHECK(at.file(at.olga, at.first)["notes"][0]["own"] == false);
    for (auto word : {"Okapi", "Zebra", "rejected", "Paola"}) {
        INFO(word);
        CHECK(at.in_public().find(word) == std::string::npos);
        CHECK(recorded_on_desk(at).find(word) == std::string::npos);
    }
    CHECK(at.house.refusal_of(decisions::remove_note(at.house.house, at.olga, note)) == Reason::not_found);
    at.house.run(decisions::remove_note(at.house.house, at.paola, note));
    CHECK(at.file(at.olga, at.first)["notes"].empty());
    CHECK(at.screens.hold());
}

TEST_CASE("proposals on the same words are told apart from those on other words of the node", "[decisions]")
{
    Deciding at;
    at.closes();
    auto touching = at.file(at.olga, at.first)["touching"];
    REQUIRE(touching.size() == 2);
    CHECK(touching[0]["proposal_id"] == at.second.value);
    CHECK(touching[0]["same_words"] == false);
    CHECK(touching[0]["changes"][0] == json{{"removed", "comune."}, {"added", "comune, aperta a tutti."}});
    CHECK(touching[1]["proposal_id"] == at.third.value);
    CHECK(touching[1]["same_words"] == true);
    CHECK(at.file(at.olga, at.general)["touching"].empty());
}

TEST_CASE("proposals that are merged get one answer, and it stays known where each came from", "[decisions]")
{
    Deciding at;
    at.closes();
    merges(at, at.third, at.second);
    CHECK(at.card(at.third)["merged_into"] == json{{"proposal_id", at.second.value}, {"number", 2}});
    CHECK_FALSE(at.card(at.third).contains("waits_for"));
    CHECK(saving(at, at.olga, at.third, decided("rejected", "No.")) == Reason::proposal_merged);
    merges(at, at.second, at.first);
    CHECK(at.card(at.third)["merged_into"]["proposal_id"] == at.first.value);
    CHECK(at.file(at.olga, at.first)["merged"].size() == 2);
    decisions::MergeProposal back{at.first, at.third};
    CHECK(at.house.refusal_of(decisions::merge_proposal(at.house.house, at.olga, back)) == Reason::bad_value);
    at.decides(at.first, decided("accepted", "Insieme.", at.first_text));
    CHECK(at.desk_shown()["counts"]["decided"] == 3);
    CHECK(at.card(at.third)["outcome"] == "accepted");
    CHECK(at.house.refusal_of(decisions::separate_proposal(at.house.house, at.olga, at.third))
          == Reason::decision_in_other_state);
    at.reopens(at.olga, at.first);
    at.house.run(decisions::separate_proposal(at.house.house, at.olga, at.third));
    CHECK(at.card(at.third)["state"] == "none");
    CHECK(at.desk_shown()["counts"]["drafted"] == 2);
    CHECK(at.screens.hold());
}

TEST_CASE("what a moderator hides leaves the desk, and comes back with its decision", "[decisions]")
{
    Deciding at;
    at.closes();
    at.decides(at.first, decided("rejected", "No."));
    moderates(at.house, at.paola, "hide", at.first);
    CHECK(at.card(at.first).is_null());
    CHECK(at.desk_shown()["counts"]["of"] == 3);
    CHECK(at.screens.hold());
    CHECK(at.house.refusal_of(decisions::approve_decision(at.house.house, at.olga, at.first, 2))
          == Reason::proposal_not_public);
    moderates(at.house, at.paola, "restore", at.first);
    CHECK(at.card(at.first)["state"] == "approved");
    CHECK(at.desk_shown()["counts"]["of"] == 4);
    CHECK(at.screens.hold());
}

TEST_CASE("the desk follows a change of name, and forgets who closes the account", "[decisions]")
{
    Deciding at;
    at.closes();
    at.saves(at.paola, at.first, decided("rejected", "No."));
    auto note = notes_down(at, at.paola, "Resta dell’ufficio.");
    people::ChangeProfile change;
    change.name = "Paola Re";
    at.house.run(people::change_profile(at.house.house, at.paola, change));
    CHECK(at.card(at.first)["edited"]["name"] == "Paola Re");
    auto held = at.house.read(
        [&](Reader& reader) { return people::everything_on(at.house.house, reader, at.paola.person_id); });
    CHECK(held["internal_notes"][std::to_string(note.value)]["text"] == "Resta dell’ufficio.");
    CHECK(at.screens.hold());
    at.house.run(people::close_account(at.house.house, at.paola));
    CHECK(at.card(at.first)["evaluators"].empty());
    CHECK_FALSE(at.card(at.first)["edited"].contains("name"));
    CHECK_FALSE(at.file(at.olga, at.first)["notes"][0].contains("name"));
    CHECK(at.screens.hold());
}

#include "support/tables_verbs.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using tables::Action;

namespace {

struct Summing : TablesDay {
    Summing()
    {
        runs(Action::start);
        anna = joins("Anna");
        sent = sends(anna, "Orari serali");
        house.run(tables::take_contribution(house.house, paola, sent));
        heard = captures("Una porta sola");
    }
    json line(SummaryLineId id) { return table()["summary"].value(std::to_string(id.value), json()); }
    awaitable<Event> edits(const Person& who, SummaryLineId id, int revision, const std::string& text)
    {
        tables::EditLine edit{id, revision, text};
        return tables::edit_line(house.house, who, edit);
    }
    std::string state_of_sent()
    {
        return own(anna)["tables"][key()]["contributions"][std::to_string(sent.value)]["state"];
    }

    Person anna;
    ContributionId sent, heard;
};

} // namespace

TEST_CASE("a line of the summary cites notes; who sent them sees that they are cited")
{
    Summing t;
    auto id = t.writes("Serve un solo sportello, anche la sera.", {t.sent, t.heard});
    CHECK(t.line(id)["cites"].size() == 2);
    CHECK(t.state_of_sent() == "cited");
    tables::EditLine only_heard{id, 1};
    only_heard.cites = std::vector{t.heard};
    t.house.run(tables::edit_line(t.house.house, t.andrea, only_heard));
    CHECK(t.state_of_sent() == "taken");
    tables::AddLine odd{t.first, "Poggia su niente che ci sia"};
    odd.cites = {ContributionId{99}};
    CHECK_REFUSED(t, tables::add_line(t.house.house, t.paola, odd), bad_value);
    CHECK_REFUSED(t, tables::add_line(t.house.house, t.bruno, odd), not_found);
    t.house.run(tables::remove_line(t.house.house, t.paola, id));
    CHECK(t.line(id).is_null());
    CHECK(t.screens_hold());
}

TEST_CASE("a line being written is another's only after a short silence; nobody overwrites what they have not seen")
{
    Summing t;
    auto id = t.writes("Prima frase");
    t.house.run(tables::claim_line(t.house.house, t.paola, id));
    CHECK(t.line(id)["writer"]["name"] == "Paola");
    CHECK_REFUSED(t, tables::claim_line(t.house.house, t.andrea, id), being_written);
    CHECK_REFUSED(t, t.edits(t.andrea, id, 1, "Di Andrea"), being_written);
    CHECK_REFUSED(t, tables::remove_line(t.house.house, t.andrea, id), being_written);
    t.house.house.clock.advance(10s);
    t.house.run(tables::claim_line(t.house.house, t.paola, id)); // she goes on typing
    t.house.house.clock.advance(10s);
    CHECK_REFUSED(t, tables::claim_line(t.house.house, t.andrea, id), being_written);
    t.house.house.clock.advance(6s);
    t.house.run(tables::claim_line(t.house.house, t.andrea, id));
    CHECK(t.house.run(t.edits(t.andrea, id, 1, "Di Andrea")).answer["revision"] == 2);
    CHECK_FALSE(t.line(id).contains("writer")); // saved, and let go
    CHECK_REFUSED(t, t.edits(t.paola, id, 1, "Di Paola"), stale_revision);
    CHECK(t.line(id)["text"] == "Di Andrea");
    CHECK(t.screens_hold());
}

TEST_CASE("a line without a note under it is allowed, and does not go to the plenary")
{
    Summing t;
    auto bare = t.writes("Senza niente sotto");
    CHECK_REFUSED(t, tables::send_line(t.house.house, t.paola, bare, true), line_without_source);
    auto sound = t.writes("Con una nota sotto", {t.heard});
    t.house.run(tables::send_line(t.house.house, t.paola, sound, true));
    CHECK(t.line(sound)["plenary"] == true);
    CHECK_REFUSED(t, tables::send_line(t.house.house, t.paola, sound, true), already_so);
    auto lines = t.house.read([&](Reader& r) { return tables::sent_lines_of(r, t.day.meeting_id); });
    CHECK(lines.size() == 1);
    // Its only note is retracted: it comes back.
    t.house.run(tables::retract_contribution(t.house.house, t.paola, t.heard));
    CHECK_FALSE(t.line(sound).contains("plenary"));
    CHECK(t.screens_hold());
}

TEST_CASE("lines keep an order that can be changed")
{
    Summing t;
    auto one = t.writes("Uno"), two = t.writes("Due"), three = t.writes("Tre");
    tables::EditLine moved{three, 1};
    moved.order = 1;
    t.house.run(tables::edit_line(t.house.house, t.paola, moved));
    CHECK(t.line(three)["order"] == 1);
    CHECK(t.line(one)["order"] == 2);
    CHECK(t.line(two)["order"] == 3);
    CHECK(t.screens_hold());
}

TEST_CASE("speakers: one at a time, with the time each has spoken")
{
    Summing t;
    auto ask = [&](const Person& who, std::optional<std::string> name) {
        tables::AddSpeaker wanted{t.first, name, !name};
        return tables::add_speaker(t.house.house, who, wanted);
    };
    auto id_of  = [](const Event& event) { return SpeakerId{event.answer["speaker_id"].get<std::int64_t>()}; };
    auto direct = [&](const Person& who, SpeakerId id, const std::string& action, std::optional<int> order = {}) {
        tables::DirectSpeaker wanted{id, action, order};
        return tables::direct_speaker(t.house.house, who, wanted);
    };
    auto speaker = [&](SpeakerId id) { return t.table()["speakers"].value(std::to_string(id.value), json()); };
    auto davide  = id_of(t.house.run(ask(t.paola, "Davide")));
    auto anna    = id_of(t.house.run(ask(t.anna, {})));
    CHECK(speaker(anna)["name"] == "Anna");
    CHECK_REFUSED(t, ask(t.anna, {}), already_so);
    CHECK_REFUSED(t, ask(t.anna, "Qualcun altro"), not_found);
    t.house.run(direct(t.paola, anna, "move", 1));
    CHECK(speaker(anna)["order"] < speaker(davide)["order"]);
    t.house.run(direct(t.paola, davide, "speak"));
    t.house.house.clock.advance(70s);
    t.house.run(direct(t.paola, davide, "pause"));
    t.house.house.clock.advance(30s);
    t.house.run(direct(t.paola, davide, "speak"));
    t.house.house.clock.advance(60s);
    t.house.run(direct(t.paola, anna, "speak")); // ends Davide's turn
    CHECK(speaker(davide)["state"] == "finished");
    CHECK(speaker(davide)["spoke_ms"] == 130'000);
    CHECK(id_of(t.house.run(ask(t.paola, "DAVIDE"))) == davide); // asks again, with the time already used
    CHECK(speaker(davide)["state"] == "waiting");
    CHECK_REFUSED(t, direct(t.paola, davide, "finish"), not_in_this_state);
    CHECK_REFUSED(t, direct(t.anna, davide, "remove"), not_found);
    t.house.run(direct(t.anna, anna, "remove")); // steps back
    CHECK(speaker(anna).is_null());
    CHECK(t.screens_hold());
}

TEST_CASE("a call for help carries a sentence, and shows who goes and since when")
{
    Summing t;
    tables::CallHelp call{t.first, "Il proiettore non va"};
    CHECK_REFUSED(t, tables::call_help(t.house.house, t.anna, call), not_found);
    auto id = HelpCallId{
        t.house.run(tables::call_help(t.house.house, t.paola, call)).answer["help_call_id"].get<std::int64_t>()};
    CHECK_REFUSED(t, tables::call_help(t.house.house, t.andrea, call), already_so);
    CHECK_REFUSED(t, tables::take_help(t.house.house, t.anna, id), not_found);
    t.house.run(tables::take_help(t.house.house, t.olga, id));
    CHECK(t.table()["help"]["taken"]["name"] == "Olga");
    CHECK_REFUSED(t, tables::take_help(t.house.house, t.tito, id), already_so);
    t.house.run(tables::end_help(t.house.house, t.paola, id));
    CHECK_FALSE(t.table().contains("help"));
    CHECK_REFUSED(t, tables::end_help(t.house.house, t.paola, id), not_found);
    CHECK(t.screens_hold());
}

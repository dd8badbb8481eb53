#include "support/tables_verbs.hpp"

#include "store/record.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using tables::Action;

namespace {

struct Running : TablesDay {
    Running() { runs(Action::start); }

    std::string record()
    {
        auto events = house.read([](Reader& reader) { return recorded_events(reader, "", 0, 100'000); });
        std::string all;
        for (const auto& one : events) all += one.event.kind + one.event.payload.dump();
        return all;
    }
};

bool contains(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

} // namespace

TEST_CASE("a facilitator's note is on the board at once; a participant's waits in the queue until it is taken in")
{
    Running t;
    auto giulia = t.joins_as_guest("Giulia, insegnante");
    t.captures("Una sola porta per chi ha un’idea d’impresa");
    auto sent = t.sends(giulia, "Orari serali per chi lavora già");
    auto id   = std::to_string(sent.value);
    CHECK(t.table()["contributions"].size() == 1);
    CHECK(t.desk()["queue"][id]["said_by"] == "Giulia, insegnante");
    CHECK(t.own(giulia)["tables"][t.key()]["contributions"][id]["state"] == "queued");
    CHECK_FALSE(contains(t.record(), "Orari serali")); // not public before somebody took it in

    t.house.run(tables::decline_contribution(t.house.house, t.paola, sent));
    CHECK(t.desk()["queue"].empty());
    CHECK(t.desk()["later"].contains(id));
    t.house.run(tables::take_contribution(t.house.house, t.andrea, sent));
    CHECK(t.note(sent)["number"] == 2);
    CHECK(t.own(giulia)["tables"][t.key()]["contributions"][id]["state"] == "taken");
    CHECK(contains(t.record(), "Orari serali"));
    CHECK_FALSE(contains(t.record(), "Giulia"));
    CHECK(t.screens_hold());
}

TEST_CASE(
    "a note's author may mend it while it waits, who leads the table always; nobody overwrites what they have not seen")
{
    Running t;
    auto anna = t.joins("Anna");
    auto sent = t.sends(anna, "Una vechia scuola");
    auto edit = [&](const Person& who, int revision, const std::string& text) {
        tables::EditContribution wanted{sent, revision, text};
        return tables::edit_contribution(t.house.house, who, wanted);
    };
    t.house.run(edit(anna, 1, "Una vecchia scuola"));
    CHECK_REFUSED(t, edit(t.paola, 1, "Un’altra"), stale_revision);
    CHECK_REFUSED(t, edit(t.bruno, 2, "Un’altra"), not_found);
    t.house.run(tables::take_contribution(t.house.house, t.paola, sent));
    CHECK_REFUSED(t, edit(anna, 2, "Troppo tardi"), not_found);
    CHECK(t.house.run(edit(t.paola, 2, "Una vecchia scuola di paese")).answer["revision"] == 3);
    CHECK_REFUSED(t, edit(t.paola, 3, "Una vecchia scuola di paese"), already_so);
    t.undoes();
    CHECK(t.note(sent)["text"] == "Una vecchia scuola");
    CHECK(t.screens_hold());
}

TEST_CASE("parking, marking, retracting: said on every screen, refused when it is so already")
{
    Running t;
    auto anna = t.joins("Anna");
    auto sent = t.sends(anna, "Orari serali");
    auto id   = std::to_string(sent.value);
    t.house.run(tables::take_contribution(t.house.house, t.paola, sent));
    t.house.run(tables::park_contribution(t.house.house, t.paola, sent, true));
    CHECK(t.own(anna)["tables"][t.key()]["contributions"][id]["state"] == "parked");
    CHECK_REFUSED(t, tables::park_contribution(t.house.house, t.paola, sent, true), already_so);
    t.house.run(tables::park_contribution(t.house.house, t.paola, sent, false));
    t.house.run(tables::mark_for_plenary(t.house.house, t.paola, sent, true));
    CHECK(t.note(sent)["plenary"] == true);
    CHECK_REFUSED(t, tables::retract_contribution(t.house.house, t.bruno, sent), not_found);
    t.house.run(tables::retract_contribution(t.house.house, anna, sent));
    CHECK(t.note(sent).is_null());
    CHECK(t.own(anna)["tables"][t.key()]["contributions"][id]["state"] == "retracted");
    CHECK_FALSE(contains(t.record(), "Orari serali"));
    CHECK_REFUSED(t, tables::retract_contribution(t.house.house, anna, sent), already_so);
    CHECK(t.screens_hold());
}

TEST_CASE("emoji and pasted tables are kept; a note beyond the limit is refused with the limit")
{
    Running t;
    auto text = std::string("Una tabella 👩🏽‍🏫\nzona\tposti\nValli\t12");
    auto kept = t.captures(text);
    CHECK(t.note(kept)["text"] == text);
    json body{{"text", std::string(10'000, 'x')}};
    Fields fields(body);
    try {
        tables::AddContribution::read(t.first, fields);
        FAIL("taken");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::too_long);
        CHECK(refusal.details == json{{"field", "text"}, {"max", 2000}});
    }
    tables::AddContribution odd{t.first, "Un campo che non c’è", "colour"};
    CHECK_REFUSED(t, tables::add_contribution(t.house.house, t.paola, odd), bad_value);
}

TEST_CASE("nobody acts at a table that is not theirs")
{
    Running t;
    auto anna  = t.joins("Anna");
    auto guest = t.joins_as_guest("Gio", t.second);
    auto note  = t.captures("Una nota");
    for (const auto& who : {guest, t.bruno, t.tito}) {
        tables::AddContribution added{t.first, "Da un altro tavolo"};
        CHECK_REFUSED(t, tables::add_contribution(t.house.house, who, added), not_found);
    }
    for (const auto& who : {anna, guest, t.bruno, t.tito}) {
        CHECK_REFUSED(t, tables::take_contribution(t.house.house, who, note), not_found);
        CHECK_REFUSED(t, tables::move_contribution(t.house.house, who, note, {}), not_found);
        CHECK_REFUSED(t, tables::undo_step(t.house.house, who, t.first), not_found);
        tables::AddGroup group{t.first, "Un tema"};
        CHECK_REFUSED(t, tables::add_group(t.house.house, who, group), not_found);
        CHECK_FALSE(t.house.read([&](Reader& r) { return tables::may_lead(r, who.person_id, t.first); }));
    }
    CHECK(t.house.read([&](Reader& r) { return tables::may_read(r, anna.person_id, t.first); }));
    CHECK(t.house.read([&](Reader& r) { return tables::may_read(r, t.tito.person_id, t.first); }));
    CHECK_FALSE(t.house.read([&](Reader& r) { return tables::may_read(r, guest.person_id, t.first); }));
    CHECK_FALSE(t.house.read([&](Reader& r) { return tables::may_read(r, t.bruno.person_id, t.first); }));
    t.captures("L’organizzazione può tutto", t.olga);
    CHECK(t.screens_hold());
}

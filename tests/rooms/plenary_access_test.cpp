#include "support/plenary_verbs.hpp"

#include <catch2/catch.hpp>
#include <functional>

namespace {

struct Try {
    std::string name;
    std::function<awaitable<Event>(const Person&)> command;
    bool only_directing = false;
};

// Every command of the room, on things that are there.
std::vector<Try> everything(PlenaryDay& on)
{
    auto& house   = on.house.house;
    auto meeting  = on.day.meeting_id;
    auto note     = on.at_first("Una nota.");
    auto theme    = on.theme("Un tema", {note});
    auto other    = on.theme("Un altro tema");
    auto sentence = on.says("Una frase.", {note});
    return {{"message",
             [=, &house](const Person& p) {
                 return plenary::send_message(house, p, {meeting, "Ciao"});
             },
             true},
            {"screen",
             [=, &house](const Person& p) {
                 return plenary::show_on_screen(house, p, {meeting, "clock", 1, {}});
             },
             true},
            {"clock",
             [=, &house](const Person& p) {
                 return tables::apply_common_clock(house, p, {meeting, tables::Action::extend, 1, 5});
             },
             true},
            {"theme",
             [=, &house](const Person& p) {
                 return plenary::add_theme(house, p, {meeting, "Nuovo", {}});
             }},
            {"rename",
             [=, &house](const Person& p) {
                 return plenary::rename_theme(house, p, {theme, 1, "Altro"});
             }},
            {"gather", [=, &house](const Person& p) { return plenary::gather(house, p, other, note); }},
            {"scatter", [=, &house](const Person& p) { return plenary::scatter(house, p, theme, note); }},
            {"merge",
             [=, &house](const Person& p) {
                 return plenary::merge_theme(house, p, {other, theme});
             }},
            {"remove theme", [=, &house](const Person& p) { return plenary::remove_theme(house, p, theme); }},
            {"sentence",
             [=, &house](const Person& p) {
                 return plenary::add_sentence(house, p, {meeting, "Ancora.", {}, {}, {note}});
             }},
            {"edit",
             [=, &on, &house](const Person& p) { return plenary::edit_sentence(house, p, on.edit(sentence, 1, "X")); }},
            {"claim", [=, &house](const Person& p) { return plenary::claim_sentence(house, p, sentence); }},
            {"link",
             [=, &house](const Person& p) {
                 return plenary::link_node(house, p, {sentence, {}});
             },
             true},
            {"publish", [=, &house](const Person& p) { return plenary::publish_restitution(house, p, meeting); }, true},
            {"remove sentence", [=, &house](const Person& p) { return plenary::remove_sentence(house, p, sentence); }}};
}

} // namespace

TEST_CASE("who is not of the theme team finds nothing there, and only organisers direct")
{
    PlenaryDay on;
    auto anna  = on.joins("Anna");
    auto guest = on.joins_as_guest("Gigi");
    auto door  = citizen(on.house, "Dora");
    becomes(on.house, door, on.day.process_id, people::Role::front_desk);
    auto commands = everything(on);
    for (const auto& each : commands) {
        INFO(each.name);
        for (const auto& person : {anna, guest, door, on.paola, Person{PersonId{9999}, {}}})
            CHECK(on.house.refusal_of(each.command(person)) == Reason::not_found);
        if (each.only_directing) CHECK(on.house.refusal_of(each.command(on.tito)) == Reason::not_found);
    }
    for (const auto& each : commands) {
        INFO(each.name);
        CHECK_NOTHROW(on.house.run(each.command(each.only_directing ? on.olga : on.tito)));
    }
    CHECK(on.screens_hold());
}

TEST_CASE("the regia's topic is for organisers and facilitators of the process, the hall's for everybody")
{
    PlenaryDay on;
    auto anna = on.joins("Anna");
    CHECK(on.may_follow(on.regia_topic(), on.olga.person_id));
    CHECK(on.may_follow(on.regia_topic(), on.tito.person_id));
    for (auto person : {anna.person_id, on.paola.person_id, PersonId{9999}})
        CHECK_FALSE(on.may_follow(on.regia_topic(), person));
    CHECK_FALSE(on.may_follow(on.regia_topic(), {}));
    CHECK_FALSE(on.may_follow("meeting/999/plenary", on.olga.person_id));
    CHECK(on.may_follow(on.hall_topic(), {}));
    CHECK(on.house.snapshot("meeting/999/screen").is_null());
}

TEST_CASE("things of one meeting are not those of another")
{
    PlenaryDay on;
    auto theme  = on.theme("Un tema");
    auto wanted = spring_meeting(on.day.process_id);
    auto event  = on.house.run(meetings::add_meeting(on.house.house, Person{}, wanted));
    MeetingId other{event.answer["meeting_id"].get<std::int64_t>()};
    TableId table{event.answer["table_ids"][0].get<std::int64_t>()};
    auto note = on.at_first("Una nota.");
    plenary::AddTheme with_note{other, "Altrove", {note}};
    CHECK_REFUSED(on, plenary::add_theme(on.house.house, on.tito, with_note), bad_value);
    plenary::AddSentence under{other, "Altrove.", theme, {}, {}};
    CHECK_REFUSED(on, plenary::add_sentence(on.house.house, on.tito, under), bad_value);
    plenary::ShowOnScreen vote{on.day.meeting_id, "vote", 1, table};
    CHECK_REFUSED(on, plenary::show_on_screen(on.house.house, on.olga, vote), bad_value);
}

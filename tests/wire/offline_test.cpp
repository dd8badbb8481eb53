// Twenty minutes without a network at two of five tables. What is written there waits on the device, with its hour and
// its key, as our pages keep it; then it is sent, some of it twice, because an answer was lost on the way.
#include "support/consultation_verbs.hpp"
#include "support/meeting_verbs.hpp"
#include "support/people_verbs.hpp"
#include "support/sockets.hpp"
#include "tables/tables.hpp"

#include <catch2/catch.hpp>
#include <deque>

namespace {

constexpr int tables_of_day = 5, minutes_offline = 20;

// Who takes notes at a table, with a device whose clock may be off.
struct Device {
    Visitor visitor;
    std::string table;
    std::chrono::minutes ahead{0};
    struct Note {
        std::string key;
        json body;
    };
    std::vector<Note> waiting;
    std::vector<std::string> written; // in order
    int notes = 0;

    void write(Instant now)
    {
        auto text = "Note " + std::to_string(++notes) + " of " + table;
        written.push_back(text);
        waiting.push_back(
            {table + "-" + std::to_string(notes), {{"text", text}, {"written_at", to_text(now + ahead)}}});
    }
    Answer send(const Note& note)
    {
        return visitor.post(table + "/contributions", note.body, {{"Idempotency-Key", note.key}});
    }

    // What waits, in its order. `lossy`: every third answer never comes, and the note is sent again.
    void send_all(bool lossy)
    {
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            auto first = send(waiting[i]);
            REQUIRE(first.status == 201);
            if (!lossy || i % 3 != 0) continue;
            auto again = send(waiting[i]);
            REQUIRE(again.status == 201);
            REQUIRE(again.value() == first.value());
        }
        waiting.clear();
    }
};

struct Hall {
    ServedHouse house;
    OpenMeeting day = open_meeting(house.inner, [](meetings::NewMeeting& meeting) {
        while (meeting.tables.size() < tables_of_day) {
            meeting.tables.push_back(meeting.tables.front());
            meeting.tables.back().order = static_cast<int>(meeting.tables.size());
        }
    });
    std::deque<Device> devices;

    Hall()
    {
        it_is(house.inner, "2025-03-29T09:30:00+01:00");
        for (int i = 0; i < tables_of_day; ++i) open_table(i);
    }
    void open_table(int i)
    {
        auto table  = day.tables[static_cast<std::size_t>(i)];
        auto person = citizen(house.inner, "Facilitator " + std::to_string(i));
        tables::SetUpTable wanted{table, {person.person_id}, {}};
        tables::NewSession round;
        round.question  = "What moves us on?";
        wanted.sessions = {round};
        house.inner.run(tables::set_up_table(house.house, Person{}, wanted));
        tables::RunSession start;
        start.table_id = table;
        house.inner.run(tables::run_session(house.house, person, start));
        Browser browser(house.inner);
        browser.asks("facilitator." + std::to_string(i) + "@example.org");
        browser.confirms(mailed_code(house.inner));
        devices.push_back({Visitor(house), "/api/tables/" + std::to_string(table.value)});
        devices.back().visitor.cookie = "arengo=" + browser.cookie;
    }
    json notes_at(std::size_t i) { return house.inner.snapshot(tables::topic_of(day.tables[i]))["contributions"]; }
    Instant now() { return house.house.clock.now(); }
};

// The texts on the board, in the order in which it shows them.
std::vector<std::string> in_order(const json& notes)
{
    std::map<std::int64_t, std::string> by_order;
    for (const auto& [id, note] : notes.items()) by_order[note["order"].get<std::int64_t>()] = note["text"];
    std::vector<std::string> texts;
    for (const auto& [order, text] : by_order) texts.push_back(text);
    return texts;
}

} // namespace

TEST_CASE("twenty minutes offline at two of five tables: nothing is lost, nothing doubled, the order is kept",
          "[crowd]")
{
    Hall hall;
    constexpr std::size_t ahead = 3, behind = 4; // the two that are offline, with clocks that are off
    hall.devices[ahead].ahead  = std::chrono::minutes{7};
    hall.devices[behind].ahead = std::chrono::minutes{-3};
    auto began                 = hall.now();
    for (int minute = 0; minute < minutes_offline; ++minute) {
        for (std::size_t i = 0; i < tables_of_day; ++i) {
            hall.devices[i].write(hall.now());
            if (i < ahead) hall.devices[i].send_all(false);
        }
        hall.house.house.clock.advance(std::chrono::minutes{1});
    }
    CHECK(hall.notes_at(0).size() == minutes_offline);
    CHECK(hall.notes_at(ahead).empty());

    auto back = hall.now();
    for (auto i : {ahead, behind}) hall.devices[i].send_all(true);
    for (std::size_t i = 0; i < tables_of_day; ++i) {
        INFO("table " << i + 1);
        CHECK(in_order(hall.notes_at(i)) == hall.devices[i].written);
    }
    // The hour of writing stands as the device knew it, but nothing was written in the future.
    auto hours = [&](std::size_t i) {
        std::vector<Instant> all;
        for (const auto& note : hall.notes_at(i))
            all.push_back(read_instant(note["written_at"].get<std::string>()).value());
        return all;
    };
    for (auto hour : hours(ahead)) CHECK((hour >= began && hour <= back));
    for (auto hour : hours(behind)) CHECK(hour < back);
    CHECK(hall.house.inner.chain_holds());
}

TEST_CASE(
    "a round that closed while a table was offline takes what was written before its close, and says that it came late")
{
    Hall hall;
    auto& device = hall.devices[4];
    device.write(hall.now());
    hall.house.house.clock.advance(std::chrono::minutes{minutes_offline});
    Visitor other(hall.house);
    other.cookie = device.visitor.cookie;
    REQUIRE(other.post(device.table + "/session", {{"action", "close"}}).status == 200);
    device.write(hall.now());
    auto kept    = device.send(device.waiting[0]);
    auto refused = device.send(device.waiting[1]);
    CHECK(kept.status == 201);
    CHECK(kept.value()["late"] == true);
    CHECK(refused.status == 409);
    CHECK(refused.reason() == "session_closed");
    CHECK(in_order(hall.notes_at(4)) == std::vector<std::string>{device.written[0]});
}

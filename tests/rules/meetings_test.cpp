#include "meetings/calendar.hpp"
#include "meetings/qr.hpp"
#include "meetings/words.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace meetings;

namespace {

CalendarEntry entry()
{
    CalendarEntry one;
    one.uid = "registration-7@arengo.example", one.sequence = 2;
    one.starts_at = *read_instant("2025-03-29T08:30:00Z"), one.ends_at = *read_instant("2025-03-29T12:00:00Z");
    one.written_at = *read_instant("2025-03-03T08:00:00Z");
    one.title      = "Una giornata sul piano; con pausa, e musica";
    one.place      = "Cavallerizza, Torino";
    one.description =
        "Prima riga\nSeconda riga con molte parole perché la riga dell’agenda vada oltre i settantacinque ottetti e si pieghi";
    one.url            = "https://arengo.example/tickets/ABCDEFGHJKMN";
    one.organiser_name = "Piano \"metropolitano\"", one.organiser_email = "partecipa@arengo.example";
    return one;
}

bool has(const std::string& text, const std::string& line) { return text.find(line) != std::string::npos; }

} // namespace

TEST_CASE("a calendar entry is folded at 75 octets, escaped, and cancelled by the same name")
{
    auto text = icalendar(entry());
    CHECK(text.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(has(text, "METHOD:PUBLISH\r\n"));
    CHECK(has(text, "UID:registration-7@arengo.example\r\n"));
    CHECK(has(text, "SEQUENCE:2\r\n"));
    CHECK(has(text, "DTSTART:20250329T083000Z\r\n"));
    CHECK(has(text, "SUMMARY:Una giornata sul piano\\; con pausa\\, e musica\r\n"));
    CHECK(has(text, "DESCRIPTION:Prima riga\\nSeconda riga"));
    for (std::size_t start = 0; start < text.size();) {
        auto end = text.find("\r\n", start);
        REQUIRE(end != text.npos);
        CHECK(end - start <= 75);
        start = end + 2;
    }
    auto cancelled   = entry();
    cancelled.cancel = true, cancelled.sequence = 3;
    text = icalendar(cancelled);
    CHECK(has(text, "METHOD:CANCEL\r\n"));
    CHECK(has(text, "STATUS:CANCELLED\r\n"));
    CHECK(has(text, "UID:registration-7@arengo.example\r\n"));
}

TEST_CASE("a ticket's code is found in whatever was scanned or typed, and nothing else is taken for one")
{
    CHECK(ticket_code_in("ABCDEFGHJKMN") == "ABCDEFGHJKMN");
    CHECK(ticket_code_in(" abcd-efgh jkmn ") == "ABCDEFGHJKMN");
    CHECK(ticket_code_in("https://arengo.example/tickets/ABCDEFGHJKMN") == "ABCDEFGHJKMN");
    for (auto other : {"", "ABC", "ABCDEFGHJKMNP", "ABCDEFGHJKM0", "https://arengo.example/", "abc\ndef"})
        CHECK(ticket_code_in(other).empty());
    std::set<std::string> met;
    for (int i = 0; i < 1000; ++i) {
        auto code = new_ticket_code();
        CHECK(ticket_code_in(code) == code);
        CHECK((code[0] >= 'A' && code[0] <= 'Z'));
        met.insert(code);
    }
    CHECK(met.size() == 1000);
}

TEST_CASE("a QR code is a picture with a quiet border, for pages and for mails")
{
    auto svg = qr_svg("https://arengo.example/tickets/ABCDEFGHJKMN");
    CHECK(svg.starts_with("<svg xmlns="));
    CHECK(has(svg, "M4 4h7v1h-7z")); // the first line of the finder pattern, after four modules of white
    CHECK(svg.find("<script") == svg.npos);
    auto png = qr_png("https://arengo.example/tickets/ABCDEFGHJKMN");
    CHECK(png.starts_with("\x89PNG"));
    CHECK(png.size() < 4096);
}

#include "people/mail_text.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace people;

TEST_CASE("a header in plain ASCII is left as it is")
{
    CHECK(header_text("Il tuo codice per entrare: 12345678") == "Il tuo codice per entrare: 12345678");
}

TEST_CASE("a header with accents becomes encoded words of at most 75 bytes that break between characters")
{
    CHECK(header_text("Città") == "=?UTF-8?B?Q2l0dMOg?=");
    std::string long_text;
    for (int i = 0; i < 60; ++i) long_text += "è";
    std::istringstream lines(header_text(long_text));
    std::string line;
    int count = 0;
    while (std::getline(lines, line)) {
        if (line.ends_with('\r')) line.pop_back();
        if (count++ > 0) CHECK(line.starts_with(" =?UTF-8?B?"));
        CHECK(line.size() <= 76);
        CHECK(line.ends_with("?="));
    }
    CHECK(count == 3); // 44 whole bytes a word
}

TEST_CASE("no text can begin a header of its own, nor pass for an encoded word")
{
    for (auto text : {"Ciao\r\nBcc: all@example.org", "Ciao\nBcc: all@example.org", "Città\r\nBcc: x@example.org"}) {
        auto header = header_text(text);
        CHECK(header.find("\nBcc") == std::string::npos);
        CHECK(header.find("\rBcc") == std::string::npos);
    }
    CHECK(header_text("=?UTF-8?B?SGk=?=").starts_with("=?UTF-8?B?PT9VVEYt"));
}

TEST_CASE("a sender may have a name")
{
    CHECK(address_of("Città di Torino <arengo@comune.example>") == "arengo@comune.example");
    CHECK(from_header("Torino <arengo@comune.example>") == "Torino <arengo@comune.example>");
    CHECK(from_header("Città <arengo@comune.example>") == "=?UTF-8?B?Q2l0dMOg?= <arengo@comune.example>");
    CHECK(from_header("arengo@comune.example") == "<arengo@comune.example>");
    CHECK(domain_of("Torino <arengo@comune.example>") == "comune.example");
}

TEST_CASE("a mail carries its date as mail does")
{
    CHECK(mail_date(*read_instant("2025-03-03T09:00:00+01:00")) == "Mon, 03 Mar 2025 08:00:00 +0000");
}

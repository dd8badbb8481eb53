#include "people/email.hpp"

#include <catch2/catch.hpp>

using people::read_email;

TEST_CASE("an address is one account whatever its case and the spelling of its domain")
{
    auto key = [](std::string_view text) { return read_email(text).value().key; };
    CHECK(key("Anna.Ferrero@Example.ORG") == "anna.ferrero@example.org");
    CHECK(key("  anna@example.org ") == "anna@example.org");
    CHECK(key("anna@città.example") == "anna@xn--citt-3na.example");
    CHECK(key("anna@CITTÀ.example") == key("anna@xn--citt-3na.example"));
    CHECK(key("anna@citta\u0300.example") == key("anna@città.example"));
    CHECK(key("anna@città。example") == key("anna@città.example")); // the full stop of another script
    CHECK(key("anna+prove@example.org") != key("anna@example.org"));
}

TEST_CASE("an address keeps how it was written, and its envelope is plain ASCII")
{
    auto address = read_email("Anna@Città.example").value();
    CHECK(address.written == "Anna@Città.example");
    CHECK(address.mailbox == "Anna@xn--citt-3na.example");
}

TEST_CASE("what a mail cannot be sent to is no address")
{
    auto text = GENERATE(as<std::string>(), "", "anna", "@example.org", "anna@", "anna@localhost", "anna@example..org",
                         "anna@example.org.", "anna@-example.org", "a nna@example.org", ".anna@example.org",
                         "anna.@example.org", "an..na@example.org", "\"anna b\"@example.org", "änna@example.org",
                         "anna@example.org@example.com", "anna@[127.0.0.1]", "anna@exa_mple.org", "anna@example.org>",
                         "anna@xn--.org", "<anna@example.org>");
    INFO(text);
    CHECK_FALSE(read_email(text).has_value());
}

TEST_CASE("no address can begin another header or command")
{
    for (auto text :
         {"anna@example.org\r\nBcc: all@example.org", "anna\n@example.org", "anna@example.org\nRCPT TO:<x@y.z>",
          "anna@example.org,all@example.org", "anna@example.org;all@example.org", "anna\t@example.org",
          "anna@exam\r\nple.org", "anna@example.org\u2028Bcc:x"})
        CHECK_FALSE(read_email(text).has_value());
    CHECK_FALSE(read_email(std::string_view("anna\0@example.org", 17)).has_value());
}

TEST_CASE("an address longer than a mail server takes is none")
{
    CHECK(read_email(std::string(64, 'a') + "@example.org").has_value());
    CHECK_FALSE(read_email(std::string(65, 'a') + "@example.org").has_value());
    std::string labels;
    while (labels.size() < 250) labels += "abcdefghi.";
    CHECK_FALSE(read_email("anna@" + labels + "org").has_value());
}

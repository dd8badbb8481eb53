// The cases 6 of the Autobahn suite: what is UTF-8 and what is not. Each text is said as the name of a topic: UTF-8 comes
// back in the answer that there is none of that name, anything else ends the connection with 1007.
#include "base/text.hpp"
#include "support/autobahn.hpp"

#include <catch2/catch.hpp>

namespace {

using Client = AutobahnClient;

const std::string kosme = "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5", beyond = "\xf4\x90\x80\x80";

std::string naming(const std::string& topic) { return R"({"follow":")" + topic + R"("})"; }

// Composed (NFC) as all texts are; and what is UTF-8 but no text of ours is malformed, which is another thing.
AutobahnCase utf8(std::string number, const std::string& topic, std::size_t octets_a_frame = 0)
{
    auto ours     = clean_text(topic).value_or("");
    auto expected = ours.empty() ? "closed(4400)" : "problem(" + ours + ") open";
    auto octets   = octets_a_frame ? octets_a_frame : 1000;
    return {std::move(number), expected, [=](Client& client) { client.in_frames(text, naming(topic), octets); }};
}

AutobahnCase no_utf8(std::string number, const std::string& topic, std::size_t octets_a_frame = 0)
{
    return {std::move(number), "closed(1007)",
            [=](Client& client) { client.in_frames(text, naming(topic), octets_a_frame ? octets_a_frame : 1000); }};
}

// The first wrong octet is told at once, before the rest has come.
AutobahnCase wrong_at_once(std::string number, const std::vector<std::string>& parts)
{
    return {std::move(number), "closed(1007)", [=](Client& client) {
                client.send(text, parts[0]);
                client.settle();
                client.send(continuation, parts[1]);
            }};
}

AutobahnCase wrong_within_a_frame(std::string number, const std::vector<std::string>& parts)
{
    return {std::move(number), "closed(1007)", [=](Client& client) {
                auto all = frame_bytes(fin | text, parts[0] + parts[1] + parts[2]);
                client.raw(all.substr(0, all.size() - parts[2].size()), 1);
            }};
}

std::string encoded(unsigned point)
{
    auto tail = [&](int shift) { return static_cast<char>(0x80 | ((point >> shift) & 0x3f)); };
    if (point > 0xffff) return {static_cast<char>(0xf0 | (point >> 18)), tail(12), tail(6), tail(0)};
    return {static_cast<char>(0xe0 | (point >> 12)), tail(6), tail(0)};
}

} // namespace

TEST_CASE("Autobahn 6.1: empty texts, whole and in parts")
{
    play({{"6.1.1", "closed(4400)", [](Client& client) { client.send(fin | text); }},
          {"6.1.2", "closed(4400)",
           [](Client& client) { client.send(text).send(continuation).send(fin | continuation); }},
          {"6.1.3", "state open",
           [](Client& client) { client.send(text).send(continuation, follow_message()).send(fin | continuation); }}});
}

TEST_CASE("Autobahn 6.2 and 6.5: UTF-8 may be cut anywhere")
{
    auto mixed = "Hello-\xc2\xb5@\xc3\x9f\xc3\xb6\xc3\xa4\xc3\xbc\xc3\xa0\xc3\xa1-UTF-8!!";
    play({utf8("6.2.1", mixed), utf8("6.2.2", mixed, 12), utf8("6.2.3", mixed, 1), utf8("6.2.4", kosme, 1),
          utf8("6.5.1", "A", 1), utf8("6.5.2", "A\xc3\xa4", 1), utf8("6.5.3", "A\xc3\xa4\xe2\x82\xac", 1),
          utf8("6.5.4", "A\xc3\xa4\xe2\x82\xac\xf0\x9f\x8c\xb3", 1), utf8("6.5.5", kosme + "edited", 3)});
}

TEST_CASE("Autobahn 6.3 and 6.4: what is no UTF-8 is refused, and as soon as its first octet is there")
{
    play({no_utf8("6.3.1", kosme + "\xed\xa0\x80" + "edited"), no_utf8("6.3.2", kosme + "\xed\xa0\x80" + "edited", 1),
          wrong_at_once("6.4.1", {kosme, beyond, "edited"}),
          wrong_at_once("6.4.2", {kosme + "\xf4", "\x90", "\x80\x80" + std::string("edited")}),
          wrong_within_a_frame("6.4.3", {kosme, beyond, "edited"}),
          wrong_within_a_frame("6.4.4", {kosme + "\xf4", "\x90", "\x80\x80" + std::string("edited")})});
}

TEST_CASE("Autobahn 6.6: every beginning of a word, whole characters and broken ones")
{
    std::vector<AutobahnCase> cases;
    for (std::size_t octets = 1; octets <= kosme.size(); ++octets) {
        auto is_whole = octets == 2 || octets == 5 || octets == 7 || octets == 9 || octets == 11;
        auto number   = "6.6." + std::to_string(octets);
        auto topic    = kosme.substr(0, octets);
        cases.push_back(is_whole ? utf8(number, topic) : no_utf8(number, topic));
    }
    play(cases);
}

TEST_CASE("Autobahn 6.7 to 6.11: the first and the last sequence of each length, and the edges between")
{
    play({{"6.7.1, which is UTF-8 but no JSON", "closed(4400)",
           [](Client& client) { client.send(fin | text, naming(std::string(1, '\0'))); }},
          utf8("6.7.2", "\xc2\x80"),
          utf8("6.7.3", "\xe0\xa0\x80"),
          utf8("6.7.4", "\xf0\x90\x80\x80"),
          no_utf8("6.8.1", "\xf8\x88\x80\x80\x80"),
          no_utf8("6.8.2", "\xfc\x84\x80\x80\x80\x80"),
          utf8("6.9.1", "\x7f"),
          utf8("6.9.2", "\xdf\xbf"),
          utf8("6.9.3", "\xef\xbf\xbf"),
          utf8("6.9.4", "\xf4\x8f\xbf\xbf"),
          no_utf8("6.10.1", "\xf7\xbf\xbf\xbf"),
          no_utf8("6.10.2", "\xfb\xbf\xbf\xbf\xbf"),
          no_utf8("6.10.3", "\xfd\xbf\xbf\xbf\xbf\xbf"),
          utf8("6.11.1", "\xed\x9f\xbf"),
          utf8("6.11.2", "\xee\x80\x80"),
          utf8("6.11.3", "\xef\xbf\xbd"),
          utf8("6.11.4", "\xf4\x8f\xbf\xbf"),
          no_utf8("6.11.5", beyond)});
}

TEST_CASE("Autobahn 6.12 and 6.13: continuations of nothing, and beginnings without an end")
{
    std::vector<AutobahnCase> cases{no_utf8("6.12.1", "\x80"), no_utf8("6.12.2", "\xbf")};
    std::string stray, all;
    for (int i = 0; i < 6; ++i) {
        stray += i % 2 ? '\xbf' : '\x80';
        if (i > 0) cases.push_back(no_utf8("6.12." + std::to_string(i + 2), stray));
    }
    for (int octet = 0x80; octet <= 0xbf; ++octet) all += static_cast<char>(octet);
    cases.push_back(no_utf8("6.12.8", all));
    std::vector<std::pair<int, int>> starts{{0xc0, 0xdf}, {0xe0, 0xef}, {0xf0, 0xf7}, {0xf8, 0xfb}, {0xfc, 0xfd}};
    for (std::size_t i = 0; i < starts.size(); ++i) {
        std::string lonely;
        for (int octet = starts[i].first; octet <= starts[i].second; ++octet)
            lonely += static_cast<char>(octet), lonely += ' ';
        cases.push_back(no_utf8("6.13." + std::to_string(i + 1), lonely));
    }
    play(cases);
}

TEST_CASE("Autobahn 6.14 to 6.16: sequences whose last octet is missing, and octets that never stand in a text")
{
    const std::vector<std::string> broken{
        "\xc0", "\xe0\x80", "\xf0\x80\x80", "\xf8\x80\x80\x80", "\xfc\x80\x80\x80\x80",
        "\xdf", "\xef\xbf", "\xf7\xbf\xbf", "\xfb\xbf\xbf\xbf", "\xfd\xbf\xbf\xbf\xbf"};
    std::vector<AutobahnCase> cases;
    std::string together;
    for (std::size_t i = 0; i < broken.size(); ++i) {
        cases.push_back(no_utf8("6.14." + std::to_string(i + 1), broken[i]));
        together += broken[i];
    }
    cases.push_back(no_utf8("6.15.1", together));
    cases.push_back(no_utf8("6.16.1", "\xfe"));
    cases.push_back(no_utf8("6.16.2", "\xff"));
    cases.push_back(no_utf8("6.16.3", "\xfe\xfe\xff\xff"));
    play(cases);
}

TEST_CASE("Autobahn 6.17 to 6.19: longer spellings than a character needs")
{
    const std::vector<std::vector<std::string>> spellings{
        {"\xc0\xaf", "\xe0\x80\xaf", "\xf0\x80\x80\xaf", "\xf8\x80\x80\x80\xaf", "\xfc\x80\x80\x80\x80\xaf"},
        {"\xc1\xbf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf", "\xf8\x87\xbf\xbf\xbf", "\xfc\x83\xbf\xbf\xbf\xbf"},
        {"\xc0\x80", "\xe0\x80\x80", "\xf0\x80\x80\x80", "\xf8\x80\x80\x80\x80", "\xfc\x80\x80\x80\x80\x80"}};
    std::vector<AutobahnCase> cases;
    for (std::size_t kind = 0; kind < spellings.size(); ++kind)
        for (std::size_t i = 0; i < spellings[kind].size(); ++i)
            cases.push_back(
                no_utf8("6." + std::to_string(17 + kind) + '.' + std::to_string(i + 1), spellings[kind][i]));
    play(cases);
}

TEST_CASE("Autobahn 6.20 and 6.21: halves of UTF-16, alone and in pairs")
{
    const std::vector<std::string> alone{"\xed\xa0\x80", "\xed\xad\xbf", "\xed\xae\x80", "\xed\xaf\xbf",
                                         "\xed\xb0\x80", "\xed\xbe\x80", "\xed\xbf\xbf"};
    std::vector<AutobahnCase> cases;
    for (std::size_t i = 0; i < alone.size(); ++i) cases.push_back(no_utf8("6.20." + std::to_string(i + 1), alone[i]));
    int number = 0;
    for (auto high : {"\xed\xa0\x80", "\xed\xad\xbf", "\xed\xae\x80", "\xed\xaf\xbf"})
        for (auto low : {"\xed\xb0\x80", "\xed\xbf\xbf"})
            cases.push_back(no_utf8("6.21." + std::to_string(++number), std::string(high) + low));
    play(cases);
}

TEST_CASE("Autobahn 6.22 and 6.23: code points that are no characters are UTF-8 all the same")
{
    std::vector<AutobahnCase> cases;
    int number = 0;
    for (unsigned plane = 0; plane <= 16; ++plane)
        for (unsigned last : {0xfffeu, 0xffffu})
            cases.push_back(utf8("6.22." + std::to_string(++number), encoded(plane << 16 | last)));
    number = 0;
    for (unsigned point = 0xfff9; point <= 0xffff; ++point)
        cases.push_back(utf8("6.23." + std::to_string(++number), encoded(point)));
    play(cases);
}

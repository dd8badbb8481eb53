// The cases 7, 9 and 10 of the Autobahn suite: how a connection ends, and how much is too much. Our limit is 16 KiB, where
// the suite goes to 16 MiB; and who says more than some dozens of things at once is told so (4429).
#include "support/autobahn.hpp"

#include <catch2/catch.hpp>

namespace {

using Client = AutobahnClient;

constexpr std::size_t our_limit = 16 * 1024;

auto leaving(const std::string& payload)
{
    return [=](Client& client) { client.send(fin | close_frame, payload); };
}

std::vector<AutobahnCase> codes(const std::string& group, const std::vector<int>& all, bool valid)
{
    std::vector<AutobahnCase> cases;
    for (auto code : all)
        cases.push_back({group + '.' + std::to_string(cases.size() + 1) + ": " + std::to_string(code),
                         "closed(" + std::to_string(valid ? code : 1002) + ')', leaving(goodbye(code))});
    return cases;
}

} // namespace

TEST_CASE("Autobahn 7.1: a goodbye is answered, and nothing after it is heard")
{
    play({{"7.1.1", "state closed(1000)",
           [](Client& client) { client.send(fin | text, follow_message()).send(fin | close_frame, goodbye(1000)); }},
          {"7.1.2", "closed(1000)",
           [](Client& client) {
               client.raw(frame_bytes(fin | close_frame, goodbye(1000))
                          + frame_bytes(fin | close_frame, goodbye(1000)));
           }},
          {"7.1.3", "closed(1000)",
           [](Client& client) {
               client.raw(frame_bytes(fin | close_frame, goodbye(1000)) + frame_bytes(fin | ping_frame, "still?"));
           }},
          {"7.1.4", "closed(1000)",
           [](Client& client) {
               client.raw(frame_bytes(fin | close_frame, goodbye(1000)) + frame_bytes(fin | text, follow_message()));
           }},
          {"7.1.5", "closed(1000)",
           [](Client& client) {
               client.raw(frame_bytes(text, R"({"follow":)") + frame_bytes(fin | close_frame, goodbye(1000))
                          + frame_bytes(fin | continuation, R"("thing/1"})"));
           }},
          {"7.1.6 at our limit", "state closed(1000)", [](Client& client) {
               client.raw(frame_bytes(fin | text, follow_message(our_limit))
                          + frame_bytes(fin | close_frame, goodbye(1000)) + frame_bytes(fin | ping_frame, ""));
           }}});
}

TEST_CASE("Autobahn 7.3: what a goodbye may hold")
{
    play({{"7.3.1", "closed(1000)", leaving("")},
          {"7.3.2", "closed(1002)", leaving("a")},
          {"7.3.3", "closed(1000)", leaving(goodbye(1000))},
          {"7.3.4", "closed(1000)", leaving(goodbye(1000, "Hello World!"))},
          {"7.3.5", "closed(1000)", leaving(goodbye(1000, std::string(123, '*')))},
          {"7.3.6", "closed(1002)", leaving(goodbye(1000, std::string(124, '*')))}});
}

TEST_CASE("Autobahn 7.5: a reason that is no UTF-8 breaks the protocol")
{
    auto beyond = "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80" + std::string("edited");
    play({{"7.5.1", "closed(1002)", leaving(goodbye(1000, beyond))}});
}

TEST_CASE("Autobahn 7.7: codes that may be said are said back")
{
    play(codes("7.7", {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}, true));
}

TEST_CASE("Autobahn 7.9: codes that may not be said end the connection with 1002")
{
    play(codes("7.9", {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999}, false));
}

TEST_CASE("Autobahn 7.13: codes that nobody has given a meaning are said back")
{
    play(codes("7.13", {5000, 65535}, true));
}

TEST_CASE("Autobahn 9.1 and 9.2: messages far beyond the limit end the connection with 1009")
{
    std::vector<AutobahnCase> cases;
    for (auto [opcode, group] : {std::pair{text, "9.1."}, {binary, "9.2."}}) {
        int number = 0;
        for (std::size_t kib : {64u, 256u, 1024u, 4096u, 8192u, 16384u}) {
            auto first = fin | opcode;
            cases.push_back({group + std::to_string(++number), "closed(1009)",
                             [=](Client& client) { client.raw(frame_bytes(first, std::string(kib * 1024, '*'))); }});
        }
    }
    play(cases);
}

TEST_CASE("Autobahn 9.3 and 9.4: the limit holds for the whole message, in however many parts")
{
    std::vector<AutobahnCase> cases;
    int number = 0;
    for (std::size_t octets : {64u, 256u, 1024u, 4096u, 8192u, 16384u}) {
        auto told = ' ' + std::to_string(octets) + " octets a frame";
        auto name = "9.3." + std::to_string(++number);
        cases.push_back({name + " at our limit," + told, "state open",
                         [=](Client& client) { client.in_frames(text, follow_message(our_limit), octets); }});
        cases.push_back({name + " beyond it," + told, "closed(1009)",
                         [=](Client& client) { client.in_frames(text, follow_message(our_limit + 1), octets); }});
        cases.push_back({"9.4." + std::to_string(number) + told, "closed(4400)",
                         [=](Client& client) { client.in_frames(binary, std::string(our_limit, '*'), octets); }});
    }
    play(cases);
}

TEST_CASE("Autobahn 9.5 and 9.6: a message of our limit may arrive in pieces of any size")
{
    std::vector<AutobahnCase> cases;
    int number = 0;
    for (std::size_t chop : {64u, 128u, 256u, 512u, 1024u, 2048u}) {
        ++number;
        cases.push_back({"9.5." + std::to_string(number), "state open", [=](Client& client) {
                             client.raw(frame_bytes(fin | text, follow_message(our_limit)), chop);
                         }});
        cases.push_back({"9.6." + std::to_string(number), "closed(4400)", [=](Client& client) {
                             client.raw(frame_bytes(fin | binary, std::string(our_limit, '*')), chop);
                         }});
    }
    play(cases);
}

TEST_CASE("Autobahn 9.7 and 9.8: message after message is answered, as many as an honest page says at once")
{
    constexpr int messages = 30;
    std::vector<AutobahnCase> cases;
    int number = 0;
    for (std::size_t octets : {0u, 16u, 64u, 256u, 1024u, 4096u}) {
        std::string all;
        for (int i = 0; i < messages; ++i) all += "state ";
        cases.push_back({"9.7." + std::to_string(++number), all + "open", [=](Client& client) {
                             for (int i = 0; i < messages; ++i) {
                                 client.send(fin | text, follow_message(octets));
                                 client.settle();
                             }
                         }});
    }
    play(cases);
}

TEST_CASE("Autobahn 10.1.1: a message in frames of 1300 octets")
{
    play({{"10.1.1 at our limit", "state open",
           [](Client& client) { client.in_frames(text, follow_message(our_limit), 1300); }},
          {"10.1.1", "closed(1009)", [](Client& client) { client.in_frames(text, follow_message(65536), 1300); }}});
}

// Hundreds who dawdle, and die without a word: others are served beside them, and what they cost is bounded and given back.
#include "support/sockets.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <malloc.h>
#include <memory>

#if defined(__SANITIZE_ADDRESS__)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes(); // GCC has it, without its header
#endif

namespace {

// What is allocated now, of server and clients together.
std::size_t bytes_in_use()
{
#if defined(__SANITIZE_ADDRESS__)
    return __sanitizer_get_current_allocated_bytes();
#else
    return mallinfo2().uordblks;
#endif
}

constexpr std::size_t dawdlers = 300, deaf = 60;
constexpr std::size_t mebibyte = 1 << 20;

bool serves(int port) { return Visitor(port).get("/status").status == 200; }

// Heads and bodies that never end, and connections that say nothing.
std::deque<RawConnection> dawdle(int port)
{
    std::deque<RawConnection> all;
    for (std::size_t i = 0; i < dawdlers; ++i) {
        auto& one = all.emplace_back(port);
        if (i % 3 == 0) one.send("GET /api/record HTTP/1.1\r\nHost: x\r\nA: ");
        if (i % 3 == 1)
            one.send("POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                     "Sec-Fetch-Site: same-origin\r\nContent-Length: 60000\r\n\r\n{\"a");
        if (i % 50 == 0) CHECK(serves(port));
    }
    return all;
}

std::uint64_t followers(ServedThings& house) { return house.house().hub.figures().followers; }

// Follow, and never read again; meanwhile more happens than the house keeps for anyone.
void follow_and_sleep(ServedThings& house)
{
    constexpr int small = 4096, happenings = 40;
    std::deque<WebSocketClient> sleepers;
    for (std::size_t i = 0; i < deaf; ++i) sleepers.emplace_back(house.port(), "", small).follow("thing/1");
    WebSocketClient awake(house.port());
    awake.follow("thing/1");
    awake.hear();
    while (followers(house) < deaf + 1) {
    }
    auto before = bytes_in_use();
    for (int i = 1; i <= happenings; ++i) {
        house.happen("thing/1", {{"n", i}, {"text", std::string(48 * 1024, static_cast<char>('a' + i % 26))}});
        while (awake.hear()["patch"].value("n", 0) != i) {
        }
        if (i % 10 == 0) CHECK(serves(house.port()));
    }
    // Whoever does not read is owed a quarter of a MiB at the most, and then let go.
    CHECK(bytes_in_use() < before + (deaf + 8) * mebibyte / 4);
    while (followers(house) > 1) {
    }
}

} // namespace

TEST_CASE("hundreds who dawdle, do not read or die without a word hinder nobody, and leave nothing behind", "[crowd]")
{
    auto deadlines = ServedThings::quick();
    deadlines.head = deadlines.body = std::chrono::seconds(5);
    ServedThings house(deadlines);
    house.happen("thing/1", {{"n", 0}});
    std::size_t after_first = 0;
    for (int wave = 1; wave <= 3; ++wave) {
        {
            auto crowd = dawdle(house.port());
            CHECK(serves(house.port()));
            follow_and_sleep(house);
            for (std::size_t i = 0; i < crowd.size(); i += 100)
                crowd[i].rest(); // some are cut off, the others go themselves
        }
        while (followers(house) > 0) {
        }
        CHECK(serves(house.port()));
        if (wave == 1) after_first = bytes_in_use();
        INFO("wave " << wave << ", in use after the first " << after_first << ", now " << bytes_in_use());
        CHECK(bytes_in_use() < after_first + 2 * mebibyte);
    }
}

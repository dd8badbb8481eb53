#include "support/live_house.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace std::chrono_literals;

TEST_CASE("an event stream's position never runs ahead of what another topic still has to tell")
{
    LiveHouse house;
    house.show("thing/1", json::object());
    house.show("thing/2", json::object());
    struct Stream : Client {
        bool offer(const SharedFrame& frame) override
        {
            entries.push_back(frame->entry());
            return Client::offer(frame);
        }
        std::vector<std::string> entries;
    } stream;
    auto talk = house.join(stream);
    talk->receive(follow("thing/1"));
    talk->receive(follow("thing/2"));
    house.happen("thing/1", {{"votes", 1}});
    house.happen("thing/1", {{"votes", 2}});
    house.happen("thing/2", {{"comments", 1}}, Pace::at_once);
    CHECK(stream.entries.back().starts_with("id: epoch:101\ndata: {\"topic\":\"thing/2\",\"seq\":103,"));
    CHECK(stream.entries.back().ends_with("}\n\n"));
    house.pass(100ms);
    CHECK(stream.entries.back().starts_with("id: epoch:103\n"));
}

namespace {

// What may happen to a thing that shows counts and a thread of comments.
json some_patch(std::mt19937& dice)
{
    auto key = std::to_string(dice() % 6);
    switch (dice() % 5) {
        case 0: return {{"votes", dice() % 1000}};
        case 1: return {{"thread", {{key, nullptr}}}};
        case 2: return {{"thread", {{key, {{"body", dice() % 100}, {"order", dice() % 10}}}}}};
        case 3: return {{"thread", {{key, {{"likes", dice() % 100}}}}}};
        default: return {{"days", {{key, dice() % 9}}}, {"votes", dice() % 1000}};
    }
}

void walk(unsigned seed)
{
    std::mt19937 dice(seed);
    LiveHouse house;
    for (int i = 1; i <= 3; ++i) house.show("thing/" + std::to_string(i), {{"votes", 0}, {"thread", json::object()}});
    std::deque<Client> clients(6);
    std::vector<std::unique_ptr<Conversation>> talks(clients.size());
    auto come_back = [&](std::size_t i) {
        clients[i].closed_with = 0;
        clients[i].takes_all   = true;
        talks[i]               = house.join(clients[i]);
        for (const auto& [topic, state] : house.truth)
            talks[i]->receive(clients[i].at.contains(topic) ? follow(topic, clients[i].at[topic]) : follow(topic));
    };
    for (std::size_t i = 0; i < clients.size(); ++i) come_back(i);
    for (int step = 0; step < 2000; ++step) {
        auto i = dice() % clients.size();
        switch (dice() % 12) {
            case 0: talks[i].reset(); break;
            case 1: clients[i].takes_all = false; break;
            case 2: come_back(i); break;
            case 3: house.deliver(); break;
            case 4: house.pass(std::chrono::milliseconds(dice() % 300)); break;
            default:
                house.commit("thing/" + std::to_string(1 + dice() % 3), some_patch(dice),
                             dice() % 10 ? Pace::next_tick : Pace::at_once);
                if (dice() % 3) house.deliver();
        }
    }
    house.deliver();
    house.pass(1s);
    for (std::size_t i = 0; i < clients.size(); ++i) {
        come_back(i);
        REQUIRE(clients[i].shows == house.truth);
    }
}

} // namespace

TEST_CASE("whatever happens and however often they break off, all come to see the same")
{
    for (unsigned seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        walk(seed);
    }
}

#include "support/live_house.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;

TEST_CASE("joining shows the whole, and what follows is a patch of it")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 3}});
    Client anna;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    REQUIRE(anna.heard.size() == 1);
    CHECK(anna.heard[0] == json{{"topic", "thing/1"}, {"epoch", "epoch"}, {"seq", 100}, {"state", {{"votes", 3}}}});
    house.happen("thing/1", {{"votes", 4}}, Pace::next_tick, "vote_cast");
    CHECK(anna.heard[1]
          == json{{"topic", "thing/1"}, {"seq", 101}, {"kinds", {{"vote_cast", 1}}}, {"patch", {{"votes", 4}}}});
    CHECK(anna.shows == house.truth);
}

TEST_CASE("a change after quiet goes at once; a hot topic ticks ten times a second")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 0}});
    Client anna;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    for (int i = 1; i <= 2000; ++i) {
        house.happen("thing/1", {{"votes", i}}, Pace::next_tick, "vote_cast");
        if (i == 1) CHECK(anna.count("patch") == 1);
        if (i % 2 == 0) house.pass(1ms);
    }
    house.pass(100ms);
    CHECK(anna.count("patch") <= 11);
    CHECK(anna.count("patch") >= 10);
    CHECK(anna.shows == house.truth);
    int votes = 0;
    for (const auto& message : anna.heard)
        if (message.contains("kinds")) votes += message["kinds"]["vote_cast"].get<int>();
    CHECK(votes == 2000);
}

TEST_CASE("a happening does not wait, and keeps its place among the counts")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 0}});
    Client anna;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    house.happen("thing/1", {{"votes", 1}});
    house.happen("thing/1", {{"votes", 2}});
    CHECK(anna.count("patch") == 1);
    house.happen("thing/1", {{"state", "closed"}}, Pace::at_once, "closed");
    REQUIRE(anna.count("patch") == 2);
    CHECK(anna.heard.back()["kinds"] == json{{"changed", 1}, {"closed", 1}});
    CHECK(anna.shows == house.truth);
}

TEST_CASE("a flood of happenings is held to the pace of ticks")
{
    LiveHouse house;
    house.show("thing/1", json::object());
    Client anna;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    for (int i = 0; i < 1000; ++i) {
        house.happen("thing/1", {{"comments", i}}, Pace::at_once);
        house.pass(1ms);
    }
    house.pass(100ms);
    CHECK(anna.count("patch") <= 32);
    CHECK(anna.shows == house.truth);
}

TEST_CASE("a thing deleted and made anew goes out as two ticks, in order")
{
    LiveHouse house;
    house.show("thing/1", {{"thread", {{"5", {{"body", "old"}, {"by", "Anna"}}}}}});
    Client anna;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    house.happen("thing/1", {{"votes", 1}});
    house.happen("thing/1", {{"thread", {{"5", nullptr}}}});
    house.happen("thing/1", {{"thread", {{"5", {{"body", "new"}}}}}});
    house.pass(200ms);
    CHECK(anna.shows == house.truth);
    CHECK(anna.count("patch") == 3);
}

TEST_CASE("who was away is told exactly what was missed")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 0}});
    Client anna;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    talk.reset();
    for (int i = 1; i <= 5; ++i) {
        house.happen("thing/1", {{"votes", i}});
        house.pass(200ms);
    }
    anna.heard.clear();
    talk = house.join(anna);
    talk->receive(follow("thing/1", 102));
    CHECK(anna.resets == 0);
    CHECK(anna.count("state") == 0);
    CHECK(anna.count("patch") == 3);
    CHECK(anna.shows == house.truth);
}

TEST_CASE("a position that cannot be continued exactly is reset, never continued with a gap")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 0}});
    house.happen("thing/1", {{"votes", 1}});
    Client anna;
    auto talk        = house.join(anna);
    auto is_reset_by = [&](const std::string& message) {
        anna.heard.clear();
        talk->receive(message);
        return anna.heard.size() >= 2 && anna.heard[0] == json{{"topic", "thing/1"}, {"reset", true}}
               && anna.heard[1].contains("state");
    };
    CHECK(is_reset_by(follow("thing/1", 101, "another epoch")));
    CHECK(is_reset_by(follow("thing/1", 102)));
    CHECK(is_reset_by(follow("thing/1", 100)));
    CHECK(is_reset_by(follow("thing/1", -1)));
    CHECK(is_reset_by(R"({"follow":"thing/1","after":{"epoch":"epoch","seq":18446744073709551615}})"));
    CHECK_FALSE(is_reset_by(follow("thing/1", 101)));
    CHECK(anna.heard.size() <= 1);
}

TEST_CASE("a position older than what is kept is reset")
{
    LiveHouse house;
    house.show("thing/1", json::object());
    Client anna, bruno;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    for (int i = 0; i < 1200; ++i) {
        house.happen("thing/1", {{"votes", i}});
        house.pass(100ms);
    }
    auto late = house.join(bruno);
    late->receive(follow("thing/1", 101));
    CHECK(bruno.resets == 1);
    CHECK(bruno.shows == house.truth);
    Client carla;
    auto soon = house.join(carla);
    soon->receive(follow("thing/1", 1000));
    CHECK(carla.resets == 0);
    CHECK(carla.count("patch") == 300);
}

TEST_CASE("ten thousand who come back at once cost one read")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 0}});
    std::deque<Client> crowd(10'000);
    std::vector<std::unique_ptr<Conversation>> talks;
    for (auto& client : crowd) {
        talks.push_back(house.join(client));
        talks.back()->receive(follow("thing/1", 7, "before the restart"));
    }
    CHECK(house.snapshots_read == 1);
    house.happen("thing/1", {{"votes", 1}});
    for (const auto& client : crowd) REQUIRE(client.shows == house.truth);
}

TEST_CASE("an opening that is ahead of the shard is not put back by older ticks")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 0}});
    house.commit("thing/1", {{"votes", 1}});
    house.commit("thing/1", {{"votes", 2}});
    Client anna;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    CHECK(anna.at["thing/1"] == 102);
    house.deliver();
    house.pass(200ms);
    CHECK(anna.count("patch") == 0);
    house.happen("thing/1", {{"votes", 3}});
    CHECK(anna.count("patch") == 1);
    CHECK(anna.shows == house.truth);
}

TEST_CASE("what is hidden is gone for those who follow, and cannot be followed")
{
    LiveHouse house;
    house.show("thing/1", {{"body", "rude"}});
    Client anna;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    house.hide("thing/1");
    CHECK(anna.heard.back()["problem"]["reason"] == "not_found");
    CHECK(anna.heard.back()["problem"]["status"] == 404);
    CHECK(anna.shows.empty());
    house.happen("thing/2", {{"votes", 1}});
    auto said = anna.heard.size();
    talk->receive(follow("thing/1"));
    talk->receive(follow("thing/1", house.seq));
    CHECK(anna.heard.size() == said + 2);
    CHECK(anna.shows.empty());
    house.happen("thing/1", {{"body", "polite"}}, Pace::at_once, "restored");
    CHECK(anna.heard.size() == said + 2);
    talk->receive(follow("thing/1"));
    CHECK(anna.shows.at("thing/1") == house.truth.at("thing/1"));
}

TEST_CASE("following again starts again, and is counted once")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 0}});
    Client anna;
    auto talk = house.join(anna);
    talk->receive(follow("thing/1"));
    talk->receive(follow("thing/1", 100));
    talk->receive(follow("thing/1"));
    CHECK(anna.count("state") == 2);
    house.happen("thing/1", {{"votes", 1}});
    CHECK(anna.count("patch") == 1);
    house.pass(1s);
    CHECK(anna.heard.back()["watching"] == 1);
}

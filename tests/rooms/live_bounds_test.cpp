#include "support/live_house.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;

TEST_CASE("missing and forbidden look the same to the asker")
{
    LiveHouse house;
    house.show("thing/1005", {{"private", true}});
    Client anna, self;
    auto talk = house.join(anna, PersonId{7});
    for (auto topic : {"thing/1005", "thing/77", "nonsense/1", "thing/01", "thing/", "person"}) {
        talk->receive(follow(topic));
        auto problem = anna.heard.back()["problem"];
        CHECK(anna.heard.back() == json{{"topic", topic}, {"problem", problem}});
        CHECK(problem["reason"] == "not_found");
    }
    auto own = house.join(self, PersonId{1005});
    own->receive(follow("thing/1005"));
    CHECK(self.shows == house.truth);
}

TEST_CASE("who does not take its frames is let go, and the others do not notice")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 0}});
    house.show("thing/2", {{"votes", 0}});
    Client quick, slow;
    auto one = house.join(quick), two = house.join(slow);
    for (auto* talk : {&one, &two})
        for (auto topic : {"thing/1", "thing/2"}) (*talk)->receive(follow(topic));
    slow.takes_all = false;
    house.happen("thing/1", {{"votes", 1}});
    house.happen("thing/2", {{"votes", 1}});
    CHECK(slow.closed_with == 4409);
    CHECK(quick.shows == house.truth);
    CHECK(house.shard.figures().resyncs == 1);
    two.reset();
    house.pass(200ms);
    house.happen("thing/1", {{"votes", 2}});
    CHECK(quick.shows == house.truth);
}

TEST_CASE("how many watch is told when it changes, at most once a second, over all shards")
{
    LiveHouse house;
    house.show("thing/1", json::object());
    Shard other(house.topics, "epoch", 100, house.headcounts, house.alarm);
    std::deque<Client> crowd(5);
    std::vector<std::unique_ptr<Conversation>> talks;
    for (auto& client : crowd) {
        talks.push_back(talks.size() < 3 ? house.join(client) : other.join(client, {}));
        talks.back()->receive(follow("thing/1"));
    }
    CHECK(crowd[0].count("watching") == 0);
    house.pass(1s);
    CHECK(crowd[0].heard.back() == json{{"topic", "thing/1"}, {"watching", 5}});
    house.pass(10s);
    CHECK(crowd[0].count("watching") == 1);
    talks.pop_back();
    talks.pop_back();
    house.pass(1s);
    CHECK(crowd[0].heard.back()["watching"] == 3);
    talks[2]->receive(R"({"unfollow":"thing/1"})");
    house.pass(1s);
    CHECK(crowd[0].heard.back()["watching"] == 2);
    CHECK(crowd[2].heard.back()["watching"] == 3);
}

TEST_CASE("a client follows at most 32 topics")
{
    LiveHouse house;
    Client anna;
    auto talk = house.join(anna);
    for (int i = 1; i <= 33; ++i) {
        house.show("thing/" + std::to_string(i), json::object());
        talk->receive(follow("thing/" + std::to_string(i)));
    }
    CHECK(anna.count("state") == 32);
    CHECK(anna.heard.back()["problem"]["reason"] == "too_many_requests");
    talk->receive(R"({"unfollow":"thing/5"})");
    talk->receive(follow("thing/33"));
    CHECK(anna.count("state") == 33);
    house.happen("thing/5", {{"votes", 1}});
    CHECK(anna.count("patch") == 0);
}

TEST_CASE("what is not a request closes the conversation with 4400")
{
    LiveHouse house;
    for (auto text :
         {"", "hello", "[]", "{}", "null", R"({"follow":1})", R"({"follow":null})", R"({"unfollow":[]})",
          R"({"follow":"thing/1","unfollow":"thing/1"})", R"({"follow":"thing/1","as":"organiser"})",
          R"({"follow":"thing/1","follow":"thing/2"})", R"({"follow":"thing/1","after":5})",
          R"({"follow":"thing/1","after":{"seq":1}})", R"({"follow":"thing/1","after":{"epoch":"e","seq":1.5}})",
          R"({"follow":"thing/1","after":{"epoch":"e","seq":"1"}})",
          R"({"follow":"thing/1","after":{"epoch":"e","seq":1e999}})",
          R"({"follow":"thing/1","after":{"epoch":"e","seq":1,"x":1}})", R"({"follow":"thing/1"} x)",
          R"({"follow":"\ud800"})"})
    {
        Client anna;
        auto talk = house.join(anna);
        talk->receive(text);
        INFO(text);
        CHECK(anna.closed_with == 4400);
    }
    Client deep;
    auto talk = house.join(deep);
    talk->receive(R"({"follow":)" + std::string(5000, '[') + std::string(5000, ']') + "}");
    CHECK(deep.closed_with == 4400);
}

TEST_CASE("who says too much is closed with 4429; a page that opens many topics is not")
{
    LiveHouse house;
    house.show("thing/1", json::object());
    Client anna;
    auto talk = house.join(anna);
    for (int i = 0; i < 64; ++i) talk->receive(R"({"unfollow":"thing/1"})");
    CHECK(anna.closed_with == 0);
    talk->receive(follow("thing/1"));
    CHECK(anna.closed_with == 4429);
    Client calm;
    auto slow = house.join(calm);
    for (int i = 0; i < 500; ++i) {
        slow->receive(follow("thing/1"));
        house.pass(100ms);
    }
    CHECK(calm.closed_with == 0);
}

TEST_CASE("whoever is dismissed is closed with 4401, and hears nothing more")
{
    LiveHouse house;
    house.show("thing/1", {{"votes", 0}});
    Client phone, desk, other;
    auto one = house.join(phone, PersonId{5}), two = house.join(desk, PersonId{5}),
         three = house.join(other, PersonId{6});
    for (auto* talk : {&one, &two, &three}) (*talk)->receive(follow("thing/1"));
    house.shard.dismiss(PersonId{5});
    CHECK(phone.closed_with == 4401);
    CHECK(desk.closed_with == 4401);
    CHECK(other.closed_with == 0);
    house.happen("thing/1", {{"votes", 1}});
    CHECK(phone.count("patch") == 0);
    CHECK(other.count("patch") == 1);
}

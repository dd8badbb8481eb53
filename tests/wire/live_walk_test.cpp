// Browsers follow what happens over real connections, which break off at any time; when they come back they say where they
// were. In the end each shows what a stranger gets who asks now.
#include "support/proposals_verbs.hpp"
#include "support/sockets.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <random>

namespace {

// What everybody would be shown now, over HTTP; without what nobody may see.
class Truth {
  public:
    explicit Truth(const ServedHouse& house) : stranger_(house) {}

    std::map<std::string, json> now(const std::set<std::string>& topics)
    {
        std::map<std::string, json> shown;
        for (const auto& topic : topics) {
            auto answer = stranger_.get(topic == "process/1" ? "/api/processes/economia-sociale"
                                                             : "/api/" + plural(topic));
            if (answer.status == 200) shown[topic] = answer.value()["state"];
        }
        return shown;
    }

  private:
    static std::string plural(std::string topic) { return topic.insert(topic.find('/'), "s"); }

    Visitor stranger_;
};

// Keeps what it is told, and where it is, through as many connections as it takes.
class Screen {
  public:
    explicit Screen(int port) : port_(port) { come_back(); }

    void break_off() { connection_.reset(); }

    void come_back()
    {
        connection_ = std::make_unique<WebSocketClient>(port_);
        for (const auto& topic : topics_) ask_for(topic);
    }

    void follow(const std::string& topic)
    {
        if (topics_.insert(topic).second && connection_) ask_for(topic);
    }

    // What has come by now.
    void look()
    {
        while (connection_ && connection_->says_something()) hear();
    }

    // Reads until it shows this. Throws with what is different when that does not come within half a minute.
    void look_until(const std::map<std::string, json>& truth)
    {
        if (!connection_) come_back();
        for (const auto& [topic, state] : truth)
            if (!shows_.contains(topic)) ask_for(topic);
        auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (shows_ != truth) {
            if (std::chrono::steady_clock::now() > end) // the house still pings
                throw std::runtime_error("shown, against the truth: " + json::diff(json(shows_), json(truth)).dump(1));
            auto lost = hear();
            if (truth.contains(lost)) ask_for(lost); // hidden for a while, and back
        }
    }

  private:
    void ask_for(const std::string& topic)
    {
        json request{{"follow", topic}};
        if (auto at = at_.find(topic); at != at_.end()) request["after"] = {{"epoch", epoch_}, {"seq", at->second}};
        connection_->say(request);
    }

    // One message. The topic that it is told to be gone, or nothing.
    std::string hear()
    {
        auto frame = connection_->next();
        if (frame.opcode == close_frame || frame.opcode == -1) return come_back(), "";
        if (frame.opcode == ping_frame) connection_->frame(pong_frame, frame.payload);
        if (frame.opcode != text) return "";
        auto message = json::parse(frame.payload);
        auto topic   = message["topic"].get<std::string>();
        if (message.contains("problem") || message.contains("reset")) shows_.erase(topic), at_.erase(topic);
        if (message.contains("problem")) return topic;
        if (message.contains("state")) shows_[topic] = message["state"], epoch_ = message["epoch"];
        if (message.contains("patch")) shows_.at(topic).merge_patch(message["patch"]);
        if (message.contains("seq")) at_[topic] = message["seq"];
        return "";
    }

    int port_;
    std::unique_ptr<WebSocketClient> connection_;
    std::set<std::string> topics_;
    std::map<std::string, json> shows_;
    std::map<std::string, std::int64_t> at_;
    std::string epoch_;
};

class Walk {
  public:
    explicit Walk(unsigned seed) : dice_(seed), consultation_(open_consultation(house_.inner))
    {
        for (auto name : {"Anna", "Bruno", "Carla"}) people_.push_back(citizen(house_.inner, name));
        moderator_ = moderator(house_.inner, consultation_);
        for (int i = 0; i < 5; ++i) screens_.emplace_back(house_.port());
        for (int i = 0; i < 3; ++i) propose();
    }

    void step()
    {
        try {
            happen();
        } catch (const Refusal&) { // many are, as in life
        }
        auto& screen = screens_[any(screens_.size())];
        switch (any(6)) {
            case 0: screen.break_off(); break;
            case 1: screen.come_back(); break;
            case 2: screen.follow(*std::next(topics_.begin(), static_cast<int>(any(topics_.size())))); break;
            default: screen.look();
        }
    }

    void close() { it_is(house_.inner, "2025-03-12T00:00:00+01:00"); }

    void all_see_the_same()
    {
        auto truth = Truth(house_).now(topics_);
        for (auto& screen : screens_) {
            for (const auto& topic : topics_) screen.follow(topic);
            screen.look_until(truth);
        }
        REQUIRE(truth.size() > 3);
    }

  private:
    std::size_t any(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(dice_); }
    Person& person() { return people_[any(people_.size())]; }
    ProposalId proposal() { return {1 + static_cast<std::int64_t>(any(proposals_))}; }

    void propose()
    {
        auto id = proposes(house_.inner, person(), consultation_, "A bench " + std::to_string(++proposals_));
        topics_.insert(proposals::topic_of(id));
    }

    void happen()
    {
        auto& house = house_.inner;
        switch (any(12)) {
            case 0: return propose();
            case 1:
            case 2: return void(comments(house, person(), proposal(), "Words " + std::to_string(any(1000))));
            case 3: return void(moderates(house, moderator_, "hide", proposal()));
            case 4:
            case 5: return void(moderates(house, moderator_, "restore", proposal()));
            case 6:
            case 7: return void(house.run(voting::withdraw_vote(house.house, person(), proposal())));
            default: return void(votes(house, person(), proposal()));
        }
    }

    std::mt19937 dice_;
    ServedHouse house_;
    OpenConsultation consultation_;
    std::vector<Person> people_;
    Person moderator_;
    std::size_t proposals_ = 0;
    std::set<std::string> topics_{"consultation/1", "process/1"};
    std::deque<Screen> screens_;
};

} // namespace

TEST_CASE("over connections that break off at any time, all come to see what a stranger gets", "[crowd]")
{
    constexpr int steps = 180;
    for (unsigned seed : {1u, 2u, 3u}) {
        INFO("seed " << seed);
        Walk walk(seed);
        for (int i = 0; i < steps; ++i) {
            walk.step();
            if (i == steps * 3 / 4) walk.close();
            if (i % 60 == 59) walk.all_see_the_same();
        }
    }
}

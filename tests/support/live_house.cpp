#include "support/live_house.hpp"

void HandAlarm::pass(std::chrono::milliseconds span, const std::function<void()>& ring)
{
    auto end = now_ + span;
    while (next_ && *next_ <= end) {
        now_ = std::max(now_, *next_);
        next_.reset();
        ring();
    }
    now_ = end;
}

bool Client::offer(const SharedFrame& frame)
{
    if (!takes_all || closed_with) {
        closed_with = closed_with ? closed_with : 4409;
        return false;
    }
    auto message = json::parse(frame->text());
    heard.push_back(message);
    auto topic = message["topic"].get<std::string>();
    if (message.contains("reset")) ++resets;
    if (message.contains("problem")) shows.erase(topic);
    if (message.contains("state")) shows[topic] = message["state"];
    if (message.contains("patch")) shows[topic].merge_patch(message["patch"]);
    if (message.contains("seq")) at[topic] = message["seq"];
    return true;
}

int Client::count(const std::string& field) const
{
    return static_cast<int>(
        std::count_if(heard.begin(), heard.end(), [&](const json& message) { return message.contains(field); }));
}

LiveHouse::LiveHouse(std::int64_t from) : seq(from), shard(topics, "epoch", from, headcounts, alarm)
{
    Topic thing;
    thing.snapshot = [this](std::int64_t id) -> std::optional<Opening> {
        ++snapshots_read;
        auto found = truth.find("thing/" + std::to_string(id));
        if (found == truth.end()) return {};
        return Opening{seq, found->second};
    };
    thing.may_follow = [](std::optional<PersonId> person, std::int64_t id) {
        return id < 1000 || person == PersonId{id};
    };
    topics.add("thing", thing);
}

void LiveHouse::commit(const std::string& topic, json patch, Pace pace, std::string kind)
{
    Event event;
    event.topic = topic;
    event.kind  = std::move(kind);
    event.pace  = pace;
    event.seq   = ++seq;
    if (patch.is_null())
        truth.erase(topic);
    else
        truth[topic].merge_patch(patch);
    event.patches.push_back({topic, std::move(patch)});
    committed_.push_back(std::make_shared<const Event>(std::move(event)));
}

void LiveHouse::hide(const std::string& topic)
{
    commit(topic, nullptr, Pace::at_once, "hidden");
    deliver();
}

void LiveHouse::deliver()
{
    shard.publish(committed_);
    committed_.clear();
}

void LiveHouse::pass(std::chrono::milliseconds span)
{
    alarm.pass(span, [this] { shard.tick(); });
}

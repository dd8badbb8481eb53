#include "live/shard.hpp"

#include <algorithm>

namespace {

constexpr std::chrono::seconds between_looks{1};
// A phone that slept, or lost its network in a valley, comes back within this and finds what it missed.
constexpr std::chrono::minutes keeps_empty_for{10};
// Empty stages kept, at some 130 KB each at the worst.
constexpr std::size_t max_empty = 256;
// Topics whose newest event is remembered, at some 100 bytes each. Whoever follows a forgotten one gets the snapshot.
constexpr std::size_t max_changed = 20'000;

} // namespace

Shard::Shard(const Topics& topics, std::string epoch, std::int64_t seq, Headcounts& headcounts, Alarm& alarm)
    : topics_(topics), epoch_(std::move(epoch)), headcounts_(headcounts), alarm_(alarm), seen_(seq), quiet_since_(seq)
{}

std::unique_ptr<Conversation> Shard::join(Outlet& outlet, std::optional<PersonId> person)
{
    auto follower = std::make_unique<Follower>(*this, outlet, person);
    if (person) people_.emplace(person->value, follower.get());
    ++figures_.followers;
    return follower;
}

void Shard::forget(Follower& follower)
{
    --figures_.followers;
    if (!follower.person()) return;
    auto [from, to] = people_.equal_range(follower.person()->value);
    people_.erase(std::find_if(from, to, [&](const auto& entry) { return entry.second == &follower; }));
}

void Shard::dismiss(PersonId person)
{
    auto [from, to] = people_.equal_range(person.value);
    for (auto entry = from; entry != to; ++entry) {
        entry->second->leave_all();
        entry->second->outlet().close(4401, "signed out");
    }
}

void Shard::publish(const std::vector<std::shared_ptr<const Event>>& events)
{
    for (const auto& event : events) {
        for (const auto& patch : event->patches) change(*event, patch);
        seen_ = event->seq;
    }
    tick();
}

void Shard::change(const Event& event, const Patch& patch)
{
    if (changed_.size() >= max_changed) {
        changed_.clear();
        quiet_since_ = seen_;
    }
    changed_[patch.topic] = event.seq;
    auto found            = stages_.find(patch.topic);
    if (found == stages_.end()) return;
    auto& stage = *found->second;
    if (patch.patch.is_null()) return end(stage);
    if (!stage.take(event, patch.patch)) {
        tell(stage);
        stage.take(event, patch.patch);
    }
    auto now = alarm_.now();
    if (!stage.waits_for || *stage.waits_for > now) wait(stage, stage.due(event.pace, now));
}

void Shard::wait(Stage& stage, Moment due)
{
    if (stage.waits_for) {
        if (*stage.waits_for <= due) return;
        waiting_.erase(&stage);
    }
    stage.waits_for = due;
    waiting_.insert(&stage);
}

void Shard::tick()
{
    auto now = alarm_.now();
    while (!waiting_.empty() && *(*waiting_.begin())->waits_for <= now) tell(**waiting_.begin());
    if (next_look_ && *next_look_ <= now) look();
    arm();
}

void Shard::tell(Stage& stage)
{
    if (stage.waits_for) waiting_.erase(&stage);
    stage.waits_for.reset();
    std::vector<Follower*> lost;
    figures_.frames_sent += stage.tick(alarm_.now(), position(), lost);
    lose(lost);
}

// From where an event stream that breaks off now is to be resumed: all up to it has been told, on every topic. A little
// is told twice then, which does no harm: patches carry new values.
std::string Shard::position() const
{
    auto settled = seen_;
    for (const auto* stage : waiting_) settled = std::min(settled, stage->first_pending() - 1);
    return epoch_ + ':' + std::to_string(settled);
}

// There is no such thing any more, or it is hidden.
void Shard::end(Stage& stage)
{
    auto topic     = stage.topic();
    auto followers = stage.followers();
    if (stage.waits_for) waiting_.erase(&stage);
    stages_.erase(topic);
    for (auto* follower : followers) refuse(*follower, topic, Refusal{Reason::not_found});
}

// Once a second: who watches, and which stages nobody has needed for long.
void Shard::look()
{
    auto now = alarm_.now();
    std::vector<Follower*> lost;
    std::size_t empty = 0;
    for (auto next = stages_.begin(); next != stages_.end();) {
        auto& stage = *next->second;
        figures_.frames_sent += stage.tell_headcount(lost);
        if (stage.is_empty() && !stage.empty_since) stage.empty_since = now;
        auto stays = !stage.empty_since || (*stage.empty_since + keeps_empty_for > now && ++empty <= max_empty);
        if (!stays && stage.waits_for) waiting_.erase(&stage);
        next = stays ? std::next(next) : stages_.erase(next);
    }
    lose(lost);
    next_look_ = stages_.empty() ? std::nullopt : std::optional(now + between_looks);
}

void Shard::arm()
{
    if (!waiting_.empty()) alarm_.ring_at(*(*waiting_.begin())->waits_for);
    if (next_look_) alarm_.ring_at(*next_look_);
}

void Shard::lose(std::vector<Follower*>& lost)
{
    for (auto* follower : lost) follower->leave_all();
    figures_.resyncs += lost.size();
}

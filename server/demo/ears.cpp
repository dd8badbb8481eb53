#include "demo/ears.hpp"

#include <algorithm>

namespace demo {

namespace {

constexpr std::chrono::seconds longest_wait{10};

} // namespace

void Ears::follow(const std::string& topic, const std::string& cookie)
{
    lines_.follow(topic, cookie, [this, topic](const json& message) { hear(topic, message); });
}

void Ears::watch(const std::string& topic)
{
    lines_.follow(topic, {}, [this](const json& message) {
        if (!message.contains("state")) return;
        std::lock_guard lock(mutex_);
        ++openings_;
        heard_.notify_all();
    });
}

void Ears::hear(const std::string& topic, const json& message)
{
    std::lock_guard lock(mutex_);
    if (message.contains("state")) {
        shows_[topic] = message["state"];
        ++openings_;
    } else if (message.contains("patch")) {
        shows_[topic].merge_patch(message["patch"]);
        if (topic.ends_with("/plenary")) note_arrivals(message["patch"]);
    }
    heard_.notify_all();
}

void Ears::note_arrivals(const json& shown)
{
    auto notes = shown.find("notes");
    if (notes == shown.end()) return;
    for (const auto& [id, note] : notes->items())
        if (note.is_object()) shown_.emplace(std::stoll(id), std::chrono::steady_clock::now());
}

bool Ears::all_hear(std::size_t lines)
{
    std::unique_lock lock(mutex_);
    return heard_.wait_for(lock, longest_wait, [&] { return openings_ >= lines; });
}

bool Ears::comes_to_show(const std::string& topic, const json& state)
{
    std::unique_lock lock(mutex_);
    return heard_.wait_for(lock, longest_wait, [&] { return shows_[topic] == state; });
}

void Ears::told(std::int64_t contribution_id, Moment moment)
{
    std::lock_guard lock(mutex_);
    told_[contribution_id] = moment;
}

std::vector<double> Ears::delays_ms()
{
    std::lock_guard lock(mutex_);
    std::vector<double> delays;
    for (const auto& [id, at] : told_)
        if (auto shown = shown_.find(id); shown != shown_.end())
            delays.push_back(std::chrono::duration<double, std::milli>(shown->second - at).count());
    std::sort(delays.begin(), delays.end());
    return delays;
}

} // namespace demo

#include "support/house_under_test.hpp"

#include "base/digest.hpp"
#include "store/record.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

namespace {

Config in_folder(const std::filesystem::path& folder, Config config)
{
    config.data = folder;
    return config;
}

} // namespace

HouseUnderTest::HouseUnderTest(Config config) : house(in_folder(folder_.path(), std::move(config)))
{
    house.clock.stop_at(that_morning);
    house.ledger.on_committed([this](const Committed& events) {
        house.hub.publish(events);
        std::lock_guard lock(mutex_);
        for (const auto& event : events)
            for (const auto& [topic, patch] : event->patches)
                if (auto found = watched_.find(topic); found != watched_.end()) found->second.merge_patch(patch);
    });
}

json HouseUnderTest::snapshot(const std::string& name)
{
    auto found = house.topics.find(name);
    if (!found) throw std::logic_error("no such topic: " + name);
    auto opening = found->topic->snapshot(found->id);
    return opening ? opening->state : json();
}

void HouseUnderTest::watch(const std::string& topic)
{
    auto state = snapshot(topic);
    std::lock_guard lock(mutex_);
    watched_[topic] = state;
}

bool HouseUnderTest::obeys_live_law(const std::string& topic)
{
    auto fresh = snapshot(topic);
    std::lock_guard lock(mutex_);
    const auto& kept = watched_.at(topic);
    if (kept != fresh) UNSCOPED_INFO("kept against fresh: " << json::diff(kept, fresh).dump(1));
    return kept == fresh;
}

bool HouseUnderTest::chain_holds()
{
    return read([](Reader& reader) {
        std::string previous(32, '\0');
        std::int64_t seq = 0;
        for (const auto& [event, withheld] : recorded_events(reader, "", 0, 1'000'000)) {
            auto intact = event.payload.is_null() || digest_of(event.salt, canonical(event.payload)) == event.digest;
            if (event.seq != ++seq || event.previous != previous || hash_of(event) != event.hash || !intact)
                return false;
            previous = event.hash;
        }
        return true;
    });
}

// The public record, one line an event. What was withheld or erased has its place and its fingerprint, and no content.
#include "exports/scene.hpp"
#include "exports/sets/sets.hpp"
#include "store/record.hpp"

#include "base/digest.hpp"

namespace exports {

namespace {

constexpr Column columns[] = {
    {"seq", Holds::integer},  {"at", Holds::instant},    {"topic", Holds::text}, {"event", Holds::text},
    {"content", Holds::text}, {"withheld", Holds::flag}, {"hash", Holds::text},
};

void rows(Scene& scene, const Take& take)
{
    constexpr int page = 1000;
    for (std::int64_t after = 0; after < scene.making.moment.seq;) {
        auto events = recorded_events(scene.reader, "", after, page);
        if (events.empty()) return;
        for (const auto& [event, withheld] : events) {
            after = event.seq;
            if (event.seq > scene.making.moment.seq) return;
            auto content = event.payload.is_null() ? Cell{} : Cell{canonical(event.payload)};
            take({event.seq, event.at, event.topic, event.kind, content, event.payload.is_null(), to_hex(event.hash)});
        }
    }
}

} // namespace

const DataSet log_set{"log", Who::anyone, columns, rows};

} // namespace exports

// The public log, as it is chained.
#include "about.hpp"
#include "base/digest.hpp"
#include "store/record.hpp"

namespace {

json head_of(House& house, const Head& head)
{
    return {
        {"seq", head.seq}, {"hash", to_hex(head.hash)}, {"signature", to_hex(house.signer.sign(head.seq, head.hash))}};
}

json item_of(const Recorded& recorded)
{
    const auto& event = recorded.event;
    json item{{"seq", event.seq},          {"at", to_text(event.at)},        {"topic", event.topic},
              {"kind", event.kind},        {"digest", to_hex(event.digest)}, {"previous", to_hex(event.previous)},
              {"hash", to_hex(event.hash)}};
    if (recorded.withheld) item["withheld"] = true;
    if (recorded.withheld || event.payload.is_null()) return item;
    item["payload"] = event.payload;
    item["salt"]    = to_hex(event.salt);
    return item;
}

awaitable<Reply> get_record(House& house, Visit& visit)
{
    visit.query_only({});
    auto head = house.archive.read([](Reader& reader) { return read_head(reader.db); });
    co_return ok({{"epoch", house.ledger.epoch()},
                  {"head", head_of(house, head)},
                  {"public_key", to_hex(house.signer.public_key())}});
}

awaitable<Reply> get_events(House& house, Visit& visit)
{
    constexpr int usual = 50, most = 100;
    constexpr std::size_t max_topic_chars = 80; // "consultation/" and the longest id, with room
    visit.query_only({"topic", "after", "limit"});
    auto topic = visit.query_text("topic", max_topic_chars).value_or("");
    auto after = visit.query_number("after", 0, largest_id, 0);
    auto limit = static_cast<int>(visit.query_number("limit", 1, most, usual));
    auto found = house.archive.read([&](Reader& reader) { return recorded_events(reader, topic, after, limit + 1); });
    json page{{"items", json::array()}};
    for (const auto& recorded : found)
        if (page["items"].size() < static_cast<std::size_t>(limit)) page["items"].push_back(item_of(recorded));
    if (found.size() > static_cast<std::size_t>(limit)) page["next"] = page["items"].back()["seq"].dump();
    co_return ok(page);
}

awaitable<Reply> get_receipt(House& house, Visit& visit)
{
    visit.query_only({});
    auto seq   = visit.path_number("seq");
    auto found = house.archive.read([&](Reader& reader) { return recorded_event(reader, seq); });
    if (!found) throw Refusal{Reason::not_found};
    if (found->withheld) found->event.payload = nullptr, found->event.salt.clear();
    co_return ok(full_receipt(house.signer, found->event));
}

} // namespace

void mount_record(House& house)
{
    house.routes.add({Method::get, "/api/record", get_record, Audience::everyone});
    house.routes.add({Method::get, "/api/events", get_events, Audience::everyone});
    house.routes.add({Method::get, "/api/events/{seq}/receipt", get_receipt, Audience::everyone});
}

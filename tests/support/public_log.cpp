#include "support/public_log.hpp"

#include "base/digest.hpp"
#include "store/receipt_check.hpp"
#include "store/record.hpp"

namespace {

// A receipt tells the same of an event as the log, but for these, which only one of them has.
bool is_of(const json& receipt, const json& item)
{
    for (auto name : {"seq", "at", "topic", "kind", "digest", "previous", "hash"})
        if (receipt.at(name) != item.at(name)) return false;
    return true;
}

} // namespace

void PublicLog::read_on(int port)
{
    Visitor stranger(port);
    public_key_ = stranger.get("/api/record").value()["public_key"];
    for (std::string after = std::to_string(seq());;) {
        auto page = stranger.get("/api/events?limit=100&after=" + after).value();
        for (const auto& item : page["items"]) append(item);
        if (!page.contains("next")) return;
        after = page["next"];
    }
}

void PublicLog::append(const json& item)
{
    Event event;
    event.seq      = item.at("seq");
    event.at       = read_instant(item.at("at").get<std::string>()).value();
    event.topic    = item.at("topic");
    event.kind     = item.at("kind");
    event.digest   = from_hex(item.at("digest").get<std::string>());
    event.previous = seq() ? from_hex(at(seq())["hash"].get<std::string>()) : std::string(32, '\0');
    auto here      = " at number " + std::to_string(seq() + 1) + ": " + item.dump();
    if (event.seq != seq() + 1) throw std::runtime_error("the log has a gap or a double" + here);
    if (to_hex(hash_of(event)) != item.at("hash")) throw std::runtime_error("the chain breaks" + here);
    if (item.contains("payload")
        && digest_of(from_hex(item.at("salt").get<std::string>()), canonical(item["payload"])) != event.digest)
        throw std::runtime_error("the content is another" + here);
    items_.push_back(item);
}

bool PublicLog::bears_out(const json& receipt) const
{
    auto seq = receipt.at("seq").get<std::int64_t>();
    if (seq < 1 || seq > this->seq() || !is_of(receipt, at(seq))) return false;
    auto full          = receipt;
    full["public_key"] = public_key_;
    if (at(seq).contains("payload")) full["payload"] = at(seq)["payload"];
    return check_receipt(full.dump()).holds();
}

// Along the record: no gap, every hash, every content; and what the events add up to.
#include "exports/bundle/check.hpp"

#include "base/digest.hpp"
#include "store/failure.hpp"
#include "store/record.hpp"

namespace exports {

namespace {

Event event_of(const json& line)
{
    auto at = read_instant(line.at("at").get<std::string>());
    if (!at) throw CannotOpen("is damaged: an hour in record.jsonl cannot be read");
    Event event;
    event.seq      = line.at("seq").get<std::int64_t>();
    event.at       = *at;
    event.topic    = line.at("topic");
    event.kind     = line.at("kind");
    event.digest   = from_hex(line.at("digest").get<std::string>());
    event.previous = from_hex(line.at("previous").get<std::string>());
    event.hash     = from_hex(line.at("hash").get<std::string>());
    event.salt     = from_hex(line.value("salt", ""));
    if (line.contains("payload")) event.payload = line["payload"];
    return event;
}

std::int64_t sum_of(const json& tally)
{
    std::int64_t sum = 0;
    for (const auto& votes : tally) sum += votes.get<std::int64_t>();
    return sum;
}

class Walk {
  public:
    Walk(const Claims& claims, Faults& faults) : claims_(claims), faults_(faults), walked_{Past(claims.moderated)} {}

    void step(const Event& event)
    {
        check_place(event);
        auto name = "event " + std::to_string(event.seq);
        if (!event.payload.is_null() && digest_of(event.salt, canonical(event.payload)) != event.digest)
            faults_.add(name + ": its content is not the one that was received");
        if (hash_of(event) != event.hash) faults_.add(name + ": place, time or content do not have this hash");
        take(event);
        walked_.last_seq  = event.seq;
        walked_.last_hash = event.hash;
    }

    Walked done() { return std::move(walked_); }

  private:
    void check_place(const Event& event)
    {
        auto expected = walked_.last_seq + 1;
        auto name     = "event " + std::to_string(event.seq);
        if (event.seq > expected)
            faults_.add("event " + std::to_string(expected) + " is missing: " + name + " follows "
                        + std::to_string(walked_.last_seq));
        else if (event.seq < expected)
            faults_.add(name + " is out of its place: it stands after " + std::to_string(walked_.last_seq));
        auto before = walked_.last_seq == 0 ? std::string(32, '\0') : walked_.last_hash;
        if (event.seq == expected && event.previous != before)
            faults_.add(name + " does not follow the one before it: its previous hash is another");
    }

    void take(const Event& event)
    {
        if (has_receipt(event.kind)) walked_.hashes[event.seq] = to_hex(event.hash);
        if (event.payload.is_null()) return;
        if (Past::takes(event.kind)) walked_.past.take({event.seq, event.at, event.kind, event.payload});
        if (event.kind == "vote_cast" || event.kind == "vote_withdrawn") take_vote(event);
        if (event.kind == "proposal_submitted" || event.kind == "proposal_edited") take_words(event);
        if (event.kind == "comment_added") take_comment(event);
        if (event.kind == "version_published" || event.kind == "version_finalised")
            walked_.plans[{event.payload.at("plan_id").get<std::int64_t>(), event.payload.at("version").get<int>()}] =
                event.payload.at("text_digest").get<std::string>();
    }

    // Each vote is one person's: the tally moves by one at the most. A vote that was taken out leaves a leap.
    void take_vote(const Event& event)
    {
        auto& known     = walked_.tallies[event.payload.at("proposal_id").get<std::int64_t>()];
        const auto& now = event.payload.at("tally");
        auto step       = sum_of(now) - (known.is_null() ? 0 : sum_of(known));
        auto allowed    = event.kind == "vote_cast" ? step == 0 || step == 1 : step == -1;
        if (!allowed)
            faults_.add("event " + std::to_string(event.seq) + ": one vote moves the tally by " + std::to_string(step)
                        + "; a vote before it is missing");
        known = now;
    }

    void take_words(const Event& event)
    {
        auto claimed = claims_.words.find(event.seq);
        if (claimed != claims_.words.end() && claimed->second != sha256(canonical(words_only(event.payload))))
            faults_.add("the text of proposal " + event.payload.at("proposal_id").dump()
                        + " is not the one in the record (event " + std::to_string(event.seq) + ")");
    }

    void take_comment(const Event& event)
    {
        auto id      = event.payload.at("comment_id").get<std::int64_t>();
        auto claimed = claims_.comments.find(id);
        if (claimed != claims_.comments.end() && claimed->second != sha256(event.payload.at("body").get<std::string>()))
            faults_.add("the text of comment " + std::to_string(id) + " is not the one in the record (event "
                        + std::to_string(event.seq) + ")");
    }

    const Claims& claims_;
    Faults& faults_;
    Walked walked_;
};

} // namespace

Walked walk_record(const ZipReader& zip, const Claims& claims, Faults& faults)
{
    Walk walk(claims, faults);
    zip.lines("record.jsonl", [&](std::string_view line) { walk.step(event_of(parsed(line, "record.jsonl"))); });
    return walk.done();
}

} // namespace exports

#include "store/record.hpp"

#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "store/failure.hpp"

namespace {

// A subject's own words, and what was said beneath it: comments on a hidden proposal are withheld with it.
constexpr auto columns =
    "select e.seq, e.at_ms, e.topic, e.kind, e.subject, e.payload, e.salt, e.digest, e.hash, "
    "coalesce((select p.hash from event p where p.seq = e.seq - 1), zeroblob(32)), "
    "exists (select 1 from withheld w where w.subject = e.subject or w.subject = e.topic) "
    "or exists (select 1 from also_about a join withheld w on w.subject = a.subject where a.seq = e.seq) ";

Recorded from_row(const Row& row)
{
    Recorded found;
    auto& event    = found.event;
    event.seq      = row.integer(0);
    event.at       = row.instant(1);
    event.topic    = row.text(2);
    event.kind     = row.text(3);
    event.subject  = row.text(4);
    event.digest   = row.text(7);
    event.hash     = row.text(8);
    event.previous = row.text(9);
    found.withheld = row.boolean(10);
    if (!found.withheld && !row.is_null(5)) {
        event.payload = nlohmann::json::parse(row.view(5));
        event.salt    = row.text(6);
    }
    return found;
}

// What was never shown, a note that waits in a queue, takes nothing from anybody.
void note_taken_away(Tx& tx, std::string_view subject)
{
    tx.db.run("insert into house (name, value) select 'taken_away', ?1 "
              "where exists (select 1 from event where subject <> '' and subject = ?2) "
              "or exists (select 1 from event where topic = ?2) "
              "or exists (select 1 from also_about where subject = ?2) "
              "on conflict (name) do update set value = excluded.value",
              std::to_string(tx.seq + 1), subject);
}

} // namespace

std::string digest_of(std::string_view salt, std::string_view canonical_payload)
{
    return sha256_of_parts({salt, canonical_payload});
}

std::string hash_of(const Event& event)
{
    return sha256_of_parts(
        {event.previous, std::to_string(event.seq), to_text(event.at), event.topic, event.kind, event.digest});
}

Head read_head(Database& db)
{
    auto newest = db.one("select seq, hash from event order by seq desc limit 1", [](const Row& row) {
        return Head{row.integer(0), row.text(1)};
    });
    return newest ? *newest : Head{0, std::string(32, '\0')};
}

std::string epoch_of(Database& db)
{
    if (auto found = db.text("select value from house where name = 'epoch'")) return *found;
    auto epoch = to_hex(random_bytes(8));
    db.run("insert into house (name, value) values ('epoch', ?)", epoch);
    return epoch;
}

void insert_event(Database& db, const Event& event, std::string_view canonical_payload)
{
    db.run("insert into event (seq, at_ms, topic, kind, subject, payload, salt, digest, hash) "
           "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
           event.seq, event.at, event.topic, event.kind, event.subject, canonical_payload, Blob{event.salt},
           Blob{event.digest}, Blob{event.hash});
}

std::optional<Recorded> recorded_event(const Reader& reader, std::int64_t seq)
{
    static const auto sql = std::string(columns) + "from event e where e.seq = ?";
    return reader.db.one(sql, from_row, seq);
}

std::vector<Recorded> recorded_events(const Reader& reader, std::string_view topic, std::int64_t after, int limit)
{
    static const auto of_all = std::string(columns) + "from event e where e.seq > ? order by e.seq limit ?";
    static const auto of_one = std::string(columns)
                               + "from event e where e.topic = ? and e.seq > ? order by e.seq limit ?";
    std::vector<Recorded> events;
    auto take = [&](const Row& row) { events.push_back(from_row(row)); };
    if (topic.empty())
        reader.db.each(of_all, take, after, limit);
    else
        reader.db.each(of_one, take, topic, after, limit);
    return events;
}

void withhold(Tx& tx, std::string_view subject)
{
    note_taken_away(tx, subject);
    tx.db.run("insert into withheld (subject) values (?) on conflict do nothing", subject);
}

void show_again(Tx& tx, std::string_view subject) { tx.db.run("delete from withheld where subject = ?", subject); }

void erase(Tx& tx, std::string_view subject)
{
    note_taken_away(tx, subject);
    tx.db.run("update event set payload = null, salt = null where subject = ?", subject);
}

std::int64_t last_taken_away(Reader& reader)
{
    return reader.db.integer("select cast(value as integer) from house where name = 'taken_away'").value_or(0);
}

std::optional<Event> earlier_answer(Tx& tx, const std::optional<RequestKey>& request)
{
    if (!request) return {};
    struct Earlier {
        std::string body_hash, answer;
        std::int64_t seq;
    };
    auto earlier = tx.db.one(
        "select body_hash, answer, seq from answered where owner = ? and key = ?",
        [](const Row& row) {
            return Earlier{row.text(0), row.text(1), row.integer(2)};
        },
        request->owner, request->key);
    if (!earlier) return {};
    if (earlier->body_hash != request->body_hash) throw Refusal{Reason::idempotency_mismatch};
    auto recorded = recorded_event(tx, earlier->seq);
    if (!recorded) throw StatementFailed("an answered request has no event");
    recorded->event.answer = nlohmann::json::parse(earlier->answer);
    return std::move(recorded->event);
}

void keep_answer(Tx& tx, const RequestKey& request, const Event& event)
{
    tx.db.run("insert into answered (owner, key, body_hash, seq, answer, at_ms) values (?, ?, ?, ?, ?, ?)",
              request.owner, request.key, request.body_hash, event.seq, event.answer.dump(), event.at);
}

void forget_answers_before(Tx& tx, Instant instant) { tx.db.run("delete from answered where at_ms < ?", instant); }

void forget_answers_of(Tx& tx, std::string_view owner) { tx.db.run("delete from answered where owner = ?", owner); }

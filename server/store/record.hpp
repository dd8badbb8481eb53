// The append-only public memory: how an event is hashed, chained, stored and read.
//
// digest = SHA-256(salt ‖ canonical payload); hash = SHA-256(previous hash ‖ seq ‖ at ‖ topic ‖ kind ‖ digest). Every part is
// preceded by its length as 8 bytes big-endian; seq is decimal text, at RFC 3339 with milliseconds, hashes raw bytes; the
// hash before the first event is 32 zero bytes. A payload and its salt can be erased, and the chain still verifies.
#pragma once

#include "base/event.hpp"
#include "base/person.hpp"
#include "store/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>

constexpr std::size_t salt_bytes = 16; // enough that nobody finds a short payload from its digest by trying

std::string digest_of(std::string_view salt, std::string_view canonical_payload);
std::string hash_of(const Event&); // of previous, seq, at, topic, kind, digest

Head read_head(Database&);
std::string epoch_of(Database&);
void insert_event(Database&, const Event&, std::string_view canonical_payload);

// An event as it stands in the record; `payload` is null when it was erased or is withheld.
struct Recorded {
    Event event;
    bool withheld = false;
};
std::optional<Recorded> recorded_event(const Reader&, std::int64_t seq);

// Events after a position, in order; of one topic, or of all when `topic` is empty.
std::vector<Recorded> recorded_events(const Reader&, std::string_view topic, std::int64_t after, int limit);

// Withholds what a subject ("proposal/12") said, or shows it again. Erasing is for good: payload and salt go.
void withhold(Tx&, std::string_view subject);
void show_again(Tx&, std::string_view subject);
void erase(Tx&, std::string_view subject);

// Seq of the newest event with which something that the record had shown was withheld or erased; 0: never. Who keeps a
// copy of what was public asks for it before handing the copy on.
std::int64_t last_taken_away(Reader&);

// The event that answered this request before, with what it was answered. Refuses: idempotency_mismatch.
std::optional<Event> earlier_answer(Tx&, const std::optional<RequestKey>&);
void keep_answer(Tx&, const RequestKey&, const Event&);
void forget_answers_before(Tx&, Instant);
void forget_answers_of(Tx&, std::string_view owner);

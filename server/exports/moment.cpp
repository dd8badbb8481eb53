#include "exports/moment.hpp"

namespace exports {

std::optional<Moment> moment_at(Reader& reader, std::int64_t seq)
{
    return reader.db.one(
        "select seq, at_ms from event where seq = ?",
        [](const Row& row) {
            return Moment{row.integer(0), row.instant(1)};
        },
        seq);
}

Moment moment_now(Reader& reader) { return moment_at(reader, reader.seq).value_or(Moment{}); }

// The record's hours never go back, so its order is theirs.
std::optional<Moment> moment_at(Reader& reader, Instant instant)
{
    std::int64_t before = 0, after = reader.seq + 1; // the one looked for is before <= seq < after
    while (after - before > 1) {
        auto middle                                      = before + (after - before) / 2;
        auto found                                       = moment_at(reader, middle);
        (found && found->at <= instant ? before : after) = middle;
    }
    return before == 0 ? std::nullopt : moment_at(reader, before);
}

} // namespace exports

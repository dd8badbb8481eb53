// The past, read from the record.
#include "exports/past.hpp"
#include "proposals/proposals.hpp"

namespace exports {

namespace {

// Votes are many, and only the newest of each proposal is wanted: that one is looked up where it is.
constexpr auto events_sql      = "select seq, at_ms, topic, kind, subject, payload from event "
                                 "where seq <= ? and kind not in ('vote_cast', 'vote_withdrawn') order by seq";
constexpr auto newest_vote_sql = "select payload from event where topic = ? and seq <= ? "
                                 "and kind in ('vote_cast', 'vote_withdrawn') order by seq desc limit 1";

std::unordered_set<std::string> withheld_subjects(Reader& reader)
{
    std::unordered_set<std::string> subjects;
    reader.db.each("select subject from withheld", [&](const Row& row) { subjects.insert(row.text(0)); });
    return subjects;
}

// For records whose first event of a consultation does not tell the rule.
std::set<std::int64_t> moderated_consultations(Reader& reader)
{
    std::set<std::int64_t> ids;
    reader.db.each("select consultation_id from consultation where moderation = 'before'",
                   [&](const Row& row) { ids.insert(row.integer(0)); });
    return ids;
}

json payload_at(Reader& reader, std::int64_t seq)
{
    auto text = reader.db.text("select payload from event where seq = ?", seq);
    return text ? json::parse(*text) : json::object();
}

} // namespace

Past past_at(Reader& reader, std::int64_t seq)
{
    Past past(moderated_consultations(reader));
    auto withheld  = withheld_subjects(reader);
    auto is_hidden = [&](const Row& row) {
        return !withheld.empty() && (withheld.contains(row.text(4)) || withheld.contains(row.text(2)));
    };
    reader.db.each(
        events_sql,
        [&](const Row& row) {
            auto kind = row.view(3);
            if (!Past::takes(kind) || row.is_null(5) || is_hidden(row)) return; // erased, or withheld
            auto payload = json::parse(row.view(5));
            past.take({row.integer(0), row.instant(1), kind, payload});
        },
        seq);
    return past;
}

json tally_of(Reader& reader, ProposalId id, std::int64_t seq)
{
    auto payload = reader.db.text(newest_vote_sql, proposals::topic_of(id), seq);
    return payload ? json::parse(*payload).value("tally", json::object()) : json::object();
}

json words_of(Reader& reader, const PastProposal& p)
{
    auto words = payload_at(reader, p.received_seq);
    if (p.words_seq != p.received_seq) words.update(payload_at(reader, p.words_seq));
    return words;
}

std::string body_of(Reader& reader, const PastComment& c) { return payload_at(reader, c.seq).value("body", ""); }

std::string withdrawal_reason(Reader& reader, const PastProposal& p)
{
    if (p.withdrawn_seq == 0) return {};
    return payload_at(reader, p.withdrawn_seq).value("reason", "");
}

} // namespace exports

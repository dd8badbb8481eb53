// What waits for whom: texts for moderators, proposals for an answer, tables for a hand.
#include "watching/rows.hpp"

namespace watching {

namespace {

// The plus keeps to the few open flags: from the consultation's side each of its proposals would be asked for some.
constexpr auto flags_sql   = "from flag f join proposal p on p.proposal_id = f.proposal_id "
                             "left join comment c on c.comment_id = f.comment_id where f.settled_at_ms is null "
                             "and p.hidden_at_ms is null and p.withdrawn_at_ms is null and c.hidden_at_ms is null "
                             "and c.taken_back_at_ms is null ";
constexpr auto pending_sql = "from proposal p where p.approved_at_ms is null and p.hidden_at_ms is null "
                             "and p.withdrawn_at_ms is null ";

// The row tells how much, how much of it is late, and since when.
void take_wait(std::vector<Wait>& all, std::string what, const Row& row)
{
    if (row.integer(0) > 0) all.push_back({std::move(what), row.integer(0), row.integer(1), row.instant(2), {}});
}

// After the closing each proposal waits for one thing: as decisions::waits_for tells it. What was there before waits since
// the closing.
constexpr auto answers_sql =
    "select what, count(*), sum(case when since < ?3 then 1 else 0 end), min(since) from (select case "
    "when coalesce(d.state, 'none') = 'approved' then case when x.revision = d.revision then 'done' else 'publication' end "
    "when d.state = 'proposed' then 'approver' when d.state = 'draft' then 'evaluator' "
    "when exists (select 1 from evaluator e where e.proposal_id = p.proposal_id) then 'evaluator' "
    "else 'assignment' end as what, max(?2, coalesce(d.approved_at_ms, d.proposed_at_ms, "
    "(select min(e.assigned_at_ms) from evaluator e where e.proposal_id = p.proposal_id), 0)) as since "
    "from proposal p left join decision d on d.proposal_id = p.proposal_id "
    "left join published_decision x on x.proposal_id = p.proposal_id where p.consultation_id = ?1 "
    "and p.hidden_at_ms is null and p.withdrawn_at_ms is null and p.approved_at_ms is not null "
    "and not exists (select 1 from proposal_merge m where m.proposal_id = p.proposal_id)) "
    "where what <> 'done' group by what";

} // namespace

std::vector<Wait> waiting(Reader& reader, const consultations::Consultation& c, Instant late)
{
    static const auto flagged = std::string(
                                    "select count(*), sum(case when f.at_ms < ?2 then 1 else 0 end), min(f.at_ms) ")
                                + flags_sql + "and +p.consultation_id = ?1";
    static const auto unread =
        std::string("select count(*), sum(case when p.received_at_ms < ?2 then 1 else 0 end), min(p.received_at_ms) ")
        + pending_sql + "and p.consultation_id = ?1";
    std::vector<Wait> all;
    auto take = [&](std::string what) { return [&all, what](const Row& row) { take_wait(all, what, row); }; };
    reader.db.each(flagged, take("flags"), c.consultation_id, late);
    reader.db.each(unread, take("pending"), c.consultation_id, late);
    if (c.state != "closed") return all;
    reader.db.each(
        answers_sql,
        [&](const Row& row) {
            all.push_back({row.text(0), row.integer(1), row.integer(2), row.instant(3), {}});
        },
        c.consultation_id, c.closes_at, late);
    return all;
}

std::vector<Wait> waiting_at_meetings(Reader& reader, ProcessId id, Instant late)
{
    std::vector<Wait> all;
    auto take = [&](const Row& row) {
        take_wait(all, "help", row);
        all.back().meeting_id = row.id<MeetingId>(3);
    };
    reader.db.each(
        "select count(*), sum(case when h.called_at_ms < ?2 then 1 else 0 end), min(h.called_at_ms), m.meeting_id from help_call h "
        "join meeting_table t on t.table_id = h.table_id join meeting m on m.meeting_id = t.meeting_id "
        "where h.done_at_ms is null and m.process_id = ?1 group by m.meeting_id",
        take, id, late);
    return all;
}

std::int64_t open_flags(Reader& reader, ProcessId id, int most)
{
    static const auto sql =
        std::string("select count(*) from (select 1 ") + flags_sql
        + "and +p.consultation_id in (select consultation_id from consultation where process_id = ?) "
          "limit ?)";
    return reader.db.integer(sql, id, most).value_or(0);
}

std::int64_t pending(Reader& reader, ProcessId id, int most)
{
    static const auto sql =
        std::string("select count(*) from (select 1 ") + pending_sql
        + "and p.consultation_id in (select consultation_id from consultation where process_id = ?) "
          "limit ?)";
    return reader.db.integer(sql, id, most).value_or(0);
}

} // namespace watching

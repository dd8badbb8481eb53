#include "consultations/rows.hpp"

namespace consultations {

namespace {

// Changed first and read after: `returning` would have SQLite make a table for the one row.
json count_all(Tx& tx, ConsultationId id, const Counted& delta)
{
    auto organisations = int{delta.new_organisation} - int{delta.gone_organisation};
    tx.db.run(
        "update consultation_count set proposals = proposals + ?, supports = supports + ?, comments = comments + ?, "
        "endorsements = endorsements + ?, organisations = organisations + ? where consultation_id = ?",
        delta.proposals, delta.supports, delta.comments, delta.endorsements, organisations, id);
    return counts(tx, id);
}

json count_node(Tx& tx, ConsultationId id, NodeId node, const Counted& delta)
{
    auto change = [&] {
        tx.db.run("update node_count set proposals = proposals + ?, supports = supports + ?, comments = comments + ? "
                  "where consultation_id = ? and node_id = ?",
                  delta.proposals, delta.supports, delta.comments, id, node);
        return tx.db.changes() > 0;
    };
    if (!change()) {
        tx.db.run("insert into node_count (consultation_id, node_id) values (?, ?)", id, node);
        change();
    }
    auto to_json = [](const Row& row) {
        return json{{"proposals", row.integer(0)}, {"supports", row.integer(1)}, {"comments", row.integer(2)}};
    };
    return tx.db
        .one("select proposals, supports, comments from node_count where consultation_id = ? and node_id = ?", to_json,
             id, node)
        .value();
}

// The day's new value, or null when none is left.
json count_day(Tx& tx, ConsultationId id, const std::string& day, int delta)
{
    auto before = tx.db.integer("select proposals from day_count where consultation_id = ? and day = ?", id, day);
    auto after  = before.value_or(0) + delta;
    if (after <= 0) {
        tx.db.run("delete from day_count where consultation_id = ? and day = ?", id, day);
        return nullptr;
    }
    tx.db.run("insert into day_count (consultation_id, day, proposals) values (?, ?, ?) "
              "on conflict (consultation_id, day) do update set proposals = excluded.proposals",
              id, day, after);
    return after;
}

} // namespace

json count(Tx& tx, ConsultationId id, NodeId node, Counted delta, const std::optional<std::string>& day)
{
    json patch = {{"counts", count_all(tx, id, delta)}};
    if (delta.proposals != 0 || delta.supports != 0 || delta.comments != 0)
        patch["nodes"][std::to_string(node.value)] = count_node(tx, id, node, delta);
    if (day && delta.proposals != 0) patch["days"][*day] = count_day(tx, id, *day, delta.proposals);
    return patch;
}

} // namespace consultations

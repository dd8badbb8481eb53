// The floor of a durable vote: one connection, one thread, no network: batches of votes straight into SQLite.
//   floor_votes FILE [--votes 20000] [--batch 64]     prints one JSON line
// WAL with synchronous=FULL, so each commit has reached the disk before the next batch begins. A vote costs the five
// writes it costs the server, on tables and indexes of the same shape: the vote, the proposal's tally, the counts of
// the consultation and of the node, the event.
#include "plain/plain.hpp"

#include <cstdio>
#include <sqlite3.h>

namespace {

constexpr int proposals = 1000;

constexpr const char* schema = R"(
pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536; pragma wal_autocheckpoint = 0;
create table event (seq integer primary key, at_ms integer not null, topic text not null, kind text not null,
                    subject text not null, payload text, salt blob, digest blob not null, hash blob not null) strict;
create index event_by_topic on event (topic, seq);
create index event_by_subject on event (subject) where subject <> '';
create table proposal (proposal_id integer primary key, consultation_id integer not null, node_id integer not null,
                       title text not null, body text not null, supports integer not null, tally text not null) strict;
create index proposal_by_supports on proposal (consultation_id, supports desc, proposal_id desc);
create table vote (proposal_id integer not null references proposal, person_id integer not null, choice text not null,
                   seq integer not null, at_ms integer not null, primary key (proposal_id, person_id)) strict, without rowid;
create index vote_by_person on vote (person_id, seq);
create table consultation_count (consultation_id integer primary key, supports integer not null) strict;
create table node_count (consultation_id integer not null, node_id integer not null, supports integer not null,
                         primary key (consultation_id, node_id)) strict, without rowid;
insert into consultation_count values (1, 0);
with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000)
insert into proposal select i, 1, i % 200, 'Una panchina in ogni piazza', hex(randomblob(300)), 0, '{}' from n;
insert into node_count select distinct 1, node_id, 0 from proposal;
)";

class Database {
  public:
    explicit Database(const char* path)
    {
        must(sqlite3_open_v2(path, &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
        run(schema);
        vote_ = prepared(
            "insert into vote values (?, ?, 'support', ?, ?) on conflict (proposal_id, person_id) do update "
            "set choice = excluded.choice, seq = excluded.seq, at_ms = excluded.at_ms");
        proposal_ = prepared("update proposal set supports = supports + 1, tally = ? where proposal_id = ?");
        counts_   = prepared(
              "update consultation_count set supports = supports + 1 where consultation_id = 1 returning supports");
        nodes_ = prepared("update node_count set supports = supports + 1 where consultation_id = 1 and node_id = ? "
                          "returning supports");
        event_ = prepared("insert into event values (?, ?, ?, 'vote_cast', '', ?, randomblob(16), randomblob(32), "
                          "randomblob(32))");
    }

    void run(const char* sql) { must(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr)); }

    void cast(std::int64_t seq, std::int64_t proposal_id, std::int64_t person_id)
    {
        const auto tally = R"({"support":)" + std::to_string(person_id) + '}';
        const auto topic = "proposal/" + std::to_string(proposal_id);
        const auto text  = R"({"proposal_id":)" + std::to_string(proposal_id) + R"(,"tally":)" + tally + '}';
        const auto at_ms = 1'740'992'400'000 + seq;
        step(vote_, proposal_id, person_id, seq, at_ms);
        step(proposal_, tally, proposal_id);
        step(counts_);
        step(nodes_, proposal_id % 200);
        step(event_, seq, at_ms, topic, text);
    }

  private:
    void must(int code) const
    {
        if (code != SQLITE_OK) bench::stop(sqlite3_errmsg(db_));
    }

    sqlite3_stmt* prepared(const char* sql) const
    {
        sqlite3_stmt* statement = nullptr;
        must(sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }

    static void bind(sqlite3_stmt* statement, int at, std::int64_t value) { sqlite3_bind_int64(statement, at, value); }
    static void bind(sqlite3_stmt* statement, int at, const std::string& text)
    {
        sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }

    template <class... Values> void step(sqlite3_stmt* statement, const Values&... values) const
    {
        int at = 0;
        (bind(statement, ++at, values), ...);
        while (sqlite3_step(statement) == SQLITE_ROW) {
        }
        must(sqlite3_reset(statement));
    }

    sqlite3* db_            = nullptr;
    sqlite3_stmt* vote_     = nullptr;
    sqlite3_stmt* proposal_ = nullptr;
    sqlite3_stmt* counts_   = nullptr;
    sqlite3_stmt* nodes_    = nullptr;
    sqlite3_stmt* event_    = nullptr;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) bench::stop("usage: floor_votes FILE [--votes 20000] [--batch 64]");
    const auto votes = bench::number_option(argc, argv, "votes", 20000);
    const auto batch = bench::number_option(argc, argv, "batch", 64);
    Database database(argv[1]);
    const auto started = bench::now_ns();
    const auto cpu     = bench::own_cpu_seconds();
    std::int64_t seq   = 1;
    for (std::int64_t batches = 1; seq <= votes; ++batches) {
        database.run("begin immediate");
        for (std::int64_t i = 0; i < batch && seq <= votes; ++i, ++seq) {
            database.cast(seq, 1 + seq % proposals, 1 + seq / proposals);
        }
        database.run("commit");
        // The server checkpoints on its writer's thread too, some thousands of pages apart.
        if (batches % 50 == 0) database.run("pragma wal_checkpoint(passive)");
    }
    std::printf("{\"answers\":%ld,\"seconds\":%.4f,\"cpu_seconds\":%.4f}\n", votes,
                static_cast<double>(bench::now_ns() - started) / 1e9, bench::own_cpu_seconds() - cpu);
}

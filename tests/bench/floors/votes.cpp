// The floor of a durable vote: one connection, one thread, no network: batches of votes straight into SQLite.
//   floor_votes FILE [--votes 20000] [--batch 64]     prints one JSON line
// WAL with synchronous=FULL, so each commit has reached the disk before the next batch begins. A vote costs the
// statements it costs the server: the event, the vote, its tally and the head of the record.
#include "plain/plain.hpp"

#include <array>
#include <cstdio>
#include <sqlite3.h>

namespace {

constexpr const char* schema = R"(
pragma page_size = 4096; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536;
pragma wal_autocheckpoint = 0;
create table event (seq integer primary key, at integer not null, topic text not null, kind text not null,
                    payload blob, salt blob, digest blob not null, hash blob not null) strict;
create table vote (proposal_id integer not null, person_id integer not null, choice text not null, seq integer not null,
                   primary key (proposal_id, person_id)) strict, without rowid;
create table tally (proposal_id integer not null, choice text not null, votes integer not null,
                    primary key (proposal_id, choice)) strict, without rowid;
)";

class Database {
  public:
    explicit Database(const char* path)
    {
        must(sqlite3_open_v2(path, &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
        run(schema);
        event_ = prepare("insert into event values (?1, ?2, ?3, 'vote_cast', ?4, ?5, ?6, ?6)");
        vote_ = prepare("insert into vote values (?1, ?2, 'support', ?3) on conflict do update set seq = excluded.seq");
        tally_ = prepare("insert into tally values (?1, 'support', 1) on conflict do update set votes = votes + 1 "
                         "returning votes");
    }

    void run(const char* sql) { must(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr)); }

    void cast(std::int64_t seq, std::int64_t proposal_id, std::int64_t person_id)
    {
        static constexpr std::array<char, 32> digest{'d'};
        sqlite3_bind_int64(tally_, 1, proposal_id);
        step(tally_);
        sqlite3_bind_int64(vote_, 1, proposal_id);
        sqlite3_bind_int64(vote_, 2, person_id);
        sqlite3_bind_int64(vote_, 3, seq);
        step(vote_);
        const auto topic             = "proposal/" + std::to_string(proposal_id);
        const std::string_view patch = R"({"choice":"support","patch":{"tally":{"support":48}},"person_id":123456})";
        sqlite3_bind_int64(event_, 1, seq);
        sqlite3_bind_int64(event_, 2, 1'740'992'400'000 + seq);
        sqlite3_bind_text(event_, 3, topic.data(), static_cast<int>(topic.size()), SQLITE_STATIC);
        sqlite3_bind_blob(event_, 4, patch.data(), static_cast<int>(patch.size()), SQLITE_STATIC);
        sqlite3_bind_blob(event_, 5, digest.data(), 16, SQLITE_STATIC);
        sqlite3_bind_blob(event_, 6, digest.data(), 32, SQLITE_STATIC);
        step(event_);
    }

  private:
    void must(int code) const
    {
        if (code != SQLITE_OK) bench::stop(sqlite3_errmsg(db_));
    }

    sqlite3_stmt* prepare(const char* sql)
    {
        sqlite3_stmt* statement = nullptr;
        must(sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }

    void step(sqlite3_stmt* statement) const
    {
        while (sqlite3_step(statement) == SQLITE_ROW) {
        }
        must(sqlite3_reset(statement));
    }

    sqlite3* db_         = nullptr;
    sqlite3_stmt* event_ = nullptr;
    sqlite3_stmt* vote_  = nullptr;
    sqlite3_stmt* tally_ = nullptr;
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
    for (std::int64_t seq = 1; seq <= votes;) {
        database.run("begin immediate");
        for (std::int64_t i = 0; i < batch && seq <= votes; ++i, ++seq)
            database.cast(seq, 1 + seq % 1000, 1 + seq / 1000);
        database.run("commit");
        // The server checkpoints on its writer's thread too; about as often as SQLite would by itself.
        if (seq % (batch * 100) == 1) database.run("pragma wal_checkpoint(passive)");
    }
    std::printf("{\"answers\":%ld,\"seconds\":%.4f,\"cpu_seconds\":%.4f}\n", votes,
                static_cast<double>(bench::now_ns() - started) / 1e9, bench::own_cpu_seconds() - cpu);
}

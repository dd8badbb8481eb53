// Reads: each thread has its own read-only connection, opened at its first read.
#pragma once

#include "base/clock.hpp"
#include "store/tx.hpp"

#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

class Archive {
  public:
    Archive(std::filesystem::path file, const Clock& clock) : file_(std::move(file)), clock_(clock) {}

    // Runs a short query in one read transaction. Any thread; runs inline. Never keep a Row or the Reader beyond it.
    template <class Query> auto read(Query&& query)
    {
        auto& db = here();
        struct Moment {
            Database& db;
            explicit Moment(Database& database) : db(database) { db.run("begin"); }
            ~Moment() { end(db); }
        } moment(db);
        Reader reader{db, db.integer("select max(seq) from event").value_or(0), clock_.now()};
        return query(reader);
    }

  private:
    Database& here();
    static void end(Database&) noexcept; // what was read; also after a disk that failed

    std::filesystem::path file_;
    const Clock& clock_;
    std::mutex mutex_;
    std::map<std::thread::id, std::unique_ptr<Database>> connections_;
};

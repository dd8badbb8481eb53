#include "store/database.hpp"

#include "store/failure.hpp"
#include "store/stemmer.hpp"

#include <sqlite3.h>

namespace {

// SQLite would count its memory under one lock for all threads, and nobody asks for the sum. Before the first connection.
void count_no_memory()
{
    static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(once);
}

// Pages that a connection keeps. The writer's are good for as long as it lives; a reader's are forgotten with the next
// commit, and the system keeps the file's anyway.
constexpr auto of_the_writer = "pragma cache_size = -65536;";
constexpr auto of_a_reader   = "pragma cache_size = -8192;";

} // namespace

Database::Database(const std::filesystem::path& file, Use use)
{
    count_no_memory();
    auto flags = use == Use::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    auto code  = sqlite3_open_v2(file.c_str(), &database_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    try {
        if (code != SQLITE_OK) throw CannotOpen("cannot open " + file.string() + ": " + sqlite3_errmsg(database_));
        prepare_for(use);
    } catch (const FileDamaged& failure) {
        sqlite3_close(database_);
        throw CannotOpen("the data file " + file.string() + " is damaged (" + failure.what() + "): restore a backup");
    } catch (const StorageFailed& failure) {
        sqlite3_close(database_);
        throw CannotOpen("cannot use the data file " + file.string() + ": " + failure.what());
    } catch (...) {
        sqlite3_close(database_);
        throw;
    }
}

void Database::prepare_for(Use use)
{
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_timeout(database_, 5000);
    add_stemmer(database_);
    script("pragma foreign_keys = on; pragma temp_store = memory;");
    script(use == Use::write ? of_the_writer : of_a_reader);
    // Traps: only the writer writes and checkpoints (WAL-reset bug of SQLite up to 3.51.2); Debian's defaults are read back.
    if (use == Use::write)
        script("pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 0;");
    else
        script("pragma query_only = 1; pragma wal_autocheckpoint = 0;");
}

Database::~Database()
{
    statements_.clear();
    sqlite3_close(database_);
}

Database::Used Database::prepared(std::string_view sql)
{
    auto found = statements_.find(sql);
    if (found == statements_.end()) found = statements_.emplace(sql, std::make_unique<Statement>(database_, sql)).first;
    if (!found->second->in_use) {
        found->second->in_use = true;
        return Used{found->second.get()};
    }
    auto extra = std::make_unique<Statement>(database_, sql);
    Used used{extra.get()};
    used.extra = std::move(extra);
    return used;
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(database_); }
std::int64_t Database::changes() const { return sqlite3_changes64(database_); }

void Database::script(const std::string& sql)
{
    auto code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_failure(database_, code, sql);
}

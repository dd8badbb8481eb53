#include "store/statement.hpp"

#include "store/failure.hpp"

#include <sqlite3.h>

void throw_failure(sqlite3* database, int code, std::string_view sql)
{
    auto message = std::string(database ? sqlite3_errmsg(database) : sqlite3_errstr(code));
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT: throw ConstraintFailed(message);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: throw FileDamaged(message);
        case SQLITE_IOERR:
        case SQLITE_FULL:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_NOMEM: throw StorageFailed(message);
        default: throw StatementFailed(message + " in: " + std::string(sql));
    }
}

bool Row::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Row::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Row::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Row::view(int column) const
{
    auto bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<std::string> Row::optional_text(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{text(column)};
}

std::optional<std::int64_t> Row::optional_integer(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{integer(column)};
}

std::optional<Instant> Row::optional_instant(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{instant(column)};
}

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database)
{
    auto size = static_cast<int>(sql.size());
    auto code = sqlite3_prepare_v3(database, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (code != SQLITE_OK) throw_failure(database, code, sql);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

bool Statement::step()
{
    auto code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    throw_failure(database_, sqlite3_extended_errcode(database_), sqlite3_sql(statement_));
}

void Statement::reset()
{
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    in_use = false;
}

void Statement::bind_one(int at, std::int64_t value) { sqlite3_bind_int64(statement_, at, value); }
void Statement::bind_one(int at, double value) { sqlite3_bind_double(statement_, at, value); }
void Statement::bind_one(int at, std::nullptr_t) { sqlite3_bind_null(statement_, at); }

// What is bound outlives the step: Database resets the statement before its caller's arguments go.
void Statement::bind_one(int at, std::string_view value)
{
    sqlite3_bind_text(statement_, at, value.data() ? value.data() : "", static_cast<int>(value.size()), SQLITE_STATIC);
}

void Statement::bind_one(int at, Blob value)
{
    auto data = value.bytes.data() ? value.bytes.data() : "";
    sqlite3_bind_blob(statement_, at, data, static_cast<int>(value.bytes.size()), SQLITE_STATIC);
}

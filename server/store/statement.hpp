// One prepared statement: bind, step, read. Not for sharing between threads.
#pragma once

#include "base/ids.hpp"
#include "base/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

// Bytes that are not text.
struct Blob {
    std::string_view bytes;
};

// The row a statement stands on. Views are valid until the next step.
class Row {
  public:
    explicit Row(sqlite3_stmt* statement) : statement_(statement) {}

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    std::string_view view(int column) const; // text or bytes
    std::string text(int column) const { return std::string(view(column)); }
    std::optional<std::string> optional_text(int column) const;
    std::optional<std::int64_t> optional_integer(int column) const;
    Instant instant(int column) const { return {integer(column)}; }
    std::optional<Instant> optional_instant(int column) const;
    template <class Id> Id id(int column) const { return Id{integer(column)}; }
    template <class Id> std::optional<Id> optional_id(int column) const
    {
        return is_null(column) ? std::nullopt : std::optional<Id>{Id{integer(column)}};
    }

  private:
    sqlite3_stmt* statement_;
};

class Statement {
  public:
    Statement(sqlite3* database, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;

    template <class... Args> void bind(const Args&... args)
    {
        int at = 0;
        (bind_one(++at, args), ...);
    }

    bool step(); // true: a row; throws ConstraintFailed, StatementFailed, StorageFailed
    void reset();
    Row row() const { return Row{statement_}; }
    bool in_use = false;

  private:
    void bind_one(int at, std::int64_t value);
    void bind_one(int at, int value) { bind_one(at, std::int64_t{value}); }
    void bind_one(int at, bool value) { bind_one(at, std::int64_t{value}); }
    void bind_one(int at, std::size_t value) { bind_one(at, static_cast<std::int64_t>(value)); }
    void bind_one(int at, double value);
    void bind_one(int at, std::string_view value);
    void bind_one(int at, const std::string& value) { bind_one(at, std::string_view(value)); }
    void bind_one(int at, const char* value) { bind_one(at, std::string_view(value)); }
    void bind_one(int at, Blob value);
    void bind_one(int at, std::nullptr_t);
    void bind_one(int at, Instant value) { bind_one(at, value.ms); }
    template <class Tag> void bind_one(int at, Id<Tag> value) { bind_one(at, value.value); }
    template <class T> void bind_one(int at, const std::optional<T>& value)
    {
        if (value)
            bind_one(at, *value);
        else
            bind_one(at, nullptr);
    }

    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
};

// Throws what an SQLite result code means.
[[noreturn]] void throw_failure(sqlite3*, int code, std::string_view sql);

// One SQLite connection with its prepared statements. One thread at a time.
#pragma once

#include "store/statement.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

class Database {
  public:
    enum class Use { write, read };

    // Throws CannotOpen.
    Database(const std::filesystem::path& file, Use);
    ~Database();
    Database(const Database&) = delete;

    // Runs a statement to its end. Throws ConstraintFailed, StatementFailed, StorageFailed.
    template <class... Args> void run(std::string_view sql, const Args&... args)
    {
        auto use = prepared(sql);
        use->bind(args...);
        while (use->step()) {
        }
    }

    // Calls `take` with every row.
    template <class Take, class... Args> void each(std::string_view sql, Take&& take, const Args&... args)
    {
        auto use = prepared(sql);
        use->bind(args...);
        while (use->step()) take(use->row());
    }

    // What `make` makes of the first row, or nothing.
    template <class Make, class... Args>
    auto one(std::string_view sql, Make&& make, const Args&... args) -> std::optional<decltype(make(Row{nullptr}))>
    {
        auto use = prepared(sql);
        use->bind(args...);
        if (!use->step()) return std::nullopt;
        return make(use->row());
    }

    template <class... Args> std::optional<std::int64_t> integer(std::string_view sql, const Args&... args)
    {
        auto found = one(
            sql, [](const Row& row) { return row.optional_integer(0); }, args...);
        return found ? *found : std::nullopt;
    }

    template <class... Args> std::optional<std::string> text(std::string_view sql, const Args&... args)
    {
        auto found = one(
            sql, [](const Row& row) { return row.optional_text(0); }, args...);
        return found ? *found : std::nullopt;
    }

    template <class... Args> bool exists(std::string_view sql, const Args&... args)
    {
        return one(
                   sql, [](const Row&) { return true; }, args...)
            .has_value();
    }

    std::int64_t last_id() const;
    std::int64_t changes() const; // rows that the last statement changed
    void script(const std::string& sql);
    sqlite3* raw() const { return database_; }

  private:
    struct GiveBack {
        void operator()(Statement* statement) const { statement->reset(); }
    };
    struct Used : std::unique_ptr<Statement, GiveBack> {
        using unique_ptr::unique_ptr;
        std::unique_ptr<Statement> extra; // a second one of the same text, while the first is in use further up
        ~Used()
        {
            if (extra) release();
        }
        Used(Used&&) = default;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    void prepare_for(Use);
    Used prepared(std::string_view sql);

    sqlite3* database_ = nullptr;
    std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> statements_;
};

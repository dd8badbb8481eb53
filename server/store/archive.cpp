#include "store/archive.hpp"

#include <sqlite3.h>

Database& Archive::here()
{
    std::lock_guard lock(mutex_);
    auto& connection = connections_[std::this_thread::get_id()];
    if (!connection) connection = std::make_unique<Database>(file_, Database::Use::read);
    return *connection;
}

// SQLite may have ended the transaction itself when the disk failed; a second failure would tell nothing new.
void Archive::end(Database& db) noexcept
{
    if (sqlite3_get_autocommit(db.raw()) == 0) sqlite3_exec(db.raw(), "commit", nullptr, nullptr, nullptr);
}

#include "store/archive.hpp"

Database& Archive::here()
{
    std::lock_guard lock(mutex_);
    auto& connection = connections_[std::this_thread::get_id()];
    if (!connection) connection = std::make_unique<Database>(file_, Database::Use::read);
    return *connection;
}

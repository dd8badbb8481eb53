#include "store/migrations.hpp"

#include "embedded.hpp"
#include "store/failure.hpp"

void migrate(Database& db)
try {
    auto files   = embedded_schema();
    auto newest  = static_cast<std::int64_t>(files.size());
    auto version = db.integer("pragma user_version").value_or(0);
    if (version > newest)
        throw CannotOpen("this data was written by a newer Arengo (schema " + std::to_string(version)
                         + "; this program knows " + std::to_string(newest) + "): start that one, or restore a backup");
    for (auto next = version; next < newest; ++next) {
        auto file = files[static_cast<std::size_t>(next)];
        db.script("begin immediate;\n" + std::string(file.bytes) + "\npragma user_version = " + std::to_string(next + 1)
                  + ";\ncommit;");
    }
} catch (const FileDamaged& failure) {
    throw CannotOpen("the data file is damaged (" + std::string(failure.what()) + "): restore a backup");
} catch (const StorageFailed& failure) {
    throw CannotOpen(std::string("cannot bring the data up to date: ") + failure.what());
}

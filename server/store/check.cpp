#include "store/check.hpp"

#include "base/digest.hpp"
#include "base/json.hpp"
#include "store/failure.hpp"
#include "store/record.hpp"

#include <fstream>

namespace {

constexpr int page_of_events = 1000; // read at a time, so that a long record needs little memory

void check_chain(Reader& reader)
{
    std::string previous(32, '\0');
    for (std::int64_t seq = 0;;) {
        auto page = recorded_events(reader, "", seq, page_of_events);
        for (const auto& [event, withheld] : page) {
            if (event.seq != ++seq) throw CannotOpen("the record has a gap at number " + std::to_string(seq));
            auto intact = event.payload.is_null() || digest_of(event.salt, canonical(event.payload)) == event.digest;
            if (event.previous != previous || hash_of(event) != event.hash || !intact)
                throw CannotOpen("the record was changed at number " + std::to_string(seq));
            previous = event.hash;
        }
        if (page.size() < page_of_events) return;
    }
}

} // namespace

void copy_database(const std::filesystem::path& source, const std::filesystem::path& destination)
try {
    Database db(source, Database::Use::read);
    db.script("pragma query_only = 0;"); // it would forbid the copy as well; the source itself is open for reading only
    db.run("vacuum into ?", destination.string());
} catch (const std::runtime_error& failure) {
    throw CannotOpen("cannot copy " + source.string() + ": " + failure.what());
}

std::int64_t verified_events(const std::filesystem::path& file)
try {
    Database db(file, Database::Use::read);
    auto verdict = db.text("pragma integrity_check(1)").value_or("nothing");
    if (verdict != "ok") throw CannotOpen(file.string() + " is damaged: " + verdict);
    Reader reader{db, 0, {}};
    check_chain(reader);
    return db.integer("select max(seq) from event").value_or(0);
} catch (const StorageFailed& failure) {
    throw CannotOpen(file.string() + " is damaged or no Arengo data: " + failure.what());
} catch (const StatementFailed&) {
    throw CannotOpen(file.string() + " is no Arengo data");
}

const std::filesystem::path& with_no_other_log(const std::filesystem::path& file)
{
    constexpr std::streamoff write_version =
        18; // SQLite's file format, 1.3: 1 is a rollback journal, 2 a write-ahead log
    auto log = file;
    log += "-wal";
    std::error_code none;
    auto log_bytes = std::filesystem::file_size(log, none);
    if (none || log_bytes == 0) return file;
    std::ifstream in(file, std::ios::binary);
    in.seekg(write_version);
    if (in.get() == 1)
        throw CannotOpen("beside the data file " + file.string() + " lies " + log.string()
                         + ", the log of other data: bring a backup in with `arengo restore` into an empty folder");
    return file;
}

void begin_epoch(const std::filesystem::path& file)
{
    Database db(file, Database::Use::write);
    db.run("delete from house where name = 'epoch'");
    epoch_of(db);
    db.script("pragma journal_mode = delete;"); // ends the write-ahead log and removes its files
}

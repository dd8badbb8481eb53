#include "support/failing_disk.hpp"

#include <atomic>
#include <cstring>
#include <string>
#include <vector>

namespace {

using Fault = FailingDisk::Fault;

enum class Asked { read, write, sync, other };

sqlite3_vfs* real_disk = nullptr;
Fault fault;
int fails_at = 0;
std::atomic<int> asked{0};

bool concerns(Asked what)
{
    if (fault == Fault::full || fault == Fault::short_write) return what == Asked::write;
    return fault == Fault::lost_sync ? what == Asked::sync : true;
}

// Counts, and says whether this one fails.
bool fails(Asked what)
{
    if (!concerns(what)) return false;
    auto n    = ++asked;
    auto once = fault == Fault::error_once || fault == Fault::lost_sync;
    return fails_at > 0 && (once ? n == fails_at : n >= fails_at);
}

// What one write since the last sync has overwritten.
struct Before {
    sqlite3_int64 at;
    std::string bytes;
    sqlite3_int64 size; // of the whole file
};

struct File {
    sqlite3_file base;
    sqlite3_file* real;
    std::vector<Before>* unsynced;
};
File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
const sqlite3_io_methods& ways(sqlite3_file* file) { return *of(file).real->pMethods; }

void remember(File& file, sqlite3_int64 at, sqlite3_int64 bytes)
{
    if (fault != Fault::lost_sync) return;
    sqlite3_int64 size = 0;
    file.real->pMethods->xFileSize(file.real, &size);
    std::string before(static_cast<std::size_t>(std::max<sqlite3_int64>(0, std::min(bytes, size - at))), '\0');
    if (!before.empty()) file.real->pMethods->xRead(file.real, before.data(), static_cast<int>(before.size()), at);
    file.unsynced->push_back({at, std::move(before), size});
}

void lose(File& file)
{
    for (auto last = file.unsynced->rbegin(); last != file.unsynced->rend(); ++last) {
        if (!last->bytes.empty())
            file.real->pMethods->xWrite(file.real, last->bytes.data(), static_cast<int>(last->bytes.size()), last->at);
        file.real->pMethods->xTruncate(file.real, last->size);
    }
    file.unsynced->clear();
}

int close(sqlite3_file* file)
{
    auto result = ways(file).xClose(of(file).real);
    sqlite3_free(of(file).real);
    delete of(file).unsynced;
    return result;
}
int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at)
{
    return fails(Asked::read) ? SQLITE_IOERR_READ : ways(file).xRead(of(file).real, bytes, count, at);
}
int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at)
{
    if (fails(Asked::write)) {
        if (fault == Fault::short_write) ways(file).xWrite(of(file).real, bytes, count / 2, at);
        return fault == Fault::full || fault == Fault::short_write ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    remember(of(file), at, count);
    return ways(file).xWrite(of(file).real, bytes, count, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size)
{
    if (fails(Asked::other)) return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 now = 0;
    ways(file).xFileSize(of(file).real, &now);
    remember(of(file), size, now - size);
    return ways(file).xTruncate(of(file).real, size);
}
int sync(sqlite3_file* file, int flags)
{
    if (fails(Asked::sync)) {
        if (fault == Fault::lost_sync) lose(of(file));
        return SQLITE_IOERR_FSYNC;
    }
    of(file).unsynced->clear();
    return ways(file).xSync(of(file).real, flags);
}
int size(sqlite3_file* file, sqlite3_int64* bytes)
{
    return fails(Asked::other) ? SQLITE_IOERR_FSTAT : ways(file).xFileSize(of(file).real, bytes);
}
int lock(sqlite3_file* file, int how)
{
    return fails(Asked::other) ? SQLITE_IOERR_LOCK : ways(file).xLock(of(file).real, how);
}
int unlock(sqlite3_file* file, int how) { return ways(file).xUnlock(of(file).real, how); }
int is_reserved(sqlite3_file* file, int* result) { return ways(file).xCheckReservedLock(of(file).real, result); }
int control(sqlite3_file* file, int what, void* with) { return ways(file).xFileControl(of(file).real, what, with); }
int sector(sqlite3_file* file) { return ways(file).xSectorSize(of(file).real); }
int traits(sqlite3_file* file) { return ways(file).xDeviceCharacteristics(of(file).real); }
int share(sqlite3_file* file, int page, int bytes, int extend, void volatile** where)
{
    return fails(Asked::other) ? SQLITE_IOERR_SHMMAP : ways(file).xShmMap(of(file).real, page, bytes, extend, where);
}
int lock_shared(sqlite3_file* file, int from, int count, int how)
{
    auto letting_go = (how & SQLITE_SHM_UNLOCK) != 0;
    return !letting_go && fails(Asked::other) ? SQLITE_IOERR_SHMLOCK
                                              : ways(file).xShmLock(of(file).real, from, count, how);
}
void fence(sqlite3_file* file) { ways(file).xShmBarrier(of(file).real); }
int unshare(sqlite3_file* file, int remove) { return ways(file).xShmUnmap(of(file).real, remove); }

// Without memory-mapped pages: every read and write is asked for.
constexpr sqlite3_io_methods all_ways{.iVersion               = 2,
                                      .xClose                 = close,
                                      .xRead                  = read,
                                      .xWrite                 = write,
                                      .xTruncate              = truncate,
                                      .xSync                  = sync,
                                      .xFileSize              = size,
                                      .xLock                  = lock,
                                      .xUnlock                = unlock,
                                      .xCheckReservedLock     = is_reserved,
                                      .xFileControl           = control,
                                      .xSectorSize            = sector,
                                      .xDeviceCharacteristics = traits,
                                      .xShmMap                = share,
                                      .xShmLock               = lock_shared,
                                      .xShmBarrier            = fence,
                                      .xShmUnmap              = unshare,
                                      .xFetch                 = nullptr,
                                      .xUnfetch               = nullptr};

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* flags_given)
{
    of(file).base.pMethods = nullptr;
    if (fails(Asked::other)) return SQLITE_CANTOPEN;
    auto real   = static_cast<sqlite3_file*>(sqlite3_malloc(real_disk->szOsFile));
    auto result = real_disk->xOpen(real_disk, path, real, flags, flags_given);
    if (result != SQLITE_OK) return sqlite3_free(real), result;
    of(file) = {{&all_ways}, real, new std::vector<Before>};
    return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* path, int sync_folder)
{
    return fails(Asked::other) ? SQLITE_IOERR_DELETE : real_disk->xDelete(real_disk, path, sync_folder);
}

} // namespace

FailingDisk::FailingDisk(Fault chosen, int at)
{
    real_disk      = sqlite3_vfs_find("unix");
    fault          = chosen;
    fails_at       = at;
    asked          = 0;
    disk_          = *real_disk; // the rest it does by the usual one's own means
    disk_.szOsFile = sizeof(File);
    disk_.zName    = "failing";
    disk_.xOpen    = open;
    disk_.xDelete  = remove;
    sqlite3_vfs_register(&disk_, 1);
}

FailingDisk::~FailingDisk()
{
    sqlite3_vfs_unregister(&disk_);
    sqlite3_vfs_register(real_disk, 1);
}

const char* FailingDisk::name(Fault fault)
{
    constexpr const char* names[] = {"an error, once", "errors from then on", "no room", "half a write", "a lost sync"};
    return names[static_cast<int>(fault)];
}

int FailingDisk::operations() { return asked; }
bool FailingDisk::has_failed() { return fails_at > 0 && asked >= fails_at; }

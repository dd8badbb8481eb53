#include "store/acknowledged.hpp"

#include "base/digest.hpp"
#include "store/failure.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sqlite3.h>
#include <sstream>
#include <unistd.h>

namespace {

constexpr std::size_t hash_bytes = 32;

std::filesystem::path beside(const std::filesystem::path& database)
{
    return std::filesystem::path(database).replace_extension("acknowledged");
}

// Always of one length, so that one write replaces the note before.
std::string line(std::string_view epoch, const Head& head)
{
    char seq[24];
    std::snprintf(seq, sizeof seq, " %020lld ", static_cast<long long>(head.seq));
    return std::string(epoch) + seq + to_hex(head.hash) + '\n';
}

std::optional<std::string> hash_at(Database& db, std::int64_t seq)
{
    if (!db.exists("select 1 from sqlite_schema where name = 'event'")) return {};
    return db.text("select hash from event where seq = ?", seq);
}

} // namespace

Acknowledged::Acknowledged(const std::filesystem::path& database)
{
    auto path = beside(database);
    file_     = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) throw CannotOpen("cannot write " + path.string() + ": " + std::strerror(errno));
}

Acknowledged::~Acknowledged() { ::close(file_); }

void Acknowledged::note(std::string_view epoch, const Head& head)
{
    auto text = line(epoch, head);
    if (::pwrite(file_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        throw StorageFailed(std::string("cannot note what is acknowledged: ") + std::strerror(errno));
}

std::optional<Noted> noted_beside(const std::filesystem::path& database)
{
    std::ifstream in(beside(database));
    Noted noted;
    std::string hash;
    if (!(in >> noted.epoch >> noted.head.seq >> hash)) return {};
    noted.head.hash = from_hex(hash);
    if (noted.head.hash.size() != hash_bytes) return {};
    return noted;
}

void require_kept(Database& db, const std::optional<Noted>& noted)
{
    if (!noted || hash_at(db, noted->head.seq) == noted->head.hash) return;
    auto newest = hash_at(db, 1) ? db.integer("select max(seq) from event").value_or(0) : 0;
    if (newest > 0 && db.text("select value from house where name = 'epoch'") != noted->epoch) return;
    sqlite3_db_config(db.raw(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    throw CannotOpen(
        "the data is not whole: its record goes to number " + std::to_string(newest) + ", but number "
        + std::to_string(noted->head.seq)
        + " was acknowledged; restore a backup, or remove the file arengo.acknowledged beside the data to go "
          "on with what is left");
}

#include "store/folder.hpp"

#include "store/failure.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

Folder::Folder(std::filesystem::path path) : path_(std::move(path))
{
    std::error_code failed;
    std::filesystem::create_directories(path_, failed);
    if (failed) throw CannotOpen("cannot make the data folder " + path_.string() + ": " + failed.message());
    auto file = path_ / "arengo.lock";
    lock_     = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0) throw CannotOpen("cannot write in the data folder " + path_.string() + ": " + std::strerror(errno));
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock_);
        throw CannotOpen("another Arengo is using the data folder " + path_.string());
    }
}

Folder::~Folder() { ::close(lock_); }

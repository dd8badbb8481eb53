// A disk that fails: every database that this process opens while it stands lies on it. It hands all to the system's own
// disk, but for the n-th thing it is asked.
#pragma once

#include <sqlite3.h>

class FailingDisk {
  public:
    enum class Fault {
        error_once,  // any operation: it fails, and the next ones do not
        error_on,    // any operation, and all that follow
        full,        // a write, and all that follow: no room
        short_write, // half of a write is there, and it fails
        lost_sync    // a sync: what was written since the last one is gone, and the next sync says that all is well
    };

    // The `at`-th operation fails, of those that this fault is about; 0: none does, they are only counted.
    FailingDisk(Fault, int at);
    ~FailingDisk();
    FailingDisk(const FailingDisk&) = delete;

    static const char* name(Fault);
    static int operations(); // asked for until now, of those that the fault is about
    static bool has_failed();

  private:
    sqlite3_vfs disk_;
};

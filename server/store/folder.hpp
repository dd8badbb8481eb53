// The data folder: one server at a time.
#pragma once

#include <filesystem>

class Folder {
  public:
    // Makes the folder where it is missing and takes its lock. Throws CannotOpen: another server has it, no rights.
    explicit Folder(std::filesystem::path);
    ~Folder();
    Folder(const Folder&) = delete;

    std::filesystem::path database() const { return path_ / "arengo.db"; }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
    int lock_ = -1; // a file of its own: closing any handle of the database file would drop SQLite's locks
};

// Cells as people read them, and files that fail loudly.
#pragma once

#include "exports/scene.hpp"

#include <filesystem>
#include <fstream>

namespace exports {

// The disk has no room left, or failed.
struct DiskFull : std::runtime_error {
    using runtime_error::runtime_error;
};

// A file being written. Throws DiskFull as soon as something could not be written; close() says that all of it was.
class Output {
  public:
    explicit Output(const std::filesystem::path&);
    Output& operator<<(std::string_view text);
    void close();

  private:
    std::filesystem::path path_;
    std::ofstream file_;
};

// A folder for the parts of a file, beside it, so that a large one fills the disk it is meant for and no other. Gone with
// its owner, and made anew where an interrupted one was left.
class Parts {
  public:
    explicit Parts(std::filesystem::path file);
    ~Parts();
    Parts(const Parts&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// An hour on the clocks of a zone.
struct LocalTime {
    int year, month, day, hour, minute, second;
};
LocalTime local_time(Instant, std::string_view zone);

// The heading of a column, the name of a data set, a word of the house, in the reader's language.
std::string heading(std::string_view language, const Column&);
std::string title_of(std::string_view language, const DataSet&);
std::string said(std::string_view language, const Column&, const std::string& text);

} // namespace exports

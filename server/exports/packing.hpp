// A zip file written from its beginning to its end: each file in it is packed while it comes, and nothing waits elsewhere,
// neither in memory nor on the disk. Its bytes depend on what is put in alone: one fixed date.
#pragma once

#include "exports/writing.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace exports {

class Packing {
  public:
    // Throws DiskFull, like everything here that writes; std::length_error beyond 4 GB, the limit of the format.
    explicit Packing(const std::filesystem::path&);
    ~Packing();
    Packing(const Packing&) = delete;

    void begin(const std::string& name); // ends the one before
    void add(std::string_view text);
    void close();

  private:
    struct File {
        std::string name;
        std::uint32_t sum      = 0;
        std::uint64_t unpacked = 0, packed = 0, begins = 0;
    };
    void end();
    void pack(int how);
    void write(std::string_view bytes);

    std::filesystem::path path_;
    std::fstream out_;
    std::uint64_t at_ = 0;
    std::vector<File> files_;
    bool is_open_ = false;
    z_stream zip_{};
    std::string waiting_, packed_;
};

} // namespace exports

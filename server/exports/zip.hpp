// Zip files whose bytes depend on what is in them alone: names in the order given, one fixed date. And reading them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace exports {

class ZipWriter {
  public:
    // Throws DiskFull, like everything here that writes.
    explicit ZipWriter(const std::filesystem::path&);
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;

    void add_file(const std::string& name, const std::filesystem::path& source); // which stays until close()
    void add_text(const std::string& name, std::string text);

    // Writes it all; nothing is there before.
    void close();

  private:
    void name_it(const std::string& name, void* source);

    struct zip* zip_;
    std::vector<std::unique_ptr<std::string>> texts_;
};

// Gives every file within a packed one that another program made the same fixed date. Throws DiskFull.
void take_dates_away(const std::filesystem::path&);

class ZipReader {
  public:
    // Throws CannotOpen.
    explicit ZipReader(const std::filesystem::path&);
    ~ZipReader();
    ZipReader(const ZipReader&) = delete;

    const std::vector<std::string>& names() const { return names_; }
    bool has(std::string_view name) const;

    // Calls `take` with one piece of the file after the other; with one line after the other, without its end. Throw
    // CannotOpen: no such file, or it does not unpack, or a line is longer than any that a house writes.
    void pieces(const std::string& name, const std::function<void(std::string_view)>& take) const;
    void lines(const std::string& name, const std::function<void(std::string_view)>& take) const;
    std::string text(const std::string& name) const;

  private:
    struct zip* zip_;
    std::vector<std::string> names_;
};

} // namespace exports

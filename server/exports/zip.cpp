#include "exports/zip.hpp"

#include "exports/writing.hpp"
#include "store/failure.hpp"

#include <algorithm>
#include <zip.h>

namespace exports {

namespace {

// The first of January 1980, where the calendar of zip files begins.
constexpr zip_uint16_t dos_time = 0, dos_date = (1 << 5) | 1;
// Beyond zlib's usual level files get smaller by some percent and take twice the time.
constexpr zip_uint32_t effort = 6;
// A line of a bundle holds one event. The longest are published accounts: thousands of sentences would fit.
constexpr std::size_t longest_line = 64 * 1024 * 1024;

} // namespace

ZipWriter::ZipWriter(const std::filesystem::path& path)
{
    int code = 0;
    zip_     = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!zip_) throw DiskFull("cannot write " + path.filename().string());
}

ZipWriter::~ZipWriter()
{
    if (zip_) zip_discard(zip_);
}

void ZipWriter::name_it(const std::string& name, void* source)
{
    if (!source) throw DiskFull("cannot pack " + name);
    auto index = zip_file_add(zip_, name.c_str(), static_cast<zip_source_t*>(source), ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(static_cast<zip_source_t*>(source));
        throw DiskFull("cannot pack " + name + ": " + zip_strerror(zip_));
    }
    auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(zip_, at, ZIP_CM_DEFLATE, effort);
    zip_file_set_dostime(zip_, at, dos_time, dos_date, 0);
    zip_file_set_external_attributes(zip_, at, 0, ZIP_OPSYS_UNIX, 0100644u << 16);
}

void ZipWriter::add_file(const std::string& name, const std::filesystem::path& source)
{
    name_it(name, zip_source_file(zip_, source.c_str(), 0, -1));
}

void ZipWriter::add_text(const std::string& name, std::string text)
{
    texts_.push_back(std::make_unique<std::string>(std::move(text)));
    const auto& kept = *texts_.back();
    name_it(name, zip_source_buffer(zip_, kept.data(), kept.size(), 0));
}

void ZipWriter::close()
{
    if (zip_close(zip_) != 0) throw DiskFull(std::string("cannot write the packed file: ") + zip_strerror(zip_));
    zip_ = nullptr;
}

void take_dates_away(const std::filesystem::path& path)
{
    int code = 0;
    auto zip = zip_open(path.c_str(), 0, &code);
    if (!zip) throw DiskFull("cannot read " + path.filename().string());
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i)
        zip_file_set_dostime(zip, static_cast<zip_uint64_t>(i), dos_time, dos_date, 0);
    if (zip_close(zip) == 0) return;
    zip_discard(zip);
    throw DiskFull("cannot write " + path.filename().string());
}

ZipReader::ZipReader(const std::filesystem::path& path)
{
    int code = 0;
    zip_     = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (!zip_) throw CannotOpen(path.string() + " is not a sound zip file");
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip_, 0); ++i) {
        auto name = zip_get_name(zip_, static_cast<zip_uint64_t>(i), 0);
        names_.emplace_back(name ? name : "");
    }
}

ZipReader::~ZipReader() { zip_discard(zip_); }

bool ZipReader::has(std::string_view name) const
{
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

void ZipReader::pieces(const std::string& name, const std::function<void(std::string_view)>& take) const
{
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(zip_, name.c_str(), 0), zip_fclose);
    if (!file) throw CannotOpen("has no " + name);
    std::vector<char> piece(64 * 1024);
    for (;;) {
        auto count = zip_fread(file.get(), piece.data(), piece.size());
        if (count < 0) throw CannotOpen("is damaged: " + name + " does not unpack");
        if (count == 0) return;
        take({piece.data(), static_cast<std::size_t>(count)});
    }
}

void ZipReader::lines(const std::string& name, const std::function<void(std::string_view)>& take) const
{
    std::string line;
    pieces(name, [&](std::string_view piece) {
        for (auto end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
            line += piece.substr(0, end);
            take(line);
            line.clear();
            piece.remove_prefix(end + 1);
        }
        line += piece;
        if (line.size() > longest_line) throw CannotOpen("has an endless line in " + name);
    });
    if (!line.empty()) take(line);
}

std::string ZipReader::text(const std::string& name) const
{
    std::string all;
    pieces(name, [&](std::string_view piece) {
        all += piece;
        if (all.size() > longest_line) throw CannotOpen("has a file that is too large: " + name);
    });
    return all;
}

} // namespace exports

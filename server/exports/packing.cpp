#include "exports/packing.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace exports {

namespace {

constexpr std::size_t piece     = 256 * 1024;
constexpr std::uint64_t most    = 0xFFFFFFFF;
constexpr std::uint16_t no_date = 0, first_day = (1 << 5) | 1; // 1980, where the calendar of zip files begins
constexpr std::uint16_t version = 20, deflated = 8, in_utf8 = 1 << 11;
// The quickest: a spreadsheet's tags repeat so often that more effort gains a tenth and takes twice the time.
constexpr int effort = 1, raw = -15, memory = 9;
// In the local header, counted from its beginning. Source: PKWARE, APPNOTE.TXT 4.3.7.
constexpr std::uint64_t place_of_sum = 14;

class Bytes {
  public:
    Bytes& u16(std::uint64_t value) { return number(value, 2); }
    Bytes& u32(std::uint64_t value) { return number(value, 4); }
    Bytes& text(std::string_view value)
    {
        all_ += value;
        return *this;
    }
    const std::string& all() const { return all_; }

  private:
    Bytes& number(std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i) all_ += static_cast<char>((value >> (8 * i)) & 0xFF);
        return *this;
    }
    std::string all_;
};

} // namespace

Packing::Packing(const std::filesystem::path& path)
    : path_(path), out_(path, std::ios::in | std::ios::out | std::ios::binary | std::ios::trunc), packed_(piece, '\0')
{
    if (!out_) throw DiskFull("cannot write " + path_.filename().string() + ": " + std::strerror(errno));
    if (deflateInit2(&zip_, effort, Z_DEFLATED, raw, memory, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    waiting_.reserve(2 * piece);
}

Packing::~Packing() { deflateEnd(&zip_); }

void Packing::write(std::string_view bytes)
{
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out_) throw DiskFull("cannot write " + path_.filename().string() + ": " + std::strerror(errno));
    at_ += bytes.size();
}

void Packing::begin(const std::string& name)
{
    if (is_open_) end();
    files_.push_back({.name = name, .begins = at_});
    Bytes header;
    header.u32(0x04034b50).u16(version).u16(in_utf8).u16(deflated).u16(no_date).u16(first_day);
    header.u32(0).u32(0).u32(0).u16(name.size()).u16(0).text(name); // sum and sizes are known at its end
    write(header.all());
    deflateReset(&zip_);
    is_open_ = true;
}

void Packing::add(std::string_view text)
{
    waiting_ += text;
    if (waiting_.size() >= piece) pack(Z_NO_FLUSH);
}

void Packing::pack(int how)
{
    auto& file = files_.back();
    auto bytes = reinterpret_cast<Bytef*>(waiting_.data());
    file.sum   = static_cast<std::uint32_t>(crc32(file.sum, bytes, static_cast<uInt>(waiting_.size())));
    file.unpacked += waiting_.size();
    zip_.next_in  = bytes;
    zip_.avail_in = static_cast<uInt>(waiting_.size());
    do {
        zip_.next_out  = reinterpret_cast<Bytef*>(packed_.data());
        zip_.avail_out = static_cast<uInt>(packed_.size());
        if (deflate(&zip_, how) == Z_STREAM_ERROR) throw std::logic_error("a file is packed wrongly");
        auto made = packed_.size() - zip_.avail_out;
        write({packed_.data(), made});
        file.packed += made;
    } while (zip_.avail_out == 0);
    waiting_.clear();
    if (file.unpacked > most || at_ > most) throw std::length_error("a packed file beyond 4 GB");
}

void Packing::end()
{
    pack(Z_FINISH);
    const auto& file = files_.back();
    auto here        = at_;
    out_.seekp(static_cast<std::streamoff>(file.begins + place_of_sum));
    write(Bytes().u32(file.sum).u32(file.packed).u32(file.unpacked).all());
    out_.seekp(static_cast<std::streamoff>(here));
    at_      = here;
    is_open_ = false;
}

void Packing::close()
{
    if (is_open_) end();
    auto begins = at_;
    for (const auto& file : files_) {
        Bytes entry;
        entry.u32(0x02014b50).u16(version).u16(version).u16(in_utf8).u16(deflated).u16(no_date).u16(first_day);
        entry.u32(file.sum).u32(file.packed).u32(file.unpacked).u16(file.name.size()).u16(0).u16(0);
        entry.u16(0).u16(0).u32(0).u32(file.begins).text(file.name);
        write(entry.all());
    }
    auto size = at_ - begins;
    Bytes last;
    last.u32(0x06054b50).u16(0).u16(0).u16(files_.size()).u16(files_.size()).u32(size).u32(begins).u16(0);
    write(last.all());
    out_.close();
    if (out_.fail()) throw DiskFull("cannot write " + path_.filename().string() + ": " + std::strerror(errno));
}

} // namespace exports

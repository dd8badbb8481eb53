#include "http/encoding.hpp"

#include <algorithm>
#include <brotli/encode.h>
#include <stdexcept>
#include <zlib.h>

namespace {

// Whether the list names the coding, without refusing it by q=0.
bool allows(std::string_view accept, std::string_view coding)
{
    for (std::size_t at = 0; (at = accept.find(coding, at)) != std::string_view::npos; at += coding.size()) {
        auto end  = std::min(accept.find(',', at), accept.size());
        auto item = accept.substr(at + coding.size(), end - at - coding.size());
        auto q    = item.find("q=");
        return q == std::string_view::npos || item.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

std::string with_brotli(std::string_view bytes, int effort)
{
    std::string out(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
    auto size            = out.size();
    constexpr int window = 18; // 256 KiB: nothing of ours is larger by much
    if (!BrotliEncoderCompress(effort, window, BROTLI_MODE_TEXT, bytes.size(),
                               reinterpret_cast<const uint8_t*>(bytes.data()), &size,
                               reinterpret_cast<uint8_t*>(out.data())))
        throw std::runtime_error("brotli failed");
    out.resize(size);
    return out;
}

std::string with_gzip(std::string_view bytes, int effort)
{
    z_stream stream{};
    constexpr int gzip_window = 15 + 16; // 15 bits, with gzip's own head
    if (deflateInit2(&stream, effort, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("gzip failed");
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in   = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in  = static_cast<uInt>(bytes.size());
    stream.next_out  = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    auto code        = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (code != Z_STREAM_END) throw std::runtime_error("gzip failed");
    return out;
}

} // namespace

Encoding best_encoding(std::string_view accept)
{
    if (allows(accept, "br")) return Encoding::brotli;
    return allows(accept, "gzip") ? Encoding::gzip : Encoding::identity;
}

std::string_view name_of(Encoding encoding)
{
    constexpr std::string_view names[] = {"identity", "gzip", "br"};
    return names[static_cast<int>(encoding)];
}

std::string compressed(std::string_view bytes, Encoding encoding, int effort)
{
    if (encoding == Encoding::brotli) return with_brotli(bytes, effort);
    if (encoding == Encoding::gzip) return with_gzip(bytes, effort);
    return std::string(bytes);
}

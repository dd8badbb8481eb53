#include "exports/making.hpp"

#include "base/digest.hpp"

#include <fstream>

namespace exports {

// Reading goes along the record once: a larger cache would only hold what nobody asks for again.
constexpr auto small_cache = "pragma cache_size = -8192;";

OwnConnection::OwnConnection(const std::filesystem::path& database) : db_(database, Database::Use::read)
{
    db_.script(small_cache);
    db_.run("begin");
    seq = db_.integer("select max(seq) from event").value_or(0);
}

std::string fingerprint(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::vector<char> piece(64 * 1024);
    Sha256 sum;
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())).gcount() > 0)
        sum.add({piece.data(), static_cast<std::size_t>(in.gcount())});
    return to_hex(sum.digest());
}

} // namespace exports

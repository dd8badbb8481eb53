#include "http/address.hpp"

#include <algorithm>

namespace ip = boost::asio::ip;

Address plain(const Address& address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

std::uint64_t network_of(const Address& address)
{
    auto seen = plain(address);
    if (seen.is_v4()) return seen.to_v4().to_uint();
    auto bytes            = seen.to_v6().to_bytes();
    std::uint64_t network = 0;
    for (int i = 0; i < 8; ++i) network = network << 8 | bytes[i];
    constexpr std::uint64_t apart_from_v4 = std::uint64_t{1} << 63;
    return network | apart_from_v4;
}

bool is_trusted(const Address& address, std::span<const std::string> trusted)
{
    return std::find(trusted.begin(), trusted.end(), address.to_string()) != trusted.end();
}

Address visitor_behind(const Address& peer, std::string_view forwarded_for, std::span<const std::string> trusted)
{
    auto visitor = plain(peer);
    while (!forwarded_for.empty() && is_trusted(visitor, trusted)) {
        auto comma    = forwarded_for.rfind(',');
        auto last     = forwarded_for.substr(comma == std::string_view::npos ? 0 : comma + 1);
        forwarded_for = forwarded_for.substr(0, comma == std::string_view::npos ? 0 : comma);
        last.remove_prefix(std::min(last.find_first_not_of(" \t"), last.size()));
        last = last.substr(0, last.find_last_not_of(" \t") + 1);
        boost::system::error_code failed;
        auto named = ip::make_address(std::string(last), failed);
        if (failed) break;
        visitor = plain(named);
    }
    return visitor;
}

// Who is at the other end. Any thread.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <functional>
#include <span>
#include <string>
#include <string_view>

using Address = boost::asio::ip::address;

// An IPv4 address in IPv6 clothes as what it is.
Address plain(const Address&);

// What limits count by: an IPv4 address, or the /64 of an IPv6 one (a household has one, with all its addresses).
std::uint64_t network_of(const Address&);

// The visitor behind trusted proxies: the last address in X-Forwarded-For that is not one of theirs. A peer that is not
// trusted is the visitor itself, whatever it says.
Address visitor_behind(const Address& peer, std::string_view forwarded_for, std::span<const std::string> trusted);

bool is_trusted(const Address&, std::span<const std::string> trusted);

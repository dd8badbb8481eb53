#include "http/address.hpp"
#include "http/cookies.hpp"
#include "http/encoding.hpp"
#include "http/limits.hpp"
#include "http/origin.hpp"
#include "http/target.hpp"

#include "base/refusal.hpp"

#include <catch2/catch.hpp>

namespace {

Address address(const char* text) { return boost::asio::ip::make_address(text); }

} // namespace

TEST_CASE("limits count an IPv4 address, or the /64 of an IPv6 one")
{
    CHECK(network_of(address("2001:db8:1:2:3::4")) == network_of(address("2001:db8:1:2:ffff::1")));
    CHECK(network_of(address("2001:db8:1:2::1")) != network_of(address("2001:db8:1:3::1")));
    CHECK(network_of(address("::ffff:203.0.113.7")) == network_of(address("203.0.113.7")));
    CHECK(network_of(address("203.0.113.7")) != network_of(address("203.0.113.8")));
}

TEST_CASE("only a trusted proxy is believed, and only as far as the first stranger")
{
    std::vector<std::string> trusted = {"127.0.0.1", "10.0.0.2"};
    auto visitor                     = [&](const char* peer, std::string_view forwarded) {
        return visitor_behind(address(peer), forwarded, trusted).to_string();
    };
    CHECK(visitor("127.0.0.1", "203.0.113.7") == "203.0.113.7");
    CHECK(visitor("127.0.0.1", "198.51.100.1, 203.0.113.7") == "203.0.113.7");
    CHECK(visitor("127.0.0.1", "203.0.113.7, 10.0.0.2") == "203.0.113.7");
    CHECK(visitor("203.0.113.9", "198.51.100.1") == "203.0.113.9");
    CHECK(visitor("127.0.0.1", "") == "127.0.0.1");
    CHECK(visitor("127.0.0.1", "unknown, <svg>") == "127.0.0.1");
    CHECK(visitor("::ffff:127.0.0.1", "2001:db8::1") == "2001:db8::1");
}

TEST_CASE("a bucket gives its burst, then as much as flows in")
{
    Buckets buckets(2, 3);
    Buckets::Time start{};
    for (int i = 0; i < 3; ++i) CHECK_FALSE(buckets.take(7, start));
    CHECK(buckets.take(7, start) == 1);
    CHECK_FALSE(buckets.take(8, start));
    CHECK_FALSE(buckets.take(7, start + std::chrono::milliseconds{500}));
    CHECK(buckets.take(7, start + std::chrono::milliseconds{500}) == 1);
    CHECK_FALSE(buckets.take(7, start + std::chrono::hours{1}));
}

TEST_CASE("the session cookie is bound to its host over https, and has a plain name on http")
{
    CHECK(session_in("a=b; arengo=s1; c=d", false) == "s1");
    CHECK(session_in("arengo=s1", true).empty());
    CHECK(session_in("__Host-arengo=s2; arengo=s1", true) == "s2");
    CHECK(session_in("xarengo=s1;arengox=s2", false).empty());
    auto cookie = set_session("s3", true);
    for (auto part : {"__Host-arengo=s3", "; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"})
        CHECK(cookie.find(part) != std::string::npos);
    CHECK(set_session("", false).find("Max-Age=0") != std::string::npos);
    CHECK(set_session("s3", false).find("Secure") == std::string::npos);
}

TEST_CASE("our own origin is the public address, or the one that was asked")
{
    CHECK(is_own_origin("https://a.example", "whatever", "https://a.example/"));
    CHECK_FALSE(is_own_origin("http://a.example", "a.example", "https://a.example"));
    CHECK_FALSE(is_own_origin("https://a.example.evil", "a.example", "https://a.example"));
    CHECK(is_own_origin("http://192.168.1.5:8080", "192.168.1.5:8080", ""));
    CHECK(is_own_origin("http://192.168.1.5:8080", "192.168.1.5:8080", "http://127.0.0.1:8080"));
    CHECK_FALSE(is_own_origin("http://192.168.1.5", "192.168.1.5:8080", ""));
    CHECK_FALSE(is_own_origin("null", "a", ""));
    CHECK_FALSE(is_own_origin("", "", ""));
}

TEST_CASE("a query is read once for each name")
{
    auto target = read_target("/a%20b?q=caff%C3%A8+nero&x=&y");
    CHECK(target.path == "/a b");
    CHECK(target.query["q"] == "caff\xc3\xa8 nero");
    CHECK(target.query["x"].empty());
    CHECK_THROWS_AS(read_target("/?a=1&a=2"), Refusal);
    CHECK_THROWS_AS(read_target("/?a=%2"), Refusal);
    CHECK_THROWS_AS(read_target("/a%2fb"), Refusal);
}

TEST_CASE("the best encoding is what the visitor takes")
{
    CHECK(best_encoding("gzip, deflate, br, zstd") == Encoding::brotli);
    CHECK(best_encoding("gzip") == Encoding::gzip);
    CHECK(best_encoding("br;q=0.0, gzip;q=0.1") == Encoding::gzip);
    CHECK(best_encoding("") == Encoding::identity);
}

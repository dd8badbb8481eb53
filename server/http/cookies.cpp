#include "http/cookies.hpp"

#include <algorithm>

namespace {

std::string_view name(bool secure) { return secure ? "__Host-arengo" : "arengo"; }

}

bool is_secure(std::string_view public_url) { return public_url.starts_with("https://"); }

std::string_view session_in(std::string_view cookies, bool secure)
{
    while (!cookies.empty()) {
        auto end  = std::min(cookies.find(';'), cookies.size());
        auto pair = cookies.substr(0, end);
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name(secure)) return pair.substr(equals + 1);
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
    }
    return {};
}

std::string set_session(std::string_view session, bool secure)
{
    constexpr std::string_view days_30 = "; Max-Age=2592000"; // a consultation lasts weeks; nobody shall sign in daily
    std::string cookie(name(secure));
    cookie += '=';
    cookie += session;
    cookie += session.empty() ? "; Max-Age=0" : days_30;
    cookie += "; Path=/; HttpOnly; SameSite=Lax";
    if (secure) cookie += "; Secure";
    return cookie;
}

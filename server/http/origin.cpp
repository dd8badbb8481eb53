#include "http/origin.hpp"

#include "base/refusal.hpp"
#include "http/cookies.hpp"

#include <algorithm>

namespace {

// "https://host:port" of an address.
std::string_view origin_of(std::string_view url)
{
    auto slashes = url.find("://");
    if (slashes == std::string_view::npos) return url;
    return url.substr(0, url.find('/', slashes + 3));
}

bool is_json(std::string_view content_type)
{
    constexpr std::string_view json = "application/json";
    auto same                       = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    if (content_type.size() < json.size() || !std::equal(json.begin(), json.end(), content_type.begin(), same))
        return false;
    auto rest = content_type.substr(json.size());
    return rest.empty() || rest.front() == ';' || rest.front() == ' ';
}

} // namespace

bool is_own_origin(std::string_view origin, std::string_view host, std::string_view public_url)
{
    constexpr std::string_view plain = "http://";
    if (!public_url.empty() && origin == origin_of(public_url)) return true;
    // No page of another site can choose our Host. Over https only the operator, on the machine itself, asks plainly.
    auto is_local = host.starts_with("127.0.0.1:") || host.starts_with("localhost:");
    return (is_local || !is_secure(public_url)) && origin.starts_with(plain) && origin.substr(plain.size()) == host;
}

void check_own_page(const RequestHead& head, std::string_view public_url)
{
    if (!is_json(head.value("content-type"))) throw Refusal{Reason::wrong_media_type};
    auto site = head.value("sec-fetch-site");
    auto own  = site.empty() ? is_own_origin(head.value("origin"), head.value("host"), public_url)
                             : site == "same-origin";
    if (!own) throw Refusal{Reason::cross_site};
}

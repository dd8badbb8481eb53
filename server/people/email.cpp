#include "people/email.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <memory>
#include <unicode/bytestream.h>
#include <unicode/idna.h>

namespace people {

namespace {

constexpr std::size_t max_address_bytes = 254, max_local_bytes = 64; // RFC 5321, 4.5.3.1

bool is_atom_char(char c)
{
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || others.find(c) != others.npos;
}

// Atoms between single dots.
bool is_local_part(std::string_view text)
{
    if (text.empty() || text.size() > max_local_bytes || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != text.npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || is_atom_char(c); });
}

bool is_host(std::string_view domain)
{
    if (domain.find('.') == domain.npos || domain.back() == '.') return false;
    return std::all_of(domain.begin(), domain.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
}

// Lower case and in ASCII; empty when it is no domain.
std::string ascii_domain(std::string_view domain)
{
    UErrorCode status      = U_ZERO_ERROR;
    constexpr auto options = UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ
                             | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE;
    static const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(options, status));
    icu::IDNAInfo found;
    std::string ascii;
    icu::StringByteSink<std::string> sink(&ascii);
    idna->nameToASCII_UTF8({domain.data(), static_cast<int32_t>(domain.size())}, sink, found, status);
    return U_FAILURE(status) || found.hasErrors() || !is_host(ascii) ? std::string{} : ascii;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return text;
}

} // namespace

std::optional<EmailAddress> read_email(std::string_view raw)
{
    if (raw.size() > max_address_bytes) return {};
    auto text = clean_text(raw);
    auto at   = text ? text->rfind('@') : std::string::npos;
    if (at == std::string::npos) return {};
    auto local  = text->substr(0, at);
    auto domain = ascii_domain(std::string_view(*text).substr(at + 1));
    if (!is_local_part(local) || domain.empty()) return {};
    EmailAddress address{*text, local + "@" + domain, lower(local) + "@" + domain};
    if (address.mailbox.size() > max_address_bytes) return {};
    return address;
}

} // namespace people

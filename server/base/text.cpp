#include "base/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace {

std::string normalise(const icu::Normalizer2* form, std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    form->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, status);
    return result;
}

bool is_allowed(UChar32 c)
{
    if (c == '\n' || c == '\t') return true;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return false;
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return false; // bidirectional overrides
    return (c & 0xfffe) != 0xfffe;
}

std::string unix_lines(std::string_view text)
{
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            lines += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            lines += '\n';
    }
    return lines;
}

} // namespace

std::optional<std::string> clean_text(std::string_view raw)
{
    auto text  = unix_lines(raw);
    auto bytes = reinterpret_cast<const uint8_t*>(text.data());
    for (int32_t at = 0, end = static_cast<int32_t>(text.size()); at < end;) {
        UChar32 c;
        U8_NEXT(bytes, at, end, c);
        if (c < 0 || !is_allowed(c)) return {};
    }
    UErrorCode status    = U_ZERO_ERROR;
    auto clean           = normalise(icu::Normalizer2::getNFCInstance(status), text);
    constexpr auto blank = " \n\t";
    auto first           = clean.find_first_not_of(blank);
    if (first == std::string::npos) return std::string{};
    return clean.substr(first, clean.find_last_not_of(blank) - first + 1);
}

std::size_t count_chars(std::string_view text)
{
    std::size_t count = 0;
    for (auto c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return count;
}

std::string excerpt(std::string_view text, std::size_t max_chars)
{
    if (count_chars(text) <= max_chars) return std::string(text);
    std::size_t end = 0;
    for (std::size_t chars = 0; chars < max_chars; ++chars) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
    }
    auto space = text.substr(0, end).find_last_of(" \n\t");
    if (space != std::string_view::npos && space > end / 2) end = space;
    return std::string(text.substr(0, end)) + "…";
}

std::string fold(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalise(icu::Normalizer2::getNFKCCasefoldInstance(status), text);
}

std::string fold_plain(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    auto apart        = normalise(icu::Normalizer2::getNFDInstance(status), fold(text));
    auto bytes        = reinterpret_cast<const uint8_t*>(apart.data());
    std::string plain;
    for (int32_t at = 0, end = static_cast<int32_t>(apart.size()); at < end;) {
        auto from = at;
        UChar32 c;
        U8_NEXT(bytes, at, end, c);
        if (c >= 0 && u_getCombiningClass(c) != 0) continue;
        auto blank = c >= 0 && u_isUWhiteSpace(c);
        if (blank && (plain.empty() || plain.back() == ' ')) continue;
        plain += blank ? std::string_view(" ") : std::string_view(apart).substr(from, at - from);
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

#include "plans/source.hpp"

#include "base/refusal.hpp"
#include "plans/convert.hpp"

#include <algorithm>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <string_view>

namespace plans {

namespace {

bool is_utf8(std::string_view text)
{
    for (int32_t at = 0, end = static_cast<int32_t>(text.size()); at < end;) {
        UChar32 c;
        U8_NEXT(text.data(), at, end, c);
        if (c < 0) return false;
    }
    return true;
}

std::string to_utf8(const char* from, std::string_view bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    auto size = ucnv_convert("UTF-8", from, nullptr, 0, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status)) throw Refusal{Reason::conversion_failed};
    std::string text(static_cast<std::size_t>(size), '\0');
    status = U_ZERO_ERROR;
    ucnv_convert("UTF-8", from, text.data(), size, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) throw Refusal{Reason::conversion_failed};
    return text;
}

int line_at(std::string_view text, std::size_t place)
{
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
}

// Formats that are not text all through, by their first bytes: PDF, the Word of before 2007, pictures.
bool is_known_binary(std::string_view bytes)
{
    for (std::string_view mark : {"%PDF-", "\xD0\xCF\x11\xE0", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "{\\rtf"})
        if (bytes.starts_with(mark)) return true;
    return false;
}

std::string decoded(const std::string& bytes)
{
    std::string_view all = bytes;
    if (all.starts_with("\xFF\xFE") || all.starts_with("\xFE\xFF")) return to_utf8("UTF-16", all);
    if (all.starts_with("\xEF\xBB\xBF")) all.remove_prefix(3);
    if (is_utf8(all)) return std::string(all);
    require_text(bytes);
    return to_utf8("windows-1252", all);
}

void require_fits(const std::string& text)
{
    if (text.size() > max_source_bytes) throw Refusal{Reason::text_too_large, {{"max_mib", max_source_bytes >> 20}}};
}

} // namespace

void require_text(const std::string& text)
{
    if (is_known_binary(text)) throw Refusal{Reason::not_text, {{"line", 1}}};
    auto zero = text.find('\0');
    if (zero != std::string::npos) throw Refusal{Reason::not_text, {{"line", line_at(text, zero)}}};
    require_fits(text);
}

std::string text_of_file(const std::string& bytes)
{
    require_fits(bytes);
    auto format = document_format(bytes);
    auto text   = format.empty() ? decoded(bytes) : converted(bytes, format);
    require_text(text);
    return text;
}

} // namespace plans

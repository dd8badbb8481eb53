#include "base/dates.hpp"

#include <map>
#include <memory>
#include <stdexcept>
#include <unicode/datefmt.h>
#include <unicode/timezone.h>

namespace {

// Patterns in ICU's order-free spelling: each language puts the parts where it wants them.
constexpr auto day_parts = "yMMMMd", month_parts = "yMMMM", moment_parts = "yMMMMdHm";

std::string written(std::string_view language, Instant instant, std::string_view zone, const char* parts)
{
    // Making a format takes some 100 µs, and a format is not for two threads at once.
    thread_local std::map<std::string, std::unique_ptr<icu::DateFormat>> formats;
    auto& format = formats[std::string(language) + parts];
    if (!format) {
        UErrorCode status = U_ZERO_ERROR;
        format.reset(
            icu::DateFormat::createInstanceForSkeleton(parts, icu::Locale(std::string(language).c_str()), status));
        if (U_FAILURE(status)) throw std::runtime_error("no dates for " + std::string(language));
    }
    format->adoptTimeZone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(std::string(zone))));
    icu::UnicodeString said;
    std::string text;
    return format->format(static_cast<UDate>(instant.ms), said).toUTF8String(text);
}

} // namespace

std::string say_day(std::string_view language, Instant instant, std::string_view zone)
{
    return written(language, instant, zone, day_parts);
}

std::string say_moment(std::string_view language, Instant instant, std::string_view zone)
{
    return written(language, instant, zone, moment_parts);
}

std::string say_date(std::string_view language, std::string_view date)
{
    constexpr auto anywhere          = "Etc/UTC";
    constexpr std::size_t month_size = 7;
    if (date.size() == month_size)
        return written(language, day_begins(std::string(date) + "-01", anywhere), anywhere, month_parts);
    return written(language, day_begins(date, anywhere), anywhere, day_parts);
}

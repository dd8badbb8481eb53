#include "base/instant.hpp"

#include <array>
#include <cstdio>
#include <date/tz.h>
#include <stdexcept>

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size()) return {};
    int value = 0;
    for (auto c : text.substr(at, count)) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<date::year_month_day> read_day(std::string_view text)
{
    auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
    if (!y || !m || !d || text[4] != '-' || text[7] != '-') return {};
    auto day = date::year{*y} / *m / *d;
    if (!day.ok()) return {};
    return day;
}

date::local_days required_day(std::string_view text)
{
    auto day = text.size() == 10 ? read_day(text) : std::nullopt;
    if (!day) throw std::runtime_error("not a day: " + std::string(text));
    return date::local_days{*day};
}

Instant local_midnight(date::local_days day, std::string_view zone)
{
    using namespace std::chrono;
    auto time = date::locate_zone(std::string(zone))->to_sys(day, date::choose::earliest);
    return {duration_cast<milliseconds>(time.time_since_epoch()).count()};
}

// The offset of an RFC 3339 text that begins at `at`, in minutes; empty when it is not one that ends the text.
std::optional<int> read_offset_minutes(std::string_view text, std::size_t at)
{
    if (at >= text.size()) return {};
    if ((text[at] == 'Z' || text[at] == 'z') && text.size() == at + 1) return 0;
    auto hours = digits(text, at + 1, 2), minutes = digits(text, at + 4, 2);
    if (text.size() != at + 6 || !hours || !minutes || text[at + 3] != ':' || *hours > 23 || *minutes > 59) return {};
    if (text[at] != '+' && text[at] != '-') return {};
    return (text[at] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

} // namespace

std::string to_text(Instant instant)
{
    // Every event, receipt and vote holds one or two: a stream and its locale would cost as much as the hash they go into.
    auto time = date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{instant.ms}};
    auto day  = date::floor<date::days>(time);
    auto ymd  = date::year_month_day{day};
    auto hour = date::hh_mm_ss<std::chrono::milliseconds>{time - day};
    char text[40];
    auto size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int{ymd.year()},
                              unsigned{ymd.month()}, unsigned{ymd.day()}, static_cast<int>(hour.hours().count()),
                              static_cast<int>(hour.minutes().count()), static_cast<int>(hour.seconds().count()),
                              static_cast<int>(hour.subseconds().count()));
    return std::string(text, static_cast<std::size_t>(size));
}

std::optional<Instant> read_instant(std::string_view text)
{
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':') return {};
    auto day  = read_day(text);
    auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return {};
    std::size_t at = 19;
    int ms         = 0;
    if (text[at] == '.') {
        std::size_t places = 0;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++places)
            if (places < 3) ms = ms * 10 + (text[at] - '0');
        if (places == 0 || places > 9) return {};
        for (; places < 3; ++places) ms *= 10;
    }
    auto offset = read_offset_minutes(text, at);
    if (!offset) return {};
    auto days    = date::sys_days{*day}.time_since_epoch().count();
    auto seconds = std::int64_t{days} * 86400 + *hour * 3600 + *minute * 60 + *second - *offset * 60;
    return Instant{seconds * 1000 + ms};
}

Instant day_begins(std::string_view day, std::string_view zone) { return local_midnight(required_day(day), zone); }

Instant day_ends(std::string_view day, std::string_view zone)
{
    return local_midnight(required_day(day) + date::days{1}, zone) - std::chrono::milliseconds{1};
}

std::string day_of(Instant instant, std::string_view zone)
{
    auto time  = date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{instant.ms}};
    auto local = date::locate_zone(std::string(zone))->to_local(time);
    return date::format("%F", date::floor<date::days>(local));
}

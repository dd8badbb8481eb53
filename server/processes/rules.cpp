#include "processes/rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <stdexcept>

namespace processes {

namespace {

Refusal bad(std::string_view field) { return {Reason::bad_value, {{"field", field}}}; }

bool is_slug(std::string_view slug)
{
    auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !slug.empty() && slug.size() <= 80 && std::all_of(slug.begin(), slug.end(), fits);
}

// Text as people may write it: what is stored has been cleaned already.
bool is_clean(const std::string& text) { return clean_text(text) == text; }
bool is_title(const std::string& text) { return !text.empty() && is_clean(text); }

std::string next_month(std::string_view month)
{
    auto year   = std::stoi(std::string(month.substr(0, 4)));
    auto number = std::stoi(std::string(month.substr(5, 2)));
    year += number / 12;
    number      = number % 12 + 1;
    auto digits = std::to_string(number);
    return std::to_string(year) + (digits.size() == 1 ? "-0" : "-") + digits;
}

Instant month_begins(std::string_view month, std::string_view zone)
{
    if (month.size() != 7) throw std::runtime_error("not a month: " + std::string(month));
    return day_begins(std::string(month) + "-01", zone);
}

bool has_window(const NewPhase& phase, std::string_view zone)
try {
    auto window = window_of(phase.starts_on, phase.ends_on, phase.precision, zone);
    return window.starts_at < window.ends_at;
} catch (const std::runtime_error&) {
    return false;
}

bool is_day(std::string_view day, std::string_view zone)
try {
    day_begins(day, zone);
    return true;
} catch (const std::runtime_error&) {
    return false;
}

} // namespace

Window window_of(std::string_view starts_on, std::string_view ends_on, std::string_view precision,
                 std::string_view zone)
{
    if (precision == "day") return {day_begins(starts_on, zone), day_ends(ends_on, zone)};
    if (precision != "month") throw std::runtime_error("not a precision: " + std::string(precision));
    auto starts_at = month_begins(starts_on, zone);
    month_begins(ends_on, zone);
    return {starts_at, month_begins(next_month(ends_on), zone) - std::chrono::milliseconds{1}};
}

std::string_view state_at(const Window& window, Instant now)
{
    return now < window.starts_at ? "planned" : now <= window.ends_at ? "open" : "closed";
}

Instant turns_at(const Window& window, std::string_view state)
{
    if (state == "planned") return window.starts_at;
    return state == "open" ? window.ends_at + std::chrono::milliseconds{1} : never;
}

bool is_safe_link(std::string_view link)
{
    if (link.starts_with("https://") || link.starts_with("http://")) return link.find_first_of(" \"<>\\") == link.npos;
    return link.starts_with("/") && !link.starts_with("//") && link.find_first_of(" \"<>\\") == link.npos;
}

Verdict is_sound(const NewProcess& process)
{
    if (!is_slug(process.slug)) return bad("slug");
    if (!is_title(process.title)) return bad("title");
    if (!is_clean(process.lead)) return bad("lead");
    if (!is_clean(process.place)) return bad("place");
    if (!is_day("2000-01-01", process.time_zone)) return bad("time_zone");
    if (process.email.find('@') == std::string::npos) return bad("email");
    for (const auto& phase : process.phases) {
        if (!is_title(phase.title) || !is_clean(phase.summary)) return bad("phases");
        if (!has_window(phase, process.time_zone)) return bad("starts_on");
    }
    for (const auto& document : process.documents) {
        if (!is_title(document.title)) return bad("documents");
        if (!is_safe_link(document.url)) return bad("url");
        if (!is_day(document.published_on, process.time_zone)) return bad("published_on");
    }
    return granted;
}

} // namespace processes

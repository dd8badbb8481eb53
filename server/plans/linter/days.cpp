// Days that contradict each other or the calendar.
#include "plans/linter/rules.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace plans::linter {

namespace {

constexpr std::size_t reach      = 14;               // words before and after: the sentence that a day stands in
constexpr std::size_t most_days  = 500;              // compared each with each
constexpr int near_days          = 2;                // a slip of the pen
constexpr std::size_t alike_near = 2, alike_far = 4; // words in common that make it one event
constexpr std::size_t most_quoted = 4;

struct Mention {
    Day day;
    std::set<std::string> about;
    std::string words;
};

std::vector<Mention> mentions(const Subject& subject)
{
    std::vector<Mention> all;
    for (std::size_t i = 0; i < subject.passages.size() && all.size() < most_days; ++i) {
        auto text   = text_of(subject.passages[i]);
        auto tokens = tokens_of(text);
        for (const auto& day : days_in(i, tokens)) {
            auto about = stems_around(tokens, day.token, reach);
            all.push_back({day, std::move(about), around(text, day.begin, day.end)});
        }
    }
    return all;
}

bool stand_together(const Day& a, const Day& b)
{
    auto apart = a.token > b.token ? a.token - b.token : b.token - a.token;
    return a.at == b.at && apart <= reach;
}

bool may_be_one(const Mention& a, const Mention& b)
{
    if (a.day.month != b.day.month || a.day.day == b.day.day) return false;
    if (a.day.year && b.day.year && a.day.year != b.day.year) return false;
    auto alike = std::abs(a.day.day - b.day.day) <= near_days ? alike_near : alike_far;
    return common(a.about, b.about) >= alike;
}

using Pair = std::tuple<int, int, int>; // month and two days
Pair pair_of(const Day& a, const Day& b) { return {a.month, std::min(a.day, b.day), std::max(a.day, b.day)}; }

int weekday_of(const std::string& word)
{
    static const std::array<std::set<std::string>, 7> names = {{{"domenica", "sunday", "dimanche"},
                                                                {"lunedi", "monday", "lundi"},
                                                                {"martedi", "tuesday", "mardi"},
                                                                {"mercoledi", "wednesday", "mercredi"},
                                                                {"giovedi", "thursday", "jeudi"},
                                                                {"venerdi", "friday", "vendredi"},
                                                                {"sabato", "saturday", "samedi"}}};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].contains(word)) return static_cast<int>(i);
    return -1;
}

bool is_none(const Day& day, int weekday)
{
    constexpr int leap_year = 2024; // a day without a year may be of one
    using namespace std::chrono;
    year_month_day date{year(day.year ? day.year : leap_year), month(static_cast<unsigned>(day.month)),
                        std::chrono::day(static_cast<unsigned>(day.day))};
    if (!date.ok()) return true;
    return weekday >= 0 && day.year
           && std::chrono::weekday(sys_days(date)).c_encoding() != static_cast<unsigned>(weekday);
}

} // namespace

Found days_that_differ(const Subject& subject)
{
    auto all = mentions(subject);
    std::set<Pair> together; // two days of one meeting, or the ends of a window
    for (std::size_t i = 1; i < all.size(); ++i)
        if (stand_together(all[i - 1].day, all[i].day)) together.insert(pair_of(all[i - 1].day, all[i].day));
    std::map<Pair, std::set<std::size_t>> pairs; // mentions
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t k = i + 1; k < all.size(); ++k) {
            auto pair = pair_of(all[i].day, all[k].day);
            if (may_be_one(all[i], all[k]) && !together.contains(pair)) pairs[pair].insert({i, k});
        }
    Found found;
    for (const auto& [pair, which] : pairs) {
        Finding one{"days_that_differ", {}, {}};
        for (auto i : which) {
            if (one.at.empty() || one.at.back() != all[i].day.at) one.at.push_back(all[i].day.at);
            if (one.words.size() < most_quoted) one.words.push_back(all[i].words);
        }
        found.push_back(std::move(one));
    }
    return found;
}

Found days_that_are_none(const Subject& subject)
{
    Found found;
    for (std::size_t i = 0; i < subject.passages.size(); ++i) {
        auto text   = text_of(subject.passages[i]);
        auto tokens = tokens_of(text);
        for (const auto& day : days_in(i, tokens)) {
            auto weekday = day.token > 0 ? weekday_of(tokens[day.token - 1].word) : -1;
            if (is_none(day, weekday)) found.push_back({"days_that_are_none", {i}, {around(text, day.begin, day.end)}});
        }
    }
    return found;
}

} // namespace plans::linter

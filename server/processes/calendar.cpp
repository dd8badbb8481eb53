// When the phases of a new process are: those of the template, or those of the process that it copies.
#include "processes/setting_up.hpp"

#include "base/words.hpp"

#include <date/date.h>
#include <fmt/format.h>

namespace processes {

namespace {

// A year from the first reading to the approval, as in the plan that the template was taken from. Months from the first.
struct Stage {
    int first_month, last_month;
};
constexpr Stage stages[] = {{0, 1}, {2, 5}, {5, 5}, {7, 7}, {8, 11}};

date::sys_days day_of(std::string_view text)
{
    auto number = [&](std::size_t at, std::size_t chars) { return std::stoi(std::string(text.substr(at, chars))); };
    auto month  = date::year{number(0, 4)} / date::month{static_cast<unsigned>(number(5, 2))};
    if (text.size() == 7) return month / date::day{1};
    return month / date::day{static_cast<unsigned>(number(8, 2))};
}

std::string month_text(date::sys_days day, int months)
{
    date::year_month_day calendar{day};
    auto month = calendar.year() / calendar.month() + date::months{months};
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

std::string day_text(date::sys_days day)
{
    date::year_month_day calendar{day};
    return month_text(day, 0) + fmt::format("-{:02}", static_cast<unsigned>(calendar.day()));
}

int months_between(date::sys_days from, date::sys_days to)
{
    date::year_month_day a{from}, b{to};
    return (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12
           + static_cast<int>(static_cast<unsigned>(b.month())) - static_cast<int>(static_cast<unsigned>(a.month()));
}

} // namespace

std::vector<NewPhase> template_phases(std::string_view starts_on, std::string_view language)
{
    std::vector<NewPhase> phases;
    auto first = day_of(starts_on);
    for (const auto& stage : stages) {
        auto order = static_cast<int>(phases.size()) + 1;
        auto key   = "page.template." + std::to_string(order);
        phases.push_back({say(language, key + ".title"), say(language, key + ".summary"),
                          month_text(first, stage.first_month), month_text(first, stage.last_month), "month", order});
    }
    return phases;
}

std::vector<NewPhase> shifted(const std::vector<NewPhase>& phases, std::string_view starts_on)
{
    if (phases.empty()) return {};
    auto before = day_of(phases.front().starts_on);
    for (const auto& phase : phases) before = std::min(before, day_of(phase.starts_on));
    auto after  = day_of(starts_on);
    auto months = months_between(before, after);
    auto moved  = phases;
    for (auto& phase : moved)
        for (auto day : {&phase.starts_on, &phase.ends_on})
            *day = phase.precision == "month" ? month_text(day_of(*day), months)
                                              : day_text(day_of(*day) + (after - before));
    return moved;
}

} // namespace processes

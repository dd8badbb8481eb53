#include "exports/writing.hpp"

#include "base/words.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <date/tz.h>
#include <unordered_map>

namespace exports {

Output::Output(const std::filesystem::path& path) : path_(path), file_(path, std::ios::binary | std::ios::trunc)
{
    if (!file_) throw DiskFull("cannot write " + path_.filename().string() + ": " + std::strerror(errno));
}

Output& Output::operator<<(std::string_view text)
{
    file_.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file_) throw DiskFull("cannot write " + path_.filename().string() + ": " + std::strerror(errno));
    return *this;
}

void Output::close()
{
    file_.close();
    if (file_.fail()) throw DiskFull("cannot write " + path_.filename().string() + ": " + std::strerror(errno));
}

Parts::Parts(std::filesystem::path file) : path_(std::move(file))
{
    path_ += ".parts";
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
}

Parts::~Parts()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

LocalTime local_time(Instant instant, std::string_view zone)
{
    using std::chrono::milliseconds;
    auto moment = date::sys_time<milliseconds>(milliseconds(instant.ms));
    auto local  = date::make_zoned(date::locate_zone(std::string(zone)), moment).get_local_time();
    auto day    = date::floor<date::days>(local);
    date::year_month_day calendar{day};
    date::hh_mm_ss<milliseconds> clock{local - day};
    return {static_cast<int>(calendar.year()),
            static_cast<int>(static_cast<unsigned>(calendar.month())),
            static_cast<int>(static_cast<unsigned>(calendar.day())),
            static_cast<int>(clock.hours().count()),
            static_cast<int>(clock.minutes().count()),
            static_cast<int>(clock.seconds().count())};
}

std::string heading(std::string_view language, const Column& column)
{
    return say(language, "exports.column." + std::string(column.key));
}

std::string title_of(std::string_view language, const DataSet& set)
{
    return say(language, "exports.set." + std::string(set.name));
}

namespace {

// A column may hold words of several lists: the first that has it tells.
std::string first_said(std::string_view language, std::string_view lists, const std::string& word)
{
    auto end = std::min(lists.find(' '), lists.size());
    try {
        return say(language, std::string(lists.substr(0, end)) + '.' + word);
    } catch (const std::out_of_range&) {
        if (end == lists.size()) throw;
        return first_said(language, lists.substr(end + 1), word);
    }
}

} // namespace

std::string said(std::string_view language, const Column& column, const std::string& text)
{
    if (column.words.empty() || text.empty()) return text;
    // The same few words a hundred thousand times: putting a sentence together takes some 10 µs.
    thread_local std::unordered_map<std::string, std::string> known;
    auto key   = std::string(language) + ' ' + std::string(column.words) + ' ' + text;
    auto found = known.find(key);
    if (found != known.end()) return found->second;
    return known[key] = first_said(language, column.words, text);
}

} // namespace exports

#include "exports/downloads.hpp"

#include "base/refusal.hpp"
#include "exports/routes.hpp"
#include "house.hpp"

#include <mutex>

namespace exports {

namespace {

using namespace std::chrono_literals;

// Whoever comes when so many wait comes again: a queue that no one sees the end of serves nobody.
constexpr int most_asking = 16;

// While votes come in, what takes seconds to make would be made again for each asking. It serves for some times as long:
// so the makings take a fifth of one core at most.
constexpr auto takes_long   = 1s;
constexpr int times_as_long = 4;

constexpr auto lies_unasked = 10min;

struct OnShelf {
    Download newest;
    std::filesystem::path before; // somebody may be about to open it
};

struct Shelf {
    std::mutex mutex;
    std::map<std::string, OnShelf> downloads;
    int asking  = 0;
    bool making = false;
};

Shelf& shelf()
{
    static Shelf the_shelf; // of the program, as its cores are
    return the_shelf;
}

std::string place_of(const Making& making, const std::filesystem::path& folder)
{
    return folder.string() + '\n' + making.export_name + '\n' + making.language;
}

} // namespace

std::filesystem::path downloads_of(const House& house) { return house.folder.path() / "exports" / "downloads"; }

std::optional<Download> kept_download(const Making& making, const std::filesystem::path& folder,
                                      std::int64_t last_taken_away)
{
    std::lock_guard lock(shelf().mutex);
    auto found = shelf().downloads.find(place_of(making, folder));
    if (found == shelf().downloads.end()) return {};
    const auto& kept = found->second.newest;
    auto age         = std::chrono::steady_clock::now() - kept.made_at;
    auto serves      = kept.seq == making.moment.seq || (kept.took > takes_long && age < times_as_long * kept.took);
    if (!serves || kept.made_seq < last_taken_away || !std::filesystem::exists(kept.file)) return {};
    std::filesystem::last_write_time(kept.file, std::filesystem::file_time_type::clock::now()); // it was asked for
    return kept;
}

void keep_download(const Making& making, const std::filesystem::path& folder, const Download& download)
{
    std::lock_guard lock(shelf().mutex);
    auto& place = shelf().downloads[place_of(making, folder)];
    std::error_code ignored;
    std::filesystem::remove(place.before, ignored);
    place.before = place.newest.file;
    place.newest = download;
}

void clear_downloads(const House& house)
{
    std::lock_guard lock(shelf().mutex);
    std::error_code ignored;
    auto now = std::filesystem::file_time_type::clock::now();
    for (const auto& file : std::filesystem::directory_iterator(downloads_of(house), ignored))
        if (auto written = file.last_write_time(ignored); !ignored && now - written > lies_unasked)
            std::filesystem::remove_all(file.path(), ignored);
    std::erase_if(shelf().downloads,
                  [](const auto& kept) { return !std::filesystem::exists(kept.second.newest.file); });
}

Turn::~Turn()
{
    *stop = true;
    if (!waiting_) return;
    std::lock_guard lock(shelf().mutex);
    shelf().asking -= 1;
    if (making_) shelf().making = false;
}

void Turn::waits()
{
    std::lock_guard lock(shelf().mutex);
    if (waiting_) return;
    if (shelf().asking >= most_asking) throw Refusal{Reason::busy};
    shelf().asking += 1;
    waiting_ = true;
}

bool Turn::begins()
{
    std::lock_guard lock(shelf().mutex);
    if (shelf().making) return false;
    return making_ = shelf().making = true;
}

} // namespace exports

#include "exports/other_programs.hpp"

#include "base/another_program.hpp"
#include "base/temporary_folder.hpp"
#include "exports/writing.hpp"

#include <cctype>
#include <unistd.h>

namespace exports {

namespace {

using namespace std::chrono_literals;

// A report of 8,000 proposals, 16 MB, takes chromium some 20 s and 600 MB on a quiet machine; pandoc gives up beyond some
// 2 MB. Half the memory of a small server, and a queue that goes on.
constexpr auto max_time                  = 5min;
constexpr std::uint64_t max_memory_bytes = 768ull << 20;
constexpr std::uint64_t max_file_bytes   = 256ull << 20;

bool is_root() { return ::geteuid() == 0; }

// Debian's `chromium` is a script around this one.
std::optional<std::filesystem::path> chromium()
{
    const std::filesystem::path within = "/usr/lib/chromium/chromium";
    for (auto name : {"chromium", "chromium-browser", "google-chrome"}) {
        auto found = program_named(name);
        if (!found) continue;
        return name == std::string_view("chromium") && std::filesystem::exists(within) ? within : found;
    }
    return std::nullopt;
}

std::string address_of(const std::filesystem::path& page)
{
    constexpr std::string_view plain = "/-_.~", digits = "0123456789ABCDEF";
    std::string address = "file://";
    for (auto c : page.string()) {
        auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) || plain.find(c) != std::string_view::npos)
            address += c;
        else
            address += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return address;
}

void require_made(Ended ended, std::string_view program, const std::filesystem::path& file)
{
    if (ended == Ended::stopped) throw Interrupted();
    auto says = [&](const char* what) { return std::runtime_error(std::string(program) + ' ' + what); };
    if (ended == Ended::not_started) throw says("does not start");
    if (ended == Ended::too_late) throw says("took too long");
    if (ended == Ended::too_large) throw says("took too much memory or disk");
    if (ended != Ended::well || !std::filesystem::exists(file)) throw says("could not do it");
}

AnotherProgram bounded(Scene& scene, std::vector<std::string> words, const std::filesystem::path& home)
{
    auto seconds = std::to_string(scene.making.moment.at.ms / 1000);
    return {.words            = std::move(words),
            .environment      = {"SOURCE_DATE_EPOCH=" + seconds, "TZ=UTC", "LC_ALL=C.UTF-8"},
            .folder           = home,
            .max_time         = max_time,
            .max_memory_bytes = max_memory_bytes,
            .max_file_bytes   = max_file_bytes,
            .should_stop      = scene.making.should_stop};
}

} // namespace

std::optional<std::string_view> lacks(const Format& format)
{
    if (format.needs == "pandoc" && !program_named("pandoc")) return "pandoc";
    if (format.needs != "chromium") return std::nullopt;
    if (!chromium()) return "chromium";
    return is_root() || can_be_shut_in() ? std::nullopt : std::optional<std::string_view>("room_for_chromium");
}

void convert_page(Scene& scene, const std::filesystem::path& page, std::string_view to,
                  const std::filesystem::path& made)
{
    auto pandoc = program_named("pandoc");
    if (!pandoc) throw std::runtime_error("there is no pandoc");
    // Not with --sandbox, which keeps Debian's pandoc from its own templates: the page is ours and names no other file.
    std::vector<std::string> words{pandoc->string(), "+RTS",          "-M512M",   "-RTS",        "--from",     "html",
                                   "--to",           std::string(to), "--output", made.string(), page.string()};
    require_made(run(bounded(scene, std::move(words), made.parent_path())), "pandoc", made);
}

void print_page(Scene& scene, const std::filesystem::path& page, const std::filesystem::path& made)
{
    auto program = chromium();
    if (!program) throw std::runtime_error("there is no chromium");
    // Its profile is new each time, apart from our data, and gone afterwards.
    TemporaryFolder profile;
    std::filesystem::permissions(profile.path(), std::filesystem::perms::owner_all);
    std::vector<std::string> words{program->string(),
                                   "--headless",
                                   "--user-data-dir=" + (profile.path() / "profile").string(),
                                   "--disable-gpu",
                                   "--disable-dev-shm-usage",
                                   "--disable-breakpad",
                                   "--disable-extensions",
                                   "--disable-sync",
                                   "--disable-component-update",
                                   "--disable-background-networking",
                                   "--host-resolver-rules=MAP * ~NOTFOUND",
                                   "--no-first-run",
                                   "--no-pdf-header-footer",
                                   "--print-to-pdf=" + made.string(),
                                   address_of(page)};
    // Root cannot be shut in by chromium. The page is ours, escaped, loads nothing and runs no script, by its own policy.
    if (is_root()) words.insert(words.begin() + 1, "--no-sandbox");
    require_made(run(bounded(scene, std::move(words), profile.path())), "chromium", made);
}

} // namespace exports

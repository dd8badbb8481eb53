// A plan from a text file: what was recognised, what was not, and a draft version unless it is only a rehearsal.
#include "commands/commands.hpp"

#include "base/text.hpp"
#include "base/words.hpp"
#include "house.hpp"
#include "plans/plans.hpp"
#include "store/failure.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace {

std::string contents_of(const std::filesystem::path& path)
{
    constexpr std::uintmax_t max_bytes = 16 * 1024 * 1024; // anything larger is not the text of a plan
    std::error_code failed;
    auto bytes = std::filesystem::file_size(path, failed);
    std::ifstream file(path, std::ios::binary);
    if (failed || !file) throw CannotOpen("cannot read " + path.string());
    if (bytes > max_bytes) throw CannotOpen(path.string() + " is larger than 16 MiB: that is not the text of a plan");
    return {std::istreambuf_iterator<char>(file), {}};
}

void print(const plans::Reading& reading)
{
    constexpr std::size_t max_chars = 72; // with the line's number, a row of a terminal
    const auto& version             = reading.version;
    for (std::size_t level = 0; level < version.levels.size(); ++level) {
        int nodes = 0;
        for (const auto& node : version.nodes) nodes += node.level == static_cast<int>(level) + 1;
        std::cout << nodes << ' ' << version.levels[level] << '\n';
    }
    for (const auto& [line, text, why] : reading.warnings)
        std::cout << "line " << line << ": " << say("en", "import.why." + why) << ": "
                  << excerpt(clean_text(text).value_or("?"), max_chars) << '\n';
    std::cout << version.nodes.size() << " nodes, " << reading.warnings.size() << " warnings\n";
}

} // namespace

int commands::import_plan(const Options& options)
{
    std::filesystem::path path = options.subject;
    auto reading               = plans::read_plan(contents_of(path), options.levels);
    print(reading);
    if (reading.version.nodes.empty()) {
        std::cerr << "arengo: no level of a plan was recognised; nothing was written. Name them with --levels\n";
        return 1;
    }
    if (options.dry_run) return 0;
    if (options.data.empty()) throw CannotOpen("say where to write with --data DIR, or only look with --dry-run");
    Config config;
    config.data = options.data;
    House house(config);
    auto title = clean_text(path.stem().string()).value_or("");
    auto event = plans::import_by_hand(house, title.empty() ? "Plan" : title, reading);
    std::cout << "written as draft version " << event.answer["version"] << " of plan " << event.answer["plan_id"]
              << '\n';
    return 0;
}

#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace {

spdlog::logger& lines()
{
    static const auto logger = [] {
        auto made = spdlog::stderr_logger_mt("arengo");
        made->set_pattern("%v");
        return made;
    }();
    return *logger;
}

} // namespace

void log(Level level, std::string_view what, nlohmann::json fields)
{
    using namespace std::chrono;
    constexpr std::string_view names[] = {"info", "warning", "error"};
    nlohmann::ordered_json line;
    line["at_ms"] = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    line["level"] = names[static_cast<int>(level)];
    line["what"]  = what;
    for (auto& [key, value] : fields.items()) line[key] = value;
    auto text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    lines().info("{}", text);
    if (level == Level::error) lines().flush();
}

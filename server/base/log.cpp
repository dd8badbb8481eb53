#include "base/log.hpp"

#include <cstdio>
#include <mutex>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

namespace {

// Lines on their way to standard error. At a busy vote thousands a second are written in a few pieces; whatever is not
// written yet goes within the second, at once with a warning or an error, and at the end.
class Lines final : public spdlog::sinks::base_sink<std::mutex> {
  public:
    ~Lines() override { write(); }

  private:
    static constexpr std::size_t piece_bytes = 16 * 1024;

    void sink_it_(const spdlog::details::log_msg& line) override
    {
        text_.append(line.payload.data(), line.payload.size()) += '\n';
        if (text_.size() >= piece_bytes) write();
    }
    void flush_() override { write(); }
    void write()
    {
        std::fwrite(text_.data(), 1, text_.size(), stderr);
        std::fflush(stderr);
        text_.clear();
    }

    std::string text_;
};

spdlog::logger& lines()
{
    static const auto logger = [] {
        auto made = std::make_shared<spdlog::logger>("arengo", std::make_shared<Lines>());
        spdlog::register_logger(made);
        spdlog::flush_every(std::chrono::seconds(1));
        return made;
    }();
    return *logger;
}

std::string written(const nlohmann::json& value)
{
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

void log(Level level, std::string_view what, nlohmann::json fields)
{
    using namespace std::chrono;
    constexpr std::string_view names[] = {"info", "warning", "error"};
    // Every write is told: a line is put together without a second copy of what it holds.
    auto at   = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    auto text = "{\"at_ms\":" + std::to_string(at) + ",\"level\":\"" + std::string(names[static_cast<int>(level)])
                + "\",\"what\":" + written(what);
    auto rest = written(fields);
    text += fields.empty() ? "}" : ',' + rest.substr(1);
    lines().info("{}", text);
    if (level != Level::info) lines().flush();
}

// The options of `serve` in a TOML file, by their long names. CLI11 reads a file for the program as a whole, and would
// let it win over the environment; here the command line wins over the environment, and that over the file.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace commands {

// "smtp-url" → "ARENGO_SMTP_URL"
inline std::string environment_name(const std::string& option)
{
    auto name = "ARENGO_" + option;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c == '-' ? '_' : char(std::toupper(static_cast<unsigned char>(c))); });
    return name;
}

struct ServeFile : CLI::ConfigTOML {
    explicit ServeFile(const CLI::App& serve) : serve_(serve) {}

    std::vector<CLI::ConfigItem> from_config(std::istream& in) const override
    {
        auto items = CLI::ConfigTOML::from_config(in);
        std::erase_if(items, [](const auto& item) { return item.name == "++" || item.name == "--"; }); // [sections]
        for (auto& item : items) {
            if (!serve_.get_option_no_throw("--" + item.name))
                throw CLI::ConfigError("The configuration file has \"" + item.name + "\": there is no such option",
                                       CLI::ExitCodes::ConfigError);
            item.parents = {serve_.get_name()};
        }
        std::erase_if(items, [](const auto& item) { return std::getenv(environment_name(item.name).c_str()); });
        return items;
    }

  private:
    const CLI::App& serve_;
};

// Gives the program --config FILE (or ARENGO_CONFIG), which fills what command line and environment leave open.
inline void read_file(CLI::App& app, CLI::App& serve)
{
    auto chosen = std::getenv("ARENGO_CONFIG");
    app.config_formatter(std::make_shared<ServeFile>(serve));
    app.set_config("--config", chosen ? chosen : "",
                   "For serve: a TOML file with any of its options (Env:ARENGO_CONFIG)", chosen != nullptr);
    serve.footer("--config FILE (Env:ARENGO_CONFIG) reads any of these from a TOML file, by their long names.");
    serve.fallthrough(); // so that --config may also stand after the word serve
}

} // namespace commands

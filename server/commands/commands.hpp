// What the command line does: one file for each command. Each returns the exit code; CannotOpen says why it cannot.
#pragma once

#include "config.hpp"
#include "demo/rehearsal.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace commands {

struct Options {
    std::filesystem::path data;
    std::string subject; // the command's first word: an address, a file
    std::string public_url = "http://127.0.0.1:8080";
    std::vector<std::string> levels;
    bool dry_run = false;
    std::string key;                          // of the house, as the reader knows it
    std::string format, out, language = "it"; // of an export
    std::int64_t seq = 0;                     // as of this event; 0: now
};

int serve(Config);
int organiser(const Options&);
int organiser_link(const Options&);
int import_plan(const Options&);
int verify(const Options&);
int export_file(const Options&);
int backup(const Options&);
int restore(const Options&);
int rehearse(const demo::RehearsalPlan&);

} // namespace commands

// Other programs, run as children of ours: without a shell, without our files, sockets and environment, behind us in the
// queue for the processor, and without the network where the machine lets us take it away.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct AnotherProgram {
    std::vector<std::string> words;       // its whole path, and what it is told
    std::vector<std::string> environment; // NAME=value; it gets nothing else of ours
    std::filesystem::path folder;         // where it starts, and what it takes for home and for temporary files
    std::chrono::seconds max_time{};
    std::uint64_t max_memory_bytes    = 0; // resident and its own, of it and its children together
    std::uint64_t max_file_bytes      = 0; // of each file that it writes
    std::function<bool()> should_stop = [] { return false; };
};

enum class Ended { well, badly, too_late, too_large, stopped, not_started };

// Where the program of this name is, in the folders of PATH.
std::optional<std::filesystem::path> program_named(std::string_view name);

// Waits for its end; nothing of it, nor of its children, is left. Any thread but an I/O thread.
Ended run(const AnotherProgram&);

// Whether a program could be shut in by namespaces of its own; browsers without rights ask for it. Asked once.
bool can_be_shut_in();

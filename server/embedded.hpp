// Files that the program carries: made by CMake from schema/, web/dist, the words, the demo world and the
// bundle's second checker.
#pragma once

#include <span>
#include <string_view>

struct EmbeddedFile {
    std::string_view path; // relative to its folder, sorted
    std::string_view bytes;
};

std::span<const EmbeddedFile> embedded_schema();
std::span<const EmbeddedFile> embedded_words();
std::span<const EmbeddedFile> embedded_assets();
std::span<const EmbeddedFile> embedded_demo();
std::span<const EmbeddedFile> embedded_api();
std::span<const EmbeddedFile> embedded_checker();

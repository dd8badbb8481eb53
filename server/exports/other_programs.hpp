// Files that another program makes of ours: pandoc, chromium, where the machine has them.
#pragma once

#include "exports/formats/formats.hpp"

#include <optional>

namespace exports {

// What keeps this server from making a format, as the last word of "exports.lacks.<word>": pandoc, chromium, or
// room_for_chromium (it may not be shut in here, and runs no pages otherwise). Nothing where it can be made.
std::optional<std::string_view> lacks(const Format&);

// A file of ours as Word or OpenDocument; dated by the moment of the scene, so that the same scene gives the same bytes
// as long as pandoc is the same. `to`: docx, odt. What is not finished lies beside `made`.
// Throws Interrupted, or std::runtime_error that says what the program did.
void convert_page(Scene&, const std::filesystem::path& page, std::string_view to, const std::filesystem::path& made);

// A file of ours, printed; the same, as long as chromium and the fonts are.
void print_page(Scene&, const std::filesystem::path& page, const std::filesystem::path& made);

} // namespace exports

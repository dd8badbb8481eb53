// The text in what somebody uploads: a text file as it comes, or a document that another program converts.
#pragma once

#include <cstddef>
#include <string>

namespace plans {

constexpr std::size_t max_source_bytes = 5 * 1024 * 1024; // the largest real plans have some 300 KB of text

// Plain text in UTF-8. Byte order marks are followed; what is not UTF-8 is taken for Windows-1252, as Word writes it.
// DOCX and ODT are converted by pandoc. Refuses: not_text {line} (a binary file, and where that shows), text_too_large
// {max_mib}, no_converter (no pandoc on this machine), conversion_failed. Slow: never on an I/O thread.
std::string text_of_file(const std::string& bytes);

// Refuses: not_text {line}, text_too_large {max_mib}.
void require_text(const std::string&);

} // namespace plans

// Documents to text, by another program: pandoc, where the machine has it.
#pragma once

#include <string>
#include <string_view>

namespace plans {

// "docx" or "odt", told by what is inside; empty when it is neither.
std::string_view document_format(std::string_view bytes);

// The document as Markdown. Refuses: no_converter, conversion_failed. Waits for the program.
std::string converted(const std::string& bytes, std::string_view format);

} // namespace plans

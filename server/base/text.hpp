// What people write: NFC, limits in code points, no control characters. Any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// NFC, line ends as \n, outer white space trimmed. Empty optional when the text is not UTF-8 or holds a control character
// (other than tab and line end) or a bidirectional override, which could make a page read other than it is.
std::optional<std::string> clean_text(std::string_view);

// Code points of UTF-8 text.
std::size_t count_chars(std::string_view);

// The first `max_chars` code points, cut at a white space where one is near, with an ellipsis when something was cut.
std::string excerpt(std::string_view text, std::size_t max_chars);

// For comparing names and addresses: NFKC, case-folded.
std::string fold(std::string_view);

// For finding names whatever way they are typed: accents and other combining marks stripped, case-folded, white space single.
std::string fold_plain(std::string_view);

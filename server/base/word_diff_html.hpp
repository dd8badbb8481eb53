// Words taken out of a text and put in, for pages without scripts. Any thread.
#pragma once

#include <string>
#include <string_view>

// The text with `<del>` around what was taken out and `<ins>` around what was put in; escaped.
std::string word_diff_html(std::string_view before, std::string_view after);

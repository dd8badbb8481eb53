// Markdown as organisers write it, for pages that are read without scripts. Any thread.
#pragma once

#include <string>
#include <string_view>

// HTML that is safe to show: raw HTML and images are left out, links lead to http(s), mail or this house. The highest
// heading that is used is of the second level, under the page's own; the others of the third.
std::string html_of_markdown(std::string_view);

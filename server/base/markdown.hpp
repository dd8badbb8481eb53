// Markdown as organisers write it, for pages that are read without scripts. Any thread.
#pragma once

#include <string>
#include <string_view>

// HTML that is safe to show: raw HTML and images are left out, links lead to http(s), mail or this house. Headings begin at
// the second level, under the page's own.
std::string html_of_markdown(std::string_view);

// What pandoc writes of a document, as the reader of outlines wants it. Pure.
#pragma once

#include <string>
#include <string_view>

namespace plans {

// CommonMark without what a plan's text does not have: raw HTML (the rows of a table become lines, its cells stand between
// bars), pictures (their description stays), links to anything but web pages and mail (their words stay), and the
// backslashes that keep "1." from being a list.
std::string plain_markdown(std::string_view commonmark);

} // namespace plans

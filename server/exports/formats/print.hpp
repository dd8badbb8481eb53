// Pages to print: one HTML file that needs nothing else.
#pragma once

#include "exports/writing.hpp"

namespace exports {

// What stands above and below: title, process, promoters, as of when, how to check it.
void begin_page(Output&, Scene&, const std::string& title);
void end_page(Output&, Scene&);

std::string escaped(std::string_view text);
std::string paragraphs_of(std::string_view text); // <p>…</p> each

// A data set as a table; nothing where it has no rows. `shows`: keys of its columns.
void write_table(Output&, Scene&, const DataSet&, const std::vector<std::string_view>& shows);

} // namespace exports

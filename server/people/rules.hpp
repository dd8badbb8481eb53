// What names and words are accepted. Pure.
#pragma once

#include "base/refusal.hpp"

#include <string_view>

namespace people {

// A name stands in one line, of a page as of a mail.
Verdict fits_one_line(std::string_view field, std::string_view text);

// One of the closed lists; an empty zone is none.
Verdict is_zone_or_empty(std::string_view zone);
Verdict is_language_of_ours(std::string_view language);

} // namespace people

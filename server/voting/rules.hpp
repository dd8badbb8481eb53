// Pure rules of voting: no SQL, no HTTP, no clock.
#pragma once

#include "base/json.hpp"
#include "base/refusal.hpp"
#include "voting/methods/method.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace voting {

// Whether the method has the choice. Refuses: unknown_choice.
Verdict fits(const Method&, std::string_view choice);

// The tally after one person's vote went from `before` to `after` (either may be none). A choice that nobody holds any
// more is not in it.
json recounted(json tally, const std::optional<std::string>& before, const std::optional<std::string>& after);

// How many hold the choice.
int held(const json& tally, std::string_view choice);

// The merge patch from one tally to another: a choice that fell to zero is patched to null.
json tally_patch(const json& before, const json& after);

} // namespace voting

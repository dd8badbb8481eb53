#include "voting/methods/method.hpp"

namespace voting {

namespace {

constexpr std::string_view choices[] = {"support"};

} // namespace

// One may stand behind a proposal, or not: nobody is asked to stand against one.
extern const Method support{"support", choices, "support"};

} // namespace voting

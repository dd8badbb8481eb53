#include "voting/methods/method.hpp"

namespace voting {

namespace {

constexpr std::string_view choices[] = {"agree", "pass", "disagree"};

} // namespace

extern const Method agree_pass_disagree{"agree_pass_disagree", choices, "agree"};

} // namespace voting

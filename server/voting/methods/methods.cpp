#include "voting/methods/method.hpp"

#include <stdexcept>
#include <string>

namespace voting {

extern const Method support, agree_pass_disagree; // each in its own file

namespace {

constexpr const Method* methods[] = {&support, &agree_pass_disagree};

} // namespace

const Method& method_named(std::string_view name)
{
    for (const auto* method : methods)
        if (method->name == name) return *method;
    throw std::out_of_range("no method of voting is called " + std::string(name));
}

} // namespace voting

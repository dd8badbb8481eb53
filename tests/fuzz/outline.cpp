// Any bytes as a plan, with levels named by the organiser and without: a sound tree, and warnings in the order of lines.
#include "plans/outline.hpp"
#include "support/sound_outline.hpp"

#include <cstdint>
#include <cstdlib>
#include <utility>

namespace {

void check(const Outline& outline)
{
    if (!is_sound(outline)) std::abort();
    int line = 1;
    for (const auto& warning : outline.warnings)
        if (warning.line < std::exchange(line, warning.line)) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view text(reinterpret_cast<const char*>(data), size);
    check(read_outline(text));
    check(read_outline(text, {"Asse", "Strategia", "Azione"}));
    return 0;
}

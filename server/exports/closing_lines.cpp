#include "exports/participants.hpp"

#include "base/words.hpp"

#include <algorithm>
#include <unicode/rbnf.h>

namespace exports {

namespace {

// "dodici"
std::string in_words(std::string_view language, std::int64_t number)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(std::string(language).c_str()), status);
    if (U_FAILURE(status)) return std::to_string(number);
    icu::UnicodeString words;
    std::string text;
    return format.format(number, words, status).toUTF8String(text);
}

// "135–146: dodici cittadini privati", and the next number.
std::string counted(std::string_view language, const char* key, std::int64_t& next, std::int64_t count)
{
    auto last    = next + count - 1;
    auto numbers = std::to_string(next) + (count > 1 ? "–" + std::to_string(last) : "");
    auto people  = say(language, key, {{"n", count}, {"in_words", in_words(language, count)}});
    next         = last + 1;
    return numbers + ": " + people;
}

} // namespace

ClosingLines closing_lines(const Participants& all, std::string_view language)
{
    auto named        = std::count_if(all.bodies.begin(), all.bodies.end(), [](const auto& one) { return one.named; });
    auto unnamed      = static_cast<std::int64_t>(all.bodies.size()) - named;
    auto citizens     = all.all_citizens();
    std::int64_t next = named + 1;
    ClosingLines lines;
    if (citizens > 0) lines.citizens = counted(language, "exports.appendix.citizens", next, citizens);
    if (unnamed > 0) lines.unnamed = counted(language, "exports.appendix.unnamed", next, unnamed);
    return lines;
}

} // namespace exports

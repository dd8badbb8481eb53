// Who took part, in the published form: bodies numbered by name, then citizens as a numbered count.
#include "exports/formats/formats.hpp"
#include "exports/formats/print.hpp"
#include "exports/participants.hpp"

#include "base/words.hpp"

#include <algorithm>
#include <memory>
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

void write_appendix(Scene& scene, const std::filesystem::path& path)
{
    auto all = participants(scene.reader, scene.process.process_id, seen_at(scene), scene.making.moment.seq);
    Output file(path);
    begin_page(file, scene, say(scene.language(), "exports.appendix.title"));
    file << "<p>" + escaped(say(scene.language(), "exports.appendix.lead")) + "</p>\n<ol>\n";
    std::int64_t next = 1, unnamed = 0;
    for (const auto& one : all.bodies) {
        if (one.named)
            file << "<li value=\"" + std::to_string(next++) + "\">" + escaped(one.body.name) + "</li>\n";
        else
            ++unnamed;
        scene.row_done();
    }
    file << "</ol>\n";
    if (auto citizens = all.all_citizens(); citizens > 0)
        file << "<p>" + escaped(counted(scene.language(), "exports.appendix.citizens", next, citizens)) + "</p>\n";
    if (unnamed > 0)
        file << "<p>" + escaped(counted(scene.language(), "exports.appendix.unnamed", next, unnamed)) + "</p>\n";
    end_page(file, scene);
    file.close();
}

} // namespace

const Format appendix{"appendix", "html", "text/html; charset=utf-8", Who::anyone, write_appendix};

} // namespace exports

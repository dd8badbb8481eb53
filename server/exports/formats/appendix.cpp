// Who took part, in the published form: bodies numbered by name, then citizens as a numbered count.
#include "exports/formats/formats.hpp"
#include "exports/formats/print.hpp"
#include "exports/participants.hpp"

#include "base/words.hpp"

namespace exports {

namespace {

void write_appendix(Scene& scene, const std::filesystem::path& path)
{
    auto all = participants(scene.reader, scene.process.process_id, seen_at(scene), scene.making.moment.seq);
    Output file(path);
    begin_page(file, scene, say(scene.language(), "exports.appendix.title"));
    file << "<p>" + escaped(say(scene.language(), "exports.appendix.lead")) + "</p>\n<ol>\n";
    std::int64_t number = 0;
    for (const auto& one : all.bodies) {
        if (one.named) file << "<li value=\"" + std::to_string(++number) + "\">" + escaped(one.body.name) + "</li>\n";
        scene.row_done();
    }
    file << "</ol>\n";
    auto lines = closing_lines(all, scene.language());
    for (const auto& line : {lines.citizens, lines.unnamed})
        if (line) file << "<p>" + escaped(*line) + "</p>\n";
    end_page(file, scene);
    file.close();
}

} // namespace

const Format appendix{"appendix", "html", "text/html; charset=utf-8", Who::anyone, write_appendix};

} // namespace exports

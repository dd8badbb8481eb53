#include "exports/formats/print.hpp"

#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/words.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace exports {

namespace {

constexpr auto head_html = R"(<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{{title}} · {{process}}</title>
<style>
@page { size: A4; margin: 20mm 18mm; }
body { font: 11pt/1.5 "Titillium Web", "Segoe UI", Arial, sans-serif; color: #17324d; max-width: 48em; margin: 0 auto; padding: 1em; }
h1 { font-size: 2em; line-height: 1.2; } h2 { font-size: 1.4em; margin-top: 2em; break-after: avoid; } h3 { font-size: 1.1em; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: .9em; } thead { display: table-header-group; }
th, td { text-align: left; vertical-align: top; padding: .3em .5em; border-bottom: 1px solid #c5c7c9; } tr, article, li { break-inside: avoid; }
td.n { text-align: right; font-variant-numeric: tabular-nums; } blockquote { margin: .5em 0; padding-left: 1em; border-left: 3px solid #0066cc; white-space: pre-line; }
p.meta, footer { color: #455b71; font-size: .9em; } footer { border-top: 1px solid #c5c7c9; margin-top: 3em; }
</style>
</head>
<body>
<header>
<p class="meta">{{process}}</p>
<h1>{{title}}</h1>
<p class="meta">{{promoters}}</p>
<p class="meta">{{as_of}}</p>
</header>
)";

constexpr auto foot_html = R"(<footer><p>{{how}}</p><p>{{address}}</p></footer>
</body>
</html>
)";

std::string joined(const std::vector<std::string>& names)
{
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : " · ") + name;
    return all;
}

std::string shown(Scene& scene, const Column& column, const Cell& cell)
{
    if (auto text = std::get_if<std::string>(&cell)) return said(scene.language(), column, *text);
    if (auto number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
    if (auto instant = std::get_if<Instant>(&cell)) return say_day(scene.language(), *instant, scene.process.time_zone);
    if (auto share = std::get_if<double>(&cell)) {
        std::array<char, 16> text{};
        std::snprintf(text.data(), text.size(), "%.0f%%", *share * 100);
        return text.data();
    }
    return {};
}

} // namespace

void begin_page(Output& file, Scene& scene, const std::string& title)
{
    auto at = say_moment(scene.language(), scene.making.moment.at, scene.process.time_zone);
    file << html(head_html, {{"language", scene.language()},
                             {"title", title},
                             {"process", scene.process.title},
                             {"promoters", joined(scene.promoters())},
                             {"as_of", say(scene.language(), "exports.as_of",
                                           {{"at", at}, {"seq", std::to_string(scene.making.moment.seq)}})}});
}

void end_page(Output& file, Scene& scene)
{
    file << html(foot_html, {{"how", say(scene.language(), "exports.how_to_check")},
                             {"address", scene.address("/processes/" + scene.process.slug)}});
}

std::string escaped(std::string_view text) { return html("{{text}}", {{"text", std::string(text)}}); }

std::string paragraphs_of(std::string_view text)
{
    return html("{{#lines}}<p>{{.}}</p>\n{{/lines}}", {{"lines", paragraphs(text)}});
}

void write_table(Output& file, Scene& scene, const DataSet& set, const std::vector<std::string_view>& shows)
{
    auto columns = columns_for(set, scene.making.who);
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (std::find(shows.begin(), shows.end(), columns[i].key) != shows.end()) chosen.push_back(i);
    auto begun = false;
    rows_for(set, scene, [&](const Cells& cells) {
        if (!std::exchange(begun, true)) {
            file << "<table><thead><tr>";
            for (auto i : chosen)
                file << "<th scope=\"col\">" + escaped(heading(scene.language(), columns[i])) + "</th>";
            file << "</tr></thead><tbody>\n";
        }
        file << "<tr>";
        for (auto i : chosen) {
            auto is_number = columns[i].holds == Holds::integer || columns[i].holds == Holds::number;
            file << (is_number ? "<td class=\"n\">" : "<td>") + escaped(shown(scene, columns[i], cells[i])) + "</td>";
        }
        file << "</tr>\n";
    });
    if (begun) file << "</tbody></table>\n";
}

} // namespace exports

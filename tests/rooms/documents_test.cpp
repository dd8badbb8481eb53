// Word and OpenDocument files at the desk: what comes out of them, and what is refused.
#include "base/digest.hpp"
#include "plans/outline.hpp"
#include "plans/plain_markdown.hpp"
#include "plans/plans.hpp"
#include "plans/source.hpp"
#include "support/exports_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

using Catch::Matchers::Contains;

namespace {

const std::string names  = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
                           R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(const std::string& id, const std::string& kind, const std::string& target, const char* more = "")
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + kind + "\" Target=\"" + target + "\" " + more + "/>";
}

std::string relations(const std::string& all)
{
    return R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" + all
           + "</Relationships>";
}

std::string paragraph(const std::string& text, const std::string& style = {})
{
    auto styled = style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
    return "<w:p>" + styled + "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

// As Italian Word writes it. `before`: between the declaration and the document; `parts`: further files.
std::string word_file(const std::string& body, const std::string& before = {},
                      std::map<std::string, std::string> parts = {})
{
    parts["[Content_Types].xml"] =
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
        R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
        R"(<Default Extension="xml" ContentType="application/xml"/></Types>)";
    parts["_rels/.rels"] = relations(relation("rId1", "officeDocument", "word/document.xml"));
    parts["word/styles.xml"] =
        "<w:styles " + names
        + R"(><w:style w:type="paragraph" w:styleId="Titolo1"><w:name w:val="heading 1"/></w:style>)"
          R"(<w:style w:type="paragraph" w:styleId="Titolo2"><w:name w:val="heading 2"/></w:style>)"
          "</w:styles>";
    parts["word/document.xml"] = R"(<?xml version="1.0" encoding="UTF-8"?>)" + before + "<w:document " + names
                                 + "><w:body>" + body + "</w:body></w:document>";
    return repacked(parts);
}

std::string table(const std::vector<std::vector<std::string>>& rows)
{
    std::string made = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"4000\"/><w:gridCol w:w=\"4000\"/></w:tblGrid>";
    for (const auto& row : rows) {
        made += "<w:tr>";
        for (const auto& cell : row) made += "<w:tc>" + cell + "</w:tc>";
        made += "</w:tr>";
    }
    return made + "</w:tbl>";
}

Refusal refusal_of(const std::string& bytes)
{
    try {
        plans::text_of_file(bytes);
    } catch (const Refusal& refusal) {
        return refusal;
    }
    throw std::logic_error("it was not refused");
}

std::string noise(std::size_t size)
{
    std::string bytes(size, '\0');
    std::uint32_t state = 7;
    for (auto& byte : bytes) byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    return bytes;
}

} // namespace

TEST_CASE("a Word document becomes a tree of points, with Word's quotation marks, tables and numbers", "[documents]")
{
    auto file = word_file(paragraph("Tema 1: Abitare “insieme”", "Titolo1")
                          + paragraph("Obiettivo 1.1: L’affitto «giusto»", "Titolo2")
                          + paragraph("Costa 3 * 4 &lt;circa&gt; – cioè a_b [x] &amp; altro…")
                          + table({{paragraph("Azione"), paragraph("Costo")},
                                   {paragraph("Bus") + paragraph("di notte"), paragraph("10 € &amp; più")}}));
    auto read = plans::read_outline_of(
        plans::ReadOutline::read({{"file", to_base64(file)}, {"levels", {"Tema", "Obiettivo"}}}));
    const auto& nodes = read.reading.version.nodes;
    REQUIRE(nodes.size() == 2);
    CHECK(nodes[0].title == "Abitare “insieme”");
    CHECK(nodes[1].title == "L’affitto «giusto»");
    CHECK_THAT(nodes[1].body, Contains("Costa 3 * 4 <circa> – cioè a_b [x] & altro…"));
    CHECK_THAT(nodes[1].body, Contains("Azione | Costo") && Contains("Bus di notte | 10 € & più"));
    CHECK_THAT(read.text, !Contains("<t") && !Contains("[TABLE]") && !Contains("\\"));
}

TEST_CASE("what we write for Word and as OpenDocument, we read again", "[documents]")
{
    HouseUnderTest house;
    auto world = open_consultation(house);
    proposes(house, citizen(house, "Anna"), world, "“Città” e valli");
    for (auto name : {"report_docx", "report_odt"}) {
        INFO(name);
        auto text = plans::text_of_file(exported(house, name, world.process_id));
        CHECK_THAT(text, Contains("“Città” e valli") && Contains("Relazione") && !Contains("<span"));
    }
}

TEST_CASE("a document names no file of ours, no address and no script", "[documents]")
{
    auto linked = [](const std::string& id, const std::string& words) {
        return "<w:p><w:hyperlink r:id=\"" + id + "\"><w:r><w:t>" + words + "</w:t></w:r></w:hyperlink></w:p>";
    };
    auto elsewhere = "TargetMode=\"External\"";
    auto text      = plans::text_of_file(
             word_file(linked("a", "la pagina") + linked("b", "lo script") + linked("c", "il file"), "",
                       {{"word/_rels/document.xml.rels",
                         relations(relation("a", "hyperlink", "https://example.org/x", elsewhere)
                                   + relation("b", "hyperlink", "javascript:alert(1)", elsewhere)
                                   + relation("c", "hyperlink", "file:///etc/passwd", elsewhere)
                                   + relation("d", "attachedTemplate", "http://127.0.0.1:1/t.dotm", elsewhere))}}));
    CHECK_THAT(text, Contains("[la pagina](https://example.org/x)") && Contains("lo script") && Contains("il file"));
    CHECK_THAT(text, !Contains("javascript") && !Contains("passwd") && !Contains("127.0.0.1"));

    auto entity = R"(<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>)";
    CHECK(refusal_of(word_file(paragraph("Tema &x;"), entity)).reason == Reason::conversion_failed);
    std::string laughs = "<!DOCTYPE w [<!ENTITY a0 \"ha\">";
    for (int i = 1; i <= 12; ++i) {
        laughs += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int k = 0; k < 10; ++k) laughs += "&a" + std::to_string(i - 1) + ";";
        laughs += "\">";
    }
    CHECK(refusal_of(word_file(paragraph("&a12;"), laughs + "]>")).reason == Reason::conversion_failed);
}

TEST_CASE("a file that claims to be a document, or holds far more than it weighs, is refused in words", "[documents]")
{
    auto word = word_file(paragraph("Tema 1: Uno"));
    CHECK(refusal_of(word.substr(0, word.size() / 2)).reason == Reason::conversion_failed);
    CHECK(refusal_of("PK\x03\x04 word/document.xml" + noise(10'000)).reason == Reason::conversion_failed);
    CHECK(refusal_of(noise(10'000)).reason == Reason::not_text);
    CHECK(refusal_of(repacked({{"xl/workbook.xml", "<x/>"}})).reason == Reason::not_text);

    auto bomb = word_file(paragraph(std::string(80 << 20, ' ')));
    CHECK(bomb.size() < plans::max_source_bytes);
    auto refused = refusal_of(bomb);
    CHECK(refused.reason == Reason::text_too_large);
    CHECK(refused.details == json{{"max_mib", 5}});
}

TEST_CASE("a document of nearly 5 MB, most of it a picture, is read", "[documents]")
{
    auto file = word_file(paragraph("Tema 1: Uno", "Titolo1"), "", {{"word/media/image1.png", noise(4'900'000)}});
    CHECK(file.size() > 4'900'000);
    CHECK_THAT(plans::text_of_file(file), Contains("Tema 1: Uno"));
}

TEST_CASE("where pandoc is missing a document is refused in words, and a text is not", "[documents]")
{
    TemporaryFolder nothing;
    std::string before = std::getenv("PATH");
    auto word          = word_file(paragraph("Tema 1: Uno"));
    ::setenv("PATH", nothing.path().c_str(), 1);
    auto reason = refusal_of(word).reason;
    auto text   = plans::text_of_file("Tema 1: Uno");
    ::setenv("PATH", before.c_str(), 1);
    CHECK(reason == Reason::no_converter);
    CHECK(text == "Tema 1: Uno");
}

TEST_CASE("of a converter's Markdown the words are kept, and not the markup that a plan does not have", "[documents]")
{
    using plans::plain_markdown;
    CHECK(plain_markdown("1\\. a \\[x\\] &amp; b") == "1. a [x] & b");
    CHECK(plain_markdown("![una foto](media/i.png \"t\") e [pagina](https://e.org/a_(b) \"x\")")
          == "una foto e [pagina](https://e.org/a_(b))");
    CHECK(plain_markdown("<https://e.org> <span id=\"a\"></span>**b**") == "https://e.org **b**");
    CHECK(plain_markdown("[[a](javascript:x)](https://e.org)") == "[a](https://e.org)");
    CHECK(plain_markdown("[mai chiusa\n\n<mai chiuso") == "mai chiusa\n\n<mai chiuso");
}

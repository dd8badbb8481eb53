#include "exports/spreadsheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <date/date.h>

namespace exports {

namespace {

constexpr auto declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                             "\n";
constexpr auto main_names  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr auto office      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr auto package     = "http://schemas.openxmlformats.org/package/2006/";
constexpr auto types       = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

// 0: as it comes, 1: bold, 2: an hour, 3: a share.
constexpr auto styles = R"(<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/>)"
                        R"(<numFmt numFmtId="165" formatCode="0.0%"/></numFmts>)"
                        R"(<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>)"
                        R"(<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)"
                        R"(<fills count="2"><fill><patternFill patternType="none"/></fill>)"
                        R"(<fill><patternFill patternType="gray125"/></fill></fills>)"
                        R"(<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>)"
                        R"(<cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/>)"
                        R"(<xf xfId="0" numFmtId="164" applyNumberFormat="1"/>)"
                        R"(<xf xfId="0" numFmtId="165" applyNumberFormat="1"/></cellXfs>)";

bool is_escape(std::string_view text) // _x0041_ in a text would be read as the letter A. Source: ECMA-376, 22.4.2.4
{
    constexpr std::size_t length = 7;
    if (text.size() < length || text[1] != 'x' || text[6] != '_') return false;
    return std::all_of(text.begin() + 2, text.begin() + 6, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

void add_escaped(std::string& to, std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = text[i];
        if (c == '&')
            to += "&amp;";
        else if (c == '<')
            to += "&lt;";
        else if (c == '>')
            to += "&gt;";
        else if (c == '"')
            to += "&quot;";
        else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
            to.append("_x00").append(1, digits[static_cast<std::size_t>(c) >> 4]).append(1, digits[c & 15]).append("_");
        else if (c == '_' && is_escape(text.substr(i)))
            to += "_x005F_";
        else if (text.substr(i).starts_with("\xEF\xBF\xBE") || text.substr(i).starts_with("\xEF\xBF\xBF"))
            i += 2; // no characters in XML
        else
            to += c;
    }
}

std::string escaped(std::string_view text)
{
    std::string made;
    add_escaped(made, text);
    return made;
}

template <class Number> std::string_view digits_of(Number number, std::array<char, 32>& room)
{
    auto end = std::to_chars(room.data(), room.data() + room.size(), number).ptr;
    return {room.data(), static_cast<std::size_t>(end - room.data())};
}

// Days since the end of 1899, as spreadsheets count them.
double days_of(const LocalTime& t)
{
    constexpr int before_1970 = 25569, seconds_of_day = 86400;
    auto day     = date::sys_days(date::year{t.year} / date::month{static_cast<unsigned>(t.month)}
                                  / date::day{static_cast<unsigned>(t.day)});
    auto seconds = t.hour * 3600 + t.minute * 60 + t.second;
    return day.time_since_epoch().count() + before_1970 + static_cast<double>(seconds) / seconds_of_day;
}

} // namespace

Spreadsheet::Spreadsheet(const std::filesystem::path& path, std::string title, Instant created)
    : file_(path), title_(std::move(title)), created_(to_text(Instant{created.ms / 1000 * 1000}))
{}

std::string Spreadsheet::column_name(std::size_t column)
{
    constexpr std::size_t letters = 26;
    std::string name(1, static_cast<char>('A' + column % letters));
    return column < letters ? name : column_name(column / letters - 1) + name;
}

void Spreadsheet::begin_sheet(const std::string& name, const std::vector<std::pair<std::string, Width>>& headings)
{
    if (!sheets_.empty()) end_sheet();
    sheets_.push_back(name);
    file_.begin("xl/worksheets/sheet" + std::to_string(sheets_.size()) + ".xml");
    std::string head = declaration;
    head += std::string("<worksheet xmlns=\"") + main_names + "\"><sheetViews><sheetView workbookViewId=\"0\">"
            + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            + "</sheetView></sheetViews><cols>";
    column_names_.clear();
    for (const auto& [text, width] : headings) {
        column_names_.push_back(column_name(column_names_.size()));
        auto at = std::to_string(column_names_.size());
        head += "<col min=\"" + at + "\" max=\"" + at + "\" width=\"" + (width == Width::wide ? "28" : "16")
                + "\" customWidth=\"1\"/>";
    }
    file_.add(head + "</cols><sheetData>");
    row_ = 0;
    begin_row();
    for (const auto& [text, width] : headings) add(text, true);
    end_row();
}

void Spreadsheet::begin_row()
{
    row_name_ = std::to_string(++row_);
    column_   = 0;
    line_     = "<row r=\"" + row_name_ + "\">";
}

void Spreadsheet::begin_cell(std::string_view attributes)
{
    line_.append("<c r=\"").append(column_names_.at(column_++)).append(row_name_).append("\"");
    line_.append(attributes).append(">");
}

void Spreadsheet::add(std::string_view text, bool bold)
{
    begin_cell(bold ? R"( t="inlineStr" s="1")" : R"( t="inlineStr")");
    line_ += "<is><t xml:space=\"preserve\">";
    add_escaped(line_, text);
    line_ += "</t></is></c>";
}

void Spreadsheet::add_plain(std::string_view attributes, std::string_view value)
{
    begin_cell(attributes);
    line_.append("<v>").append(value).append("</v></c>");
}

void Spreadsheet::add(std::int64_t number)
{
    std::array<char, 32> room;
    add_plain("", digits_of(number, room));
}

void Spreadsheet::add_share(double share)
{
    std::array<char, 32> room;
    add_plain(R"( s="3")", digits_of(share, room));
}

void Spreadsheet::add_hour(const LocalTime& hour)
{
    std::array<char, 32> room;
    add_plain(R"( s="2")", digits_of(days_of(hour), room));
}

void Spreadsheet::add(bool flag) { add_plain(R"( t="b")", flag ? "1" : "0"); }

void Spreadsheet::end_row()
{
    line_ += "</row>";
    file_.add(line_);
}

void Spreadsheet::end_sheet() { file_.add("</sheetData></worksheet>"); }

void Spreadsheet::add_part(const std::string& name, const std::string& xml)
{
    file_.begin(name);
    file_.add(declaration + xml);
}

void Spreadsheet::close()
{
    if (!sheets_.empty()) end_sheet();
    std::string list, links, kinds;
    for (std::size_t i = 1; i <= sheets_.size(); ++i) {
        auto id   = std::to_string(i);
        auto file = "worksheets/sheet" + id + ".xml";
        list += "<sheet name=\"" + escaped(sheets_[i - 1]) + "\" sheetId=\"" + id + "\" r:id=\"rId" + id + "\"/>";
        links += "<Relationship Id=\"rId" + id + "\" Type=\"" + office + "/worksheet\" Target=\"" + file + "\"/>";
        kinds += "<Override PartName=\"/xl/" + file + "\" ContentType=\"" + types + "worksheet+xml\"/>";
    }
    auto relations = std::string("<Relationships xmlns=\"") + package + "relationships\">";
    add_part("xl/workbook.xml", std::string("<workbook xmlns=\"") + main_names + "\" xmlns:r=\"" + office
                                    + "\"><sheets>" + list + "</sheets></workbook>");
    add_part("xl/_rels/workbook.xml.rels", relations + links + "<Relationship Id=\"rId0\" Type=\"" + office
                                               + "/styles\" Target=\"styles.xml\"/></Relationships>");
    add_part("xl/styles.xml", std::string("<styleSheet xmlns=\"") + main_names + "\">" + styles + "</styleSheet>");
    add_part("docProps/core.xml", std::string("<cp:coreProperties xmlns:cp=\"") + package
                                      + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                                        "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                                        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
                                      + escaped(title_) + "</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">"
                                      + created_ + "</dcterms:created></cp:coreProperties>");
    add_part("_rels/.rels", relations + "<Relationship Id=\"rId1\" Type=\"" + office
                                + "/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\""
                                + package + "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                                + "</Relationships>");
    add_part("[Content_Types].xml",
             std::string("<Types xmlns=\"") + package + "content-types\"><Default Extension=\"rels\" ContentType=\""
                 + "application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
                   "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                 + types + "sheet.main+xml\"/>" + kinds + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + types
                 + "styles+xml\"/><Override PartName=\"/docProps/core.xml\" "
                   "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
    file_.close();
}

} // namespace exports

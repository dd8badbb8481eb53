// Comma-separated values as Italian spreadsheets open them: UTF-8 with its mark, semicolons, decimal commas, their dates.
// Source: RFC 4180, but for the semicolon.
#include "exports/formats/formats.hpp"
#include "exports/rules.hpp"
#include "exports/writing.hpp"
#include "exports/zip.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace exports {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string in_quotes(const std::string& text)
{
    if (text.find_first_of(";\"\n\r") == std::string::npos) return text;
    std::string field = "\"";
    for (auto c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + '"';
}

std::string written(double value, Dialect dialect)
{
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.4f", value);
    std::string text(digits.data());
    if (dialect == Dialect::for_people) std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string written(Instant instant, const Scene& scene, Dialect dialect)
{
    if (dialect == Dialect::for_programs) return to_text(instant);
    auto t = local_time(instant, scene.process.time_zone);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%02d/%02d/%04d %02d:%02d:%02d", t.day, t.month, t.year, t.hour, t.minute,
                  t.second);
    return text.data();
}

std::string field(const Scene& scene, const Column& column, const Cell& cell, Dialect dialect)
{
    if (auto text = std::get_if<std::string>(&cell)) {
        auto words = dialect == Dialect::for_people ? said(scene.language(), column, *text) : *text;
        return in_quotes(without_formula(words));
    }
    if (auto value = std::get_if<std::int64_t>(&cell)) return std::to_string(*value);
    if (auto value = std::get_if<double>(&cell)) return written(*value, dialect);
    if (auto value = std::get_if<Instant>(&cell)) return written(*value, scene, dialect);
    if (auto value = std::get_if<bool>(&cell)) {
        static const Column flag{"", Holds::flag, "exports.flag"};
        auto word = std::string(*value ? "true" : "false");
        return dialect == Dialect::for_people ? said(scene.language(), flag, word) : word;
    }
    return {};
}

// Everybody's tables in one packed file.
void write_tables(Scene& scene, const std::filesystem::path& file)
{
    Parts folder(file);
    ZipWriter zip(file);
    for (auto set : data_sets_for(scene.making.who)) {
        auto name = std::string(set->name) + ".csv";
        write_csv(scene, *set, Dialect::for_people, folder.path() / name);
        zip.add_file(name, folder.path() / name);
    }
    zip.close();
}

} // namespace

void write_csv(Scene& scene, const DataSet& set, Dialect dialect, const std::filesystem::path& path)
{
    Output file(path);
    auto columns = columns_for(set, scene.making.who);
    file << byte_order_mark;
    std::string line;
    for (const auto& column : columns) {
        auto name = dialect == Dialect::for_people ? heading(scene.language(), column) : std::string(column.key);
        line += (line.empty() ? "" : ";") + in_quotes(name);
    }
    file << line + "\r\n";
    rows_for(set, scene, [&](const Cells& cells) {
        line.clear();
        for (std::size_t i = 0; i < cells.size(); ++i)
            line += (i == 0 ? "" : ";") + field(scene, columns[i], cells[i], dialect);
        file << line + "\r\n";
    });
    file.close();
}

const Format tables{"tables", "zip", "application/zip", Who::desk, write_tables};

} // namespace exports

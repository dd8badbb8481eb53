// A spreadsheet (Office Open XML) written row by row, straight into its packed file: a hundred thousand rows need no more
// memory than one. Texts are texts: nothing in it is a formula. Source: ECMA-376, part 1, 18.3.
#pragma once

#include "exports/packing.hpp"

namespace exports {

class Spreadsheet {
  public:
    // Throws DiskFull, like everything here that writes.
    Spreadsheet(const std::filesystem::path&, std::string title, Instant created);

    static constexpr std::int64_t most_rows = 1'048'576; // of one sheet

    enum class Width { wide, narrow };
    void begin_sheet(const std::string& name, const std::vector<std::pair<std::string, Width>>& headings);
    std::int64_t rows() const { return row_; } // of the sheet, with that of the headings

    // From left to right; what is left out is empty.
    void begin_row();
    void leave_empty() { ++column_; }
    void add(std::string_view text, bool bold = false);
    void add(std::int64_t number);
    void add_share(double);
    void add_hour(const LocalTime&);
    void add(bool);
    void end_row();

    void close();

  private:
    void end_sheet();
    void begin_cell(std::string_view attributes);
    void add_plain(std::string_view attributes, std::string_view value);
    void add_part(const std::string& name, const std::string& xml);
    std::string column_name(std::size_t column);

    Packing file_;
    std::string title_, created_;
    std::vector<std::string> sheets_, column_names_;
    std::string line_, row_name_;
    std::int64_t row_   = 0;
    std::size_t column_ = 0;
};

} // namespace exports

// Spreadsheets: a sheet for each data set, row by row to the disk; all of them for the desk, and the proposals for anyone.
#include "exports/formats/formats.hpp"
#include "exports/rules.hpp"
#include "exports/spreadsheet.hpp"

#include "base/text.hpp"

namespace exports {

namespace {

// Limits of Excel's. Source: its published specifications.
constexpr std::size_t max_cell_chars = 32'767;
constexpr std::size_t max_name_chars = 31;

class Book {
  public:
    Book(Scene& scene, const std::filesystem::path& file)
        : scene_(scene), sheet_(file, scene.process.title, scene.making.moment.at)
    {}

    void add(const DataSet& set)
    {
        columns_ = columns_for(set, scene_.making.who);
        part_    = 0;
        begin_sheet(set);
        rows_for(set, scene_, [&](const Cells& cells) {
            if (sheet_.rows() == Spreadsheet::most_rows) begin_sheet(set);
            write(cells);
        });
    }

    void close() { sheet_.close(); }

  private:
    // A sheet that is full goes on on another: "Registro 2".
    void begin_sheet(const DataSet& set)
    {
        auto name = title_of(scene_.language(), set).substr(0, max_name_chars - 3);
        if (++part_ > 1) name += ' ' + std::to_string(part_);
        std::vector<std::pair<std::string, Spreadsheet::Width>> headings;
        for (const auto& column : columns_)
            headings.emplace_back(heading(scene_.language(), column),
                                  column.holds == Holds::text ? Spreadsheet::Width::wide : Spreadsheet::Width::narrow);
        sheet_.begin_sheet(name, headings);
    }

    void write(const Cells& cells)
    {
        sheet_.begin_row();
        for (std::size_t i = 0; i < cells.size(); ++i) write(columns_[i], cells[i]);
        sheet_.end_row();
    }

    void write(const Column& column, const Cell& cell)
    {
        if (auto text = std::get_if<std::string>(&cell))
            write_text(column, *text);
        else if (auto integer = std::get_if<std::int64_t>(&cell))
            sheet_.add(*integer);
        else if (auto share = std::get_if<double>(&cell))
            sheet_.add_share(*share);
        else if (auto instant = std::get_if<Instant>(&cell))
            sheet_.add_hour(local_time(*instant, scene_.process.time_zone));
        else if (auto flag = std::get_if<bool>(&cell))
            sheet_.add(*flag);
        else
            sheet_.leave_empty();
    }

    void write_text(const Column& column, const std::string& text)
    {
        if (text.empty()) return sheet_.leave_empty();
        auto guarded = without_formula(said(scene_.language(), column, text));
        if (guarded.size() > max_cell_chars) guarded = excerpt(guarded, max_cell_chars / 2);
        sheet_.add(std::string_view(guarded));
    }

    Scene& scene_;
    Spreadsheet sheet_;
    std::vector<Column> columns_;
    int part_ = 0;
};

void write_workbook(Scene& scene, const std::filesystem::path& file)
{
    Book book(scene, file);
    for (auto set : data_sets_for(scene.making.who)) book.add(*set);
    book.close();
}

void write_proposals(Scene& scene, const std::filesystem::path& file)
{
    Book book(scene, file);
    for (auto set : data_sets_for(scene.making.who))
        if (set->name == "proposals") book.add(*set);
    book.close();
}

constexpr auto spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

} // namespace

const Format workbook{"workbook", "xlsx", spreadsheet, Who::desk, write_workbook};
const Format proposals_sheet{"proposals", "xlsx", spreadsheet, Who::anyone, write_proposals};

} // namespace exports

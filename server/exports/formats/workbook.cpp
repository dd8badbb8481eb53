// Spreadsheets: a sheet for each data set, row by row to the disk; all of them for the desk, and the proposals for anyone.
// Texts are texts: nothing in them is a formula.
#include "exports/formats/formats.hpp"
#include "exports/rules.hpp"
#include "exports/writing.hpp"

#include "base/text.hpp"
#include "base/words.hpp"

#include <xlsxwriter.h>

namespace exports {

namespace {

// Limits of the format itself. Source: ECMA-376, and Excel's published limits.
constexpr lxw_row_t last_row         = 1'048'575;
constexpr std::size_t max_cell_chars = 32'767;
constexpr std::size_t max_name_chars = 31;

void require(lxw_error code)
{
    if (code != LXW_NO_ERROR) throw DiskFull(std::string("cannot write the spreadsheet: ") + lxw_strerror(code));
}

class Book {
  public:
    Book(Scene& scene, const std::filesystem::path& file) : scene_(scene), folder_(file.parent_path().string())
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir          = folder_.data();
        book_                   = workbook_new_opt(file.c_str(), &options);
        if (!book_) throw DiskFull("cannot write the spreadsheet");
        lxw_doc_properties properties{};
        auto title         = scene.process.title;
        properties.title   = title.data();
        properties.created = static_cast<time_t>(scene.making.moment.at.ms / 1000); // otherwise the hour of the writing
        workbook_set_properties(book_, &properties);
        bold_ = workbook_add_format(book_);
        format_set_bold(bold_);
        hour_ = workbook_add_format(book_);
        format_set_num_format(hour_, "dd/mm/yyyy hh:mm");
        share_ = workbook_add_format(book_);
        format_set_num_format(share_, "0.0%");
    }
    ~Book()
    {
        if (book_) workbook_close(book_);
    }
    Book(const Book&) = delete;

    void add(const DataSet& set)
    {
        columns_ = columns_for(set, scene_.making.who);
        part_    = 0;
        begin_sheet(set);
        rows_for(set, scene_, [&](const Cells& cells) {
            if (row_ > last_row) begin_sheet(set);
            write(cells);
        });
    }

    void close() { require(workbook_close(std::exchange(book_, nullptr))); }

  private:
    // A sheet that is full goes on on another: "Registro 2".
    void begin_sheet(const DataSet& set)
    {
        auto name = title_of(scene_.language(), set).substr(0, max_name_chars - 3);
        if (++part_ > 1) name += ' ' + std::to_string(part_);
        sheet_ = workbook_add_worksheet(book_, name.c_str());
        if (!sheet_) throw std::logic_error("a sheet cannot be called " + name);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto at               = static_cast<lxw_col_t>(i);
            auto is_wordy         = columns_[i].holds == Holds::text;
            constexpr double wide = 28, narrow = 16; // characters
            worksheet_set_column(sheet_, at, at, is_wordy ? wide : narrow, nullptr);
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto text = heading(scene_.language(), columns_[i]);
            require(worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(i), text.c_str(), bold_));
        }
        worksheet_freeze_panes(sheet_, 1, 0);
        row_ = 1;
    }

    void write(const Cells& cells)
    {
        for (std::size_t i = 0; i < cells.size(); ++i) write(static_cast<lxw_col_t>(i), columns_[i], cells[i]);
        ++row_;
    }

    void write(lxw_col_t at, const Column& column, const Cell& cell)
    {
        if (auto text = std::get_if<std::string>(&cell)) {
            if (text->empty()) return;
            auto guarded = without_formula(said(scene_.language(), column, *text));
            if (guarded.size() > max_cell_chars) guarded = excerpt(guarded, max_cell_chars / 2);
            require(worksheet_write_string(sheet_, row_, at, guarded.c_str(), nullptr));
        } else if (auto integer = std::get_if<std::int64_t>(&cell)) {
            require(worksheet_write_number(sheet_, row_, at, static_cast<double>(*integer), nullptr));
        } else if (auto share = std::get_if<double>(&cell)) {
            require(worksheet_write_number(sheet_, row_, at, *share, share_));
        } else if (auto instant = std::get_if<Instant>(&cell)) {
            auto t = local_time(*instant, scene_.process.time_zone);
            lxw_datetime hour{t.year, t.month, t.day, t.hour, t.minute, static_cast<double>(t.second)};
            require(worksheet_write_datetime(sheet_, row_, at, &hour, hour_));
        } else if (auto flag = std::get_if<bool>(&cell)) {
            require(worksheet_write_boolean(sheet_, row_, at, *flag, nullptr));
        }
    }

    Scene& scene_;
    std::string folder_; // where what is not yet packed lies: beside the file, on the same disk
    lxw_workbook* book_   = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format *bold_ = nullptr, *hour_ = nullptr, *share_ = nullptr;
    std::vector<Column> columns_;
    lxw_row_t row_ = 0;
    int part_      = 0;
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

// The report for word processors, through pandoc.
#include "exports/other_programs.hpp"
#include "exports/writing.hpp"
#include "exports/zip.hpp"

namespace exports {

namespace {

void write_with_pandoc(Scene& scene, const std::filesystem::path& file, std::string_view to)
{
    Parts parts(std::filesystem::absolute(file));
    auto page = parts.path() / "report.html", made = parts.path() / "made";
    report.write(scene, page);
    convert_page(scene, page, to, made);
    take_dates_away(made); // pandoc dates what is in an ODT by its own clock
    std::filesystem::rename(made, file);
}

void write_docx(Scene& scene, const std::filesystem::path& file) { write_with_pandoc(scene, file, "docx"); }
void write_odt(Scene& scene, const std::filesystem::path& file) { write_with_pandoc(scene, file, "odt"); }

} // namespace

const Format report_docx{
    "report_docx", "docx",     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Who::anyone,   write_docx, {},
    "pandoc"};
const Format report_odt{"report_odt", "odt",   "application/vnd.oasis.opendocument.text", Who::anyone, write_odt,
                        {},           "pandoc"};

} // namespace exports

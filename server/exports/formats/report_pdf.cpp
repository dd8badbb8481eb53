// The report printed, through chromium.
#include "exports/other_programs.hpp"
#include "exports/writing.hpp"

#include <array>
#include <cstdio>
#include <fstream>

namespace exports {

namespace {

// Chromium writes the hour of the printing into the file, twice, near its beginning, and nothing else of the kind: with the
// hour of the moment in its place the same page gives the same bytes. Source: ISO 32000-1, 7.9.4 and 14.3.3.
void date_by_moment(const std::filesystem::path& file, Instant moment)
{
    constexpr std::size_t beginning = 4096;
    auto t                          = local_time(moment, "UTC");
    std::array<char, 32> date{};
    std::snprintf(date.data(), date.size(), "(D:%04d%02d%02d%02d%02d%02d+00'00')", t.year, t.month, t.day, t.hour,
                  t.minute, t.second);
    std::fstream pdf(file, std::ios::in | std::ios::out | std::ios::binary);
    std::string head(beginning, '\0');
    pdf.read(head.data(), static_cast<std::streamsize>(head.size()));
    pdf.clear();
    for (std::string_view name : {"/CreationDate ", "/ModDate "}) {
        auto found = head.find(name);
        if (found == std::string::npos || head.compare(found + name.size(), 3, "(D:") != 0)
            throw std::runtime_error("chromium writes no " + std::string(name));
        pdf.seekp(static_cast<std::streamoff>(found + name.size()));
        pdf << date.data();
    }
    pdf.close();
    if (pdf.fail()) throw DiskFull("cannot write " + file.filename().string());
}

void write_pdf(Scene& scene, const std::filesystem::path& file)
{
    Parts parts(std::filesystem::absolute(file));
    auto page = parts.path() / "report.html", made = parts.path() / "made.pdf";
    report.write(scene, page);
    print_page(scene, page, made);
    date_by_moment(made, scene.making.moment.at);
    std::filesystem::rename(made, file);
}

} // namespace

const Format report_pdf{"report_pdf", "pdf", "application/pdf", Who::anyone, write_pdf, {}, "chromium"};

} // namespace exports

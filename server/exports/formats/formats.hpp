// The catalogue: what can be had, and in which form. Each is one file of this folder and one line of formats.cpp.
#pragma once

#include "exports/scene.hpp"

#include <filesystem>

namespace exports {

struct Format {
    std::string_view name; // "workbook"; people read "exports.<name>.title" and "exports.<name>.says"
    std::string_view extension, media_type;
    Who who;
    void (*write)(Scene&, const std::filesystem::path& file) = nullptr; // none: made at each call, at `address`
    std::string_view address                                 = {};      // after /api/processes/{id}/
    std::string_view needs = {}; // another program: pandoc, chromium. Its versions may give other bytes
};

std::span<const Format* const> formats();
const Format* format_named(std::string_view); // or null

extern const Format bundle;                              // the verifiable one
extern const Format workbook;                            // all data sets as sheets
extern const Format proposals_sheet;                     // proposals alone, as a spreadsheet
extern const Format tables;                              // each as CSV
extern const Format data;                                // all as JSON, with a published schema
extern const Format report;                              // to print
extern const Format report_pdf, report_docx, report_odt; // the same, where a program is that makes them
extern const Format decisions;                           // every proposal with its answer, to print
extern const Format appendix;                            // who took part
extern const Format open_data;                           // CSV and JSON with DCAT-AP_IT metadata and licence
extern const Format calendar;
extern const Format feed;

// One data set as CSV that Italian spreadsheets open with two taps. In open data: headings and words as the house keeps
// them, instants in RFC 3339, decimals with a point.
enum class Dialect { for_people, for_programs };
void write_csv(Scene&, const DataSet&, Dialect, const std::filesystem::path& file);

// All data sets that the scene's reader may have, as one JSON object; and the JSON Schema that it keeps to.
void write_data(Scene&, const std::filesystem::path& file);
json data_schema();

// The metadata of the open data. `files`: each with its size in bytes.
struct PublishedFile {
    std::string name, media_type;
    std::uintmax_t bytes;
};
json catalogue_of(Scene&, const std::vector<PublishedFile>& files);

// The two that are made at each call.
std::string calendar_of(Scene&);
std::string feed_of(Scene&);

} // namespace exports

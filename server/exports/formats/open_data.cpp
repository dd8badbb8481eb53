// Open data: each public data set as CSV for programs, all of them as JSON, metadata and licence. The packed file, and
// beside it a folder with the same files, which are served one by one at addresses that last.
#include "exports/formats/formats.hpp"
#include "exports/writing.hpp"
#include "exports/zip.hpp"

namespace exports {

namespace {

void write_open_data(Scene& scene, const std::filesystem::path& path)
{
    auto folder = path;
    folder.replace_extension(".files");
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::vector<PublishedFile> files;
    auto published = [&](const std::string& name, const std::string& media_type) {
        files.push_back({name, media_type, std::filesystem::file_size(folder / name)});
    };
    for (auto set : data_sets_for(Who::anyone)) {
        auto name = std::string(set->name) + ".csv";
        write_csv(scene, *set, Dialect::for_programs, folder / name);
        published(name, "text/csv");
    }
    write_data(scene, folder / "data.json");
    published("data.json", "application/json");
    Output catalogue(folder / "catalogue.jsonld");
    catalogue << catalogue_of(scene, files).dump(1) + '\n';
    catalogue.close();
    ZipWriter zip(path);
    zip.add_file("catalogue.jsonld", folder / "catalogue.jsonld");
    for (const auto& file : files) zip.add_file(file.name, folder / file.name);
    zip.close();
}

} // namespace

const Format open_data{"open_data", "zip", "application/zip", Who::anyone, write_open_data};

} // namespace exports

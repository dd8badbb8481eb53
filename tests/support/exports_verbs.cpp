#include "support/exports_verbs.hpp"

#include "base/temporary_folder.hpp"
#include "exports/moment.hpp"
#include "exports/other_programs.hpp"
#include "exports/zip.hpp"

#include <cstdio>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

namespace {

std::string contents(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

// A file of these bytes, for those that read files.
class Kept {
  public:
    explicit Kept(const std::string& bytes) : path_(folder_.path() / "file")
    {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    const std::filesystem::path& path() const { return path_; }

  private:
    TemporaryFolder folder_;
    std::filesystem::path path_;
};

// What a command says, and how it ends.
std::pair<int, std::string> said_by(const std::string& command)
{
    auto pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe) throw std::runtime_error("it does not start: " + command);
    std::string said;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) said += static_cast<char>(c);
    auto status = ::pclose(pipe);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, said};
}

std::string printed_words(const std::string& pdf)
{
    Kept kept(pdf);
    auto [code, words] = said_by("pdftotext '" + kept.path().string() + "' -");
    if (code != 0) throw std::runtime_error("pdftotext: " + words);
    return words;
}

std::string without_tags(const std::string& text)
{
    std::string words;
    auto within = false;
    for (auto c : text) {
        if (c == '<') within = true;
        if (!within) words += c;
        if (c == '>') within = false;
    }
    return words;
}

template <class Which> std::vector<std::string> names_of(Which which)
{
    std::vector<std::string> names;
    for (auto format : exports::formats())
        if (which(*format)) names.emplace_back(format->name);
    return names;
}

} // namespace

std::int64_t newest_seq(HouseUnderTest& test)
{
    return test.read([](Reader& reader) { return reader.seq; });
}

std::string exported(HouseUnderTest& test, const std::string& name, ProcessId id, std::int64_t seq,
                     const std::string& language)
{
    TemporaryFolder folder;
    auto format = exports::format_named(name);
    auto file   = folder.path() / "made";
    test.read([&](Reader& reader) {
        auto moment = exports::moment_at(reader, seq == 0 ? reader.seq : seq).value();
        exports::Making making{.process_id  = id,
                               .moment      = moment,
                               .who         = format->who,
                               .export_name = name,
                               .language    = language,
                               .public_url  = "https://partecipa.example.org"};
        exports::Scene scene(reader, test.house.signer, std::move(making));
        if (format->write)
            format->write(scene, file);
        else
            std::ofstream(file, std::ios::binary)
                << (name == exports::feed.name ? exports::feed_of(scene) : exports::calendar_of(scene));
    });
    return contents(file);
}

std::vector<std::string> all_exports()
{
    return names_of([](const auto&) { return true; });
}

std::vector<std::string> exported_files()
{
    return names_of([](const auto& format) { return format.write && !exports::lacks(format); });
}

std::vector<std::string> public_exports()
{
    return names_of([](const auto& format) { return format.who == exports::Who::anyone && !exports::lacks(format); });
}

std::map<std::string, std::string> unpacked(const std::string& bytes)
{
    if (bytes.starts_with("%PDF")) return {{"text", printed_words(bytes)}};
    if (!bytes.starts_with("PK")) return {{"file", bytes}};
    Kept kept(bytes);
    exports::ZipReader zip(kept.path());
    std::map<std::string, std::string> files;
    for (const auto& name : zip.names()) files[name] = zip.text(name);
    return files;
}

std::string opened_by_libreoffice(const std::string& spreadsheet)
{
    TemporaryFolder folder;
    auto at = folder.path().string();
    std::ofstream(folder.path() / "book.xlsx", std::ios::binary) << spreadsheet;
    auto [code,
          said] = said_by("HOME=" + at + " soffice -env:UserInstallation=file://" + at
                          + "/profile --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 --outdir " + at
                          + ' ' + at + "/book.xlsx");
    auto csv    = folder.path() / "book.csv";
    if (code != 0 || !std::filesystem::exists(csv)) throw std::runtime_error("LibreOffice: " + said);
    return contents(csv);
}

std::string readable(const std::string& bytes)
{
    std::string all;
    for (const auto& [name, text] : unpacked(bytes)) all += name + '\n' + text + '\n' + without_tags(text) + '\n';
    return all;
}

std::string repacked(const std::map<std::string, std::string>& files)
{
    TemporaryFolder folder;
    auto file = folder.path() / "packed.zip";
    exports::ZipWriter zip(file);
    for (const auto& [name, text] : files) zip.add_text(name, text);
    zip.close();
    return contents(file);
}

exports::Job prepares(HouseUnderTest& test, const Person& person, ProcessId id, const std::string& name)
{
    exports::AskForExport asked{.process_id = id, .export_name = name, .language = "it"};
    auto event = test.run(exports::ask_for_export(test.house, person, asked));
    exports::prepare_next(test.house);
    auto job_id = event.answer["export_job_id"].get<std::int64_t>();
    return test.read([&](Reader& reader) { return exports::job(reader, job_id).value(); });
}

exports::BundleCheck checked(const std::string& bundle)
{
    Kept kept(bundle);
    return exports::check_bundle(kept.path());
}

std::pair<int, std::string> checked_again(const std::string& bundle)
{
    Kept kept(bundle);
    auto checker = std::filesystem::path(TESTS_FOLDER).parent_path() / "deploy" / "verify_bundle.py";
    return said_by("python3 '" + checker.string() + "' '" + kept.path().string() + "'");
}

// Files that other programs make: the report as PDF, for Word, as OpenDocument.
#include "exports/catalogue.hpp"
#include "exports/other_programs.hpp"
#include "support/exports_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using Catch::Matchers::Contains;

namespace {

struct Desk {
    Desk()
    {
        becomes(house, olga, world.process_id, people::Role::organiser);
        proposes(house, anna, world, "“Città” & <b>valli</b>");
    }
    json item(const std::string& name)
    {
        auto told = house.read(
            [&](Reader& reader) { return exports::catalogue(reader, world.process_id, "it", true); });
        for (const auto& one : told["items"])
            if (one["export"] == name) return one;
        return {};
    }
    HouseUnderTest house;
    OpenConsultation world = open_consultation(house);
    Person anna = citizen(house, "Anna"), olga = citizen(house, "Olga");
};

// A machine that has this program and no other.
class OnlyThis {
  public:
    OnlyThis() : OnlyThis("", "") {}
    OnlyThis(const std::string& name, const std::string& script)
    {
        if (!name.empty()) {
            std::ofstream(folder_.path() / name) << "#!/bin/sh\n" << script << '\n';
            std::filesystem::permissions(folder_.path() / name, std::filesystem::perms::owner_all);
        }
        ::setenv("PATH", folder_.path().c_str(), 1);
    }
    ~OnlyThis() { ::setenv("PATH", before_.c_str(), 1); }
    OnlyThis(const OnlyThis&) = delete;

  private:
    std::string before_ = std::getenv("PATH");
    TemporaryFolder folder_;
};

} // namespace

TEST_CASE("the report is there as PDF, for Word and as OpenDocument, with its words as they are", "[programs]")
{
    Desk desk;
    for (std::string name : {"report_pdf", "report_docx", "report_odt"}) {
        INFO(name);
        REQUIRE_FALSE(desk.item(name).contains("why_not"));
        CHECK(desk.item(name)["same_bytes"] == "same_program");
        auto made = exported(desk.house, name, desk.world.process_id);
        CHECK(made.starts_with(name == "report_pdf" ? "%PDF-" : "PK"));
        auto words = readable(made);
        CHECK_THAT(words, Contains("“Città”") && Contains("Relazione"));
        CHECK_THAT(words, Contains("<b>valli</b>") || Contains("&lt;b&gt;valli&lt;/b&gt;"));
    }
    CHECK_THAT(exported(desk.house, "report_pdf", desk.world.process_id),
               Contains("/CreationDate (D:20250303") && Contains("/ModDate (D:20250303"));
    CHECK(desk.item("report")["same_bytes"] == "always");
}

TEST_CASE("a report in PDF is made as a job, and leaves nothing behind", "[programs]")
{
    Desk desk;
    auto job = prepares(desk.house, desk.olga, desk.world.process_id, "report_pdf");
    CHECK(job.state == "ready");
    auto file = exports::file_of(desk.house.house, job);
    CHECK(file.extension() == ".pdf");
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path())) CHECK(entry.path() == file);
}

TEST_CASE("where the program is missing, the catalogue says so in words and nobody can ask for the file", "[programs]")
{
    Desk desk;
    OnlyThis none;
    CHECK_THAT(desk.item("report_docx")["why_not"].get<std::string>(), Contains("pandoc"));
    CHECK_THAT(desk.item("report_pdf")["why_not"].get<std::string>(), Contains("Chromium"));
    CHECK_FALSE(desk.item("report").contains("why_not"));
    for (std::string name : {"report_pdf", "report_docx", "report_odt"}) {
        exports::AskForExport asked{.process_id = desk.world.process_id, .export_name = name, .language = "it"};
        CHECK(desk.house.refusal_of(exports::ask_for_export(desk.house.house, desk.olga, asked)) == Reason::bad_value);
    }
}

TEST_CASE("what the other program cannot do is told as its failure, and leaves nothing behind", "[programs]")
{
    Desk desk;
    OnlyThis fails("pandoc", "exit 1");
    auto job  = prepares(desk.house, desk.olga, desk.world.process_id, "report_docx");
    auto told = desk.house.read([&](Reader& reader) { return exports::to_json(reader, job); });
    CHECK(told["state"] == "failed");
    CHECK(told["problem"] == "other_program");
    CHECK(std::filesystem::is_empty(exports::file_of(desk.house.house, job).parent_path()));
}

TEST_CASE("a file that another program is making waits for the next start when the house stops", "[programs]")
{
    Desk desk;
    OnlyThis slow("pandoc", "exec /bin/sleep 1000");
    exports::AskForExport asked{.process_id = desk.world.process_id, .export_name = "report_odt", .language = "it"};
    desk.house.run(exports::ask_for_export(desk.house.house, desk.olga, asked));
    CHECK_FALSE(exports::prepare_next(desk.house.house, [] { return true; }));
    CHECK(desk.house.read([](Reader& reader) { return exports::job(reader, 1).value(); }).state == "running");
}

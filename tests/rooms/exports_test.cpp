#include "exports/moment.hpp"
#include "exports/participants.hpp"
#include "support/exports_verbs.hpp"
#include "support/plenary_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

// A consultation with some life: two citizens and a body, votes, comments.
struct Lively {
    Lively()
    {
        acts_for(house, bruno, coop);
        first                   = proposes(house, anna, world, "A bench in the square");
        second                  = proposes(house, anna, world, "=HYPERLINK(\"http://evil\")");
        auto as_body            = change_of(world, "Buses on Sunday");
        as_body.organisation_id = coop;
        third                   = ProposalId{house.run(proposals::submit_proposal(house.house, bruno, as_body))
                               .answer["proposal_id"]
                               .get<std::int64_t>()};
        votes(house, bruno, first);
        votes(house, rita, first);
        votes(house, anna, third);
        answer = comments(house, bruno, first, "Well said");
        becomes(house, olga, world.process_id, people::Role::organiser);
    }
    std::string made(const std::string& name, std::int64_t seq = 0) { return exported(house, name, process(), seq); }
    ProcessId process() const { return world.process_id; }

    HouseUnderTest house;
    OpenConsultation world = open_consultation(house);
    Person anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno"), rita = moderator(house, world),
           olga         = citizen(house, "Olga");
    OrganisationId coop = body(house, "Cooperativa Alta Valle");
    ProposalId first, second, third;
    CommentId answer;
};

std::string file_in(const std::string& bytes, const std::string& name) { return unpacked(bytes).at(name); }

std::string refusal_reason(HouseUnderTest& house, const Person& person, exports::AskForExport asked)
{
    return std::string(name_of(house.refusal_of(exports::ask_for_export(house.house, person, std::move(asked)))));
}

} // namespace

TEST_CASE("the same event gives the same bytes, whatever happens after it")
{
    Lively lively;
    auto seq = newest_seq(lively.house);
    std::map<std::string, std::string> before;
    auto files = exported_files();
    for (const auto& name : files) before[name] = lively.made(name);
    lively.house.house.clock.advance(std::chrono::hours(5));
    votes(lively.house, lively.olga, lively.first);
    edits(lively.house, lively.anna, lively.first, 1, "Two benches in the square");
    proposes(lively.house, lively.bruno, lively.world, "Later");
    comments(lively.house, lively.rita, lively.third, "Later still");
    for (const auto& name : files) {
        INFO(name);
        CHECK(lively.made(name, seq) == before[name]);
        CHECK(lively.made(name) != before[name]);
    }
}

TEST_CASE("an instant means the last event at or before it")
{
    Lively lively;
    auto now    = lively.house.house.clock.now();
    auto newest = newest_seq(lively.house);
    lively.house.house.clock.advance(std::chrono::minutes(1));
    votes(lively.house, lively.olga, lively.first);
    auto at = [&](Instant instant) {
        return lively.house.read([&](Reader& reader) { return exports::moment_at(reader, instant); });
    };
    CHECK(at(now)->seq == newest);
    CHECK(at(now + std::chrono::hours(1))->seq == newest + 1);
    CHECK_FALSE(at(Instant{0}));
}

TEST_CASE("hidden text, erased comments, flags and people are in no export, as of no event")
{
    Lively lively;
    auto seq = newest_seq(lively.house);
    flags(lively.house, lively.bruno, lively.third, {}, "NOTE-OF-A-FLAG");
    comments(lively.house, lively.rita, lively.second, "beneath HIDDEN-COMMENT");
    moderates(lively.house, lively.rita, "hide", lively.second);
    auto taken = comments(lively.house, lively.bruno, lively.first, "TAKEN-BACK");
    auto told  = newest_seq(lively.house);
    lively.house.run(proposals::take_back_comment(lively.house.house, lively.bruno, taken));
    lively.house.run(people::close_account(lively.house.house, lively.anna));
    auto files = exported_files();
    files.insert(files.end(), {"calendar", "feed"});
    for (const auto& name : files)
        for (auto as_of : {seq, told, newest_seq(lively.house)}) {
            INFO(name << " as of " << as_of);
            auto all = readable(lively.made(name, as_of));
            for (auto secret : {"HYPERLINK", "NOTE-OF-A-FLAG", "HIDDEN-COMMENT", "TAKEN-BACK", "Anna",
                                "anna@example.org", "bruno@example.org"})
                CHECK_THAT(all, !Contains(secret));
        }
}

TEST_CASE("what anyone may have holds no citizen's name, even one that is shown on the page")
{
    Lively lively;
    auto shown      = change_of(lively.world, "Signed");
    shown.show_name = true;
    lively.house.run(proposals::submit_proposal(lively.house.house, lively.anna, shown));
    const std::set<std::string> without_bodies{"decisions", "calendar", "feed"}; // none is answered yet
    for (const auto& name : public_exports()) {
        INFO(name);
        auto all = readable(lively.made(name));
        CHECK_THAT(all, !Contains("Anna"));
        if (!without_bodies.contains(name)) CHECK_THAT(all, Contains("Cooperativa Alta Valle"));
    }
    CHECK_THAT(readable(lively.made("tables")), Contains("Anna"));
}

TEST_CASE("a pseudonym is one within an export and another in the next")
{
    Lively lively;
    auto seq    = newest_seq(lively.house);
    auto person = [&](const std::string& name, std::int64_t as_of) {
        auto data = json::parse(lively.made(name, as_of));
        CHECK(data["sets"]["proposals"][0]["author"] == data["sets"]["proposals"][1]["author"]);
        return data["sets"]["proposals"][0]["author"].get<std::string>();
    };
    auto here = person("data", seq), earlier = person("data", seq - 1);
    CHECK(here != earlier);
    auto open = json::parse(file_in(lively.made("open_data", seq), "data.json"));
    CHECK(open["sets"]["proposals"][0]["author"] != here);
    CHECK_FALSE(open["sets"].contains("registrations"));
}

TEST_CASE("CSV as Italian spreadsheets open it, with formulas as text")
{
    Lively lively;
    auto csv = file_in(lively.made("tables"), "proposals.csv");
    CHECK(csv.starts_with("\xEF\xBB\xBF"
                          "Consultazione;N.;Tipo;"));
    CHECK_THAT(csv, Contains("03/03/2025 09:00:00") && Contains(";Modifica;") && Contains("'=HYPERLINK"));
    CHECK_THAT(csv, !Contains(";=") && !Contains("\"="));
    auto program = file_in(lively.made("open_data"), "proposals.csv");
    CHECK_THAT(program, Contains("consultation;number;kind") && Contains("2025-03-03T08:00:00.000Z"));
}

TEST_CASE("the spreadsheet has a sheet for each data set, and no formula")
{
    Lively lively;
    auto parts = unpacked(lively.made("workbook"));
    CHECK_THAT(parts.at("xl/workbook.xml"), Contains("name=\"Proposte\"") && Contains("name=\"Registro\""));
    CHECK(std::count_if(parts.begin(), parts.end(),
                        [](auto& part) { return part.first.starts_with("xl/worksheets/sheet"); })
          == 11);
    for (const auto& [name, text] : parts) CHECK_THAT(text, !Contains("<f>"));
}

TEST_CASE("a bundle is checked before it is handed out, and the desk is told what came of it")
{
    Lively lively;
    auto job   = prepares(lively.house, lively.olga, lively.process(), "bundle");
    auto found = lively.house.read([&](Reader& reader) { return exports::to_json(reader, job); })["checked"];
    CHECK(found["faults"] == 0);
    CHECK(found["proposals"] == 3);
    CHECK(found["votes"] == 3);
    CHECK(found["events"] == job.moment.seq);
    auto other = prepares(lively.house, lively.olga, lively.process(), "report");
    CHECK_FALSE(lively.house.read([&](Reader& reader) { return exports::to_json(reader, other); }).contains("checked"));
}

TEST_CASE("the counts of an export are those of the page")
{
    Lively lively;
    auto state  = lively.house.snapshot("consultation/1");
    auto bundle = unpacked(lively.made("bundle"));
    auto tally  = json::parse(bundle.at("tallies.jsonl").substr(0, bundle.at("tallies.jsonl").find('\n')));
    for (auto field : {"proposals", "comments", "endorsements", "organisations"}) {
        INFO(field);
        CHECK(tally[field] == state["counts"][field]);
    }
    CHECK(tally["votes"]["support"] == state["counts"]["supports"]);
    for (const auto& [node, counts] : state["nodes"].items())
        CHECK(tally["nodes"][node]["votes"] == counts["supports"]);
}

TEST_CASE("an export is asked for by the desk, made, and told to its asker")
{
    Lively lively;
    lively.house.watch(people::topic_of(lively.olga.person_id));
    lively.house.watch("process/1");
    auto job = prepares(lively.house, lively.olga, lively.process(), "tables");
    CHECK(job.state == "ready");
    CHECK(std::filesystem::file_size(exports::file_of(lively.house.house, job))
          == static_cast<std::uintmax_t>(job.bytes));
    auto own = lively.house.snapshot(people::topic_of(lively.olga.person_id))["exports"];
    CHECK(own[std::to_string(job.job_id)]["link"] == "/api/exports/" + job.link);
    CHECK(lively.house.obeys_live_law(people::topic_of(lively.olga.person_id)));
    CHECK(lively.house.obeys_live_law("process/1"));
}

TEST_CASE("who is not of the desk asks for nothing; what is no file, or no event, is refused")
{
    Lively lively;
    exports::AskForExport asked{.process_id = lively.process(), .export_name = "tables", .language = "it"};
    CHECK(refusal_reason(lively.house, lively.anna, asked) == "not_found");
    CHECK(refusal_reason(lively.house, lively.rita, asked) == "not_found");
    auto with = [&](auto change) {
        auto other = asked;
        change(other);
        return refusal_reason(lively.house, lively.olga, other);
    };
    CHECK(with([](auto& a) { a.export_name = "feed"; }) == "bad_value");
    CHECK(with([](auto& a) { a.export_name = "everything"; }) == "bad_value");
    CHECK(with([](auto& a) { a.seq = 100'000; }) == "bad_value");
    CHECK(with([](auto& a) { a.at = Instant{1}; }) == "bad_value");
    CHECK(with([](auto& a) { a.seq = 1, a.at = that_morning; }) == "bad_value");
    for (int i = 0; i < exports::most_waiting; ++i)
        lively.house.run(exports::ask_for_export(lively.house.house, lively.olga, asked));
    CHECK(refusal_reason(lively.house, lively.olga, asked) == "too_many");
}

TEST_CASE("a file that was being made when the house stopped is made after the next start")
{
    Lively lively;
    exports::AskForExport asked{.process_id = lively.process(), .export_name = "report", .language = "it"};
    lively.house.run(exports::ask_for_export(lively.house.house, lively.olga, asked));
    for (int i = 0; i < 400; ++i) comments(lively.house, lively.bruno, lively.third, "Again " + std::to_string(i));
    lively.house.run(exports::ask_for_export(
        lively.house.house, lively.olga, {.process_id = lively.process(), .export_name = "bundle", .language = "it"}));
    CHECK(exports::prepare_next(lively.house.house));
    CHECK_FALSE(exports::prepare_next(lively.house.house, [] { return true; }));
    auto second = [&] { return lively.house.read([](Reader& reader) { return exports::job(reader, 2).value(); }); };
    CHECK(second().state == "running");
    exports::tidy(lively.house.house);
    CHECK(second().state == "waiting");
    CHECK(exports::prepare_next(lively.house.house));
    CHECK(second().state == "ready");
}

TEST_CASE("a file is unfit as soon as something that it may hold is taken away")
{
    Lively lively;
    auto job = prepares(lively.house, lively.olga, lively.process(), "report");
    auto fit = [&] {
        return lively.house.read(
            [&](Reader& reader) { return exports::newest_ready(reader, lively.process(), "report").has_value(); });
    };
    CHECK(fit());
    SECTION("by a moderator") { moderates(lively.house, lively.rita, "hide", lively.first); }
    SECTION("by its author")
    {
        lively.house.run(proposals::take_back_comment(lively.house.house, lively.bruno, lively.answer));
    }
    SECTION("with an account") { lively.house.run(people::close_account(lively.house.house, lively.anna)); }
    CHECK_FALSE(fit());
    exports::tidy(lively.house.house);
    CHECK_FALSE(std::filesystem::exists(exports::file_of(lively.house.house, job)));
    CHECK(exports::prepare_next(lively.house.house));
    CHECK(fit());
    CHECK_FALSE(exports::prepare_next(lively.house.house));
}

TEST_CASE("what the tables and the restituzione say is in the exports, and never who said it")
{
    PlenaryDay day;
    auto note  = day.at_first("Minibuses between the valleys");
    auto theme = day.theme("Mobility", {note});
    day.says("The valleys ask for minibuses.", {note}, theme);
    auto before = newest_seq(day.house);
    day.publishes();
    auto data = json::parse(exported(day.house, "data", day.day.process_id));
    CHECK(data["sets"]["contributions"][0]["text"] == "Minibuses between the valleys");
    CHECK(data["sets"]["restitution"][0]["text"] == "The valleys ask for minibuses.");
    CHECK(data["sets"]["restitution"][0]["notes"] == "1/1");
    auto earlier = json::parse(exported(day.house, "data", day.day.process_id, before));
    CHECK(earlier["sets"]["restitution"].empty());
    CHECK_THAT(readable(exported(day.house, "report", day.day.process_id)), Contains("The valleys ask for minibuses."));
}

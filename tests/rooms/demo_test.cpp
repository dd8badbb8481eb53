// The demo world after its consultation: 20 proposals, each answered, and the text that came of them.
#include "decisions/desk.hpp"
#include "decisions/rolling.hpp"
#include "demo/demo.hpp"
#include "demo/world.hpp"
#include "store/record.hpp"
#include "support/decisions_verbs.hpp"
#include "support/exports_verbs.hpp"

#include <catch2/catch.hpp>
#include <set>

using Catch::Matchers::Contains;

namespace {

constexpr auto deciding_day = "2025-04-04T16:42:00+02:00", the_end = "2025-06-30T18:00:00+02:00";

// The demo as it stands at an instant.
struct Demo {
    explicit Demo(const char* until) { demo::fill(house.house, *read_instant(until)); }

    HouseUnderTest house;
    ConsultationId consultation_id{1};
    ProcessId process_id{1};

    json shown(const std::string& topic) { return house.snapshot(topic); }
    json consultation() { return shown(consultations::topic_of(consultation_id)); }
    json desk() { return shown(consultations::topic_of(consultation_id) + "/desk"); }
    json proposal(const json& reply) { return shown("proposal/" + reply["proposal_id"].dump()); }
    json replies()
    {
        decisions::RepliesQuery all{.consultation_id = consultation_id, .outcome = {}, .node_id = {}, .limit = -1};
        return house.read([&](Reader& reader) { return decisions::replies(reader, all); })["items"];
    }
    json redline()
    {
        auto text = shown(processes::topic_of(process_id))["final_text"];
        decisions::RedlineQuery query{.plan_id = {text["plan_id"].get<std::int64_t>()},
                                      .version = text["version"].get<int>(),
                                      .against = {},
                                      .node_id = {}};
        return house.read([&](Reader& reader) { return decisions::redline(reader, query); });
    }
    std::string in_public() { return all_in_public(house, consultation_id); }
    std::string exported_as_of(const std::string& name, std::int64_t seq)
    {
        return readable(exported(house, name, process_id, seq));
    }
    Event first(const std::string& kind)
    {
        auto all = house.read([](Reader& reader) { return recorded_events(reader, "", 0, 100'000); });
        for (const auto& one : all)
            if (one.event.kind == kind) return one.event;
        throw std::logic_error("the demo has no " + kind);
    }
    std::int64_t before(const std::string& kind) { return first(kind).seq - 1; }
    bool has(const std::string& somebody)
    {
        return house.read([&](Reader& reader) { return people::demo_person(reader, somebody, 0).has_value(); });
    }
};

// What the office wrote: for itself alone, and for the answers, as far as no proposal says the same.
struct Written {
    std::vector<std::string> for_itself, for_the_answers;

    Written()
    {
        std::set<std::string> suggested;
        for (auto name : {"proposals.json", "later.json"}) {
            auto file = demo::world_file(name);
            for (const auto& one : file) suggested.insert(one.value("suggested_text", ""));
        }
        auto file = demo::world_file("decisions.json");
        for (const auto& proposal : file["proposals"])
            for (const auto& step : proposal["steps"]) read(step, suggested);
        auto text = demo::world_file("final_text.json");
        for (const auto& [key, words] : text["rolled_out"]["composed"].items()) for_the_answers.push_back(words);
        for (const auto& one : text["revised"]) for_the_answers.push_back(one.value("body", one.value("title", "")));
    }

  private:
    void read(const json& step, const std::set<std::string>& suggested)
    {
        if (step["do"] == "note") for_itself.push_back(step["text"]);
        if (step["do"] == "reopen" || step["do"] == "set_aside") for_itself.push_back(step["reason"]);
        if (step["do"] != "save") return;
        for_the_answers.push_back(step["reason"]);
        if (auto words = step.value("accepted_text", ""); !words.empty() && !suggested.contains(words))
            for_the_answers.push_back(words);
        for (const auto& point : step.value("points", json::array())) for_the_answers.push_back(point["reason"]);
    }
};

void says_none(const std::string& where, const std::string& all, const std::vector<std::string>& words)
{
    INFO(where);
    for (const auto& one : words) CHECK_THAT(all, !Contains(one));
}

// The causes of a redline that are this proposal, by node.
std::map<std::int64_t, json> causes_by_node(const json& redline, const json& proposal_id)
{
    std::map<std::int64_t, json> found;
    for (const auto& node : redline["nodes"])
        for (const auto& cause : node["causes"])
            if (cause.contains("proposal") && cause["proposal"]["proposal_id"] == proposal_id)
                found[node["node_id"].get<std::int64_t>()] = cause;
    return found;
}

std::int64_t author_of(Demo& demo, const json& reply)
{
    ProposalId id{reply["proposal_id"].get<std::int64_t>()};
    return demo.house.read([&](Reader& reader) { return proposals::proposal(reader, id)->person_id->value; });
}

constexpr const char* public_files[] = {"bundle", "report", "appendix", "open_data"};

} // namespace

TEST_CASE("the demo begins on its first morning: 14 proposals, and nobody decides yet", "[demo]")
{
    Demo demo("2025-03-03T09:00:00+01:00");
    auto counts = demo.consultation()["counts"];
    CHECK(counts["proposals"] == 14);
    CHECK(counts["supports"] == 326);
    CHECK(demo.consultation()["state"] == "open");
    CHECK_FALSE(demo.desk().contains("counts"));
    CHECK_FALSE(demo.desk()["two_people"].get<bool>());
    CHECK_FALSE(demo.has("evaluator"));
}

TEST_CASE("on 4 April 17 of 20 proposals are decided, three are not, and nobody outside knows how", "[demo]")
{
    Demo demo(deciding_day);
    auto desk = demo.desk();
    CHECK(desk["two_people"] == true);
    CHECK(desk["counts"]["decided"] == 17);
    CHECK(desk["counts"]["of"] == 20);
    CHECK(desk["counts"]["outcomes"]
          == json{{"accepted", 9}, {"partially_accepted", 5}, {"rejected", 2}, {"inadmissible", 1}});
    CHECK(desk["counts"]["waiting"]["publication"] == 16); // 15 is answered with 7
    CHECK(demo.has("evaluator"));
    CHECK(demo.has("approver"));
    CHECK(to_text(demo.first("consultation_closed").at) == "2025-03-11T23:00:00.000Z");
    std::set<int> open;
    for (const auto& [id, card] : desk["proposals"].items())
        if (card["state"] != "approved") open.insert(card["number"].get<int>());
    CHECK(open == std::set<int>{11, 16, 19});
    for (const auto& [id, card] : desk["proposals"].items()) {
        CHECK(card["evaluators"].size() == 1);
        CHECK(card["approver"].contains("name"));
    }

    CHECK(demo.replies().empty());
    CHECK_FALSE(demo.consultation().contains("decisions"));
    CHECK(demo.consultation()["counts"]["proposals"] == 20);
    CHECK_FALSE(demo.shown(processes::topic_of(demo.process_id)).contains("final_text"));
    Written written;
    auto all = demo.in_public();
    says_none("in public", all, written.for_itself);
    says_none("in public", all, written.for_the_answers);
    for (auto name : public_files) {
        auto file = demo.exported_as_of(name, 0);
        says_none(name, file, written.for_itself);
        says_none(name, file, written.for_the_answers);
    }
}

TEST_CASE("beside a proposal stands what the tables said of the same point, and never by whom", "[demo]")
{
    Demo demo(deciding_day);
    auto evaluator = demo.house.read([](Reader& reader) { return *people::demo_person(reader, "evaluator", 0); });
    auto id        = demo.house.read([&](Reader& reader) {
        return ProposalId{*reader.db.integer(
                   "select proposal_id from proposal where consultation_id = ? and number = 16", demo.consultation_id)};
    });
    auto file = demo.house.read([&](Reader& reader) { return decisions::file_of(reader, Person{evaluator, {}}, id); });
    REQUIRE(file["at_tables"].size() == 2); // two sentences on objective 4.4, beneath which the action stands
    for (const auto& one : file["at_tables"]) {
        CHECK(one["number"] == "4.4");
        CHECK(one["starts_at"].get<std::string>().starts_with("2024-12-05"));
        for (const auto& table : one["tables"]) CHECK_FALSE(table["notes"].empty());
    }
    CHECK(file["approver"]["name"] == "Enrico Sala");
}

TEST_CASE("the answers, the table of replies and what became of it tell the same", "[demo]")
{
    Demo demo(the_end);
    auto replies  = demo.replies();
    auto redline  = demo.redline();
    auto outcomes = demo.consultation()["decisions"]["outcomes"];
    REQUIRE(replies.size() == 20);
    std::map<std::string, int> counted;
    std::set<std::string> reasons;
    for (int number = 1; const auto& reply : replies) {
        INFO("proposal " << number);
        CHECK(reply["number"] == number++);
        auto decision = demo.proposal(reply)["decision"];
        for (auto field : {"outcome", "reason", "accepted_text", "published_at"})
            CHECK(decision.value(field, json()) == reply.value(field, json()));
        CHECK(decision["points"].size() == reply["points"].size());
        CHECK(decision["published_at"] == "2025-04-16T10:00:00.000Z");
        auto id      = reply["proposal_id"].dump();
        auto answers = demo.shown("person/" + std::to_string(author_of(demo, reply)))["answers"];
        REQUIRE(answers.contains(id));
        CHECK(answers[id]["outcome"] == reply["outcome"]);
        CHECK(answers[id].value("text", json()) == decision.value("text", json()));
        CHECK(decision.contains("text") == !causes_by_node(redline, reply["proposal_id"]).empty());
        counted[reply["outcome"]]++;
        reasons.insert(reply["reason"].get<std::string>());
    }
    CHECK(counted
          == std::map<std::string, int>{
              {"accepted", 10}, {"partially_accepted", 7}, {"rejected", 2}, {"inadmissible", 1}});
    for (const auto& [outcome, count] : counted) CHECK(outcomes[outcome] == count);
    CHECK(reasons.size() == 19);
    auto fifteenth = demo.proposal(replies[14])["decision"], seventh = demo.proposal(replies[6])["decision"];
    CHECK(fifteenth["answered_with"]["number"] == 7);
    CHECK(fifteenth["reason"] == seventh["reason"]);
    REQUIRE(seventh["together_with"].size() == 1);
    CHECK(seventh["together_with"].begin().value()["number"] == 15);
    CHECK(demo.desk()["counts"]["published"] == 20);
    CHECK(demo.house.chain_holds());
}

TEST_CASE("every accepted text is in the final one, every change says why, and nothing rejected is in it", "[demo]")
{
    Demo demo(the_end);
    auto redline = demo.redline();
    auto replies = demo.replies();
    for (const auto& reply : replies) {
        INFO("proposal " << reply["number"]);
        auto causes = causes_by_node(redline, reply["proposal_id"]);
        auto takes  = reply["outcome"] == "accepted" || reply["outcome"] == "partially_accepted";
        CHECK(causes.empty() == !takes);
        if (reply.contains("accepted_text")) CHECK(causes.contains(reply["node"]["node_id"].get<std::int64_t>()));
        for (const auto& [node, cause] : causes) CHECK(cause["proposal"]["outcome"] == reply["outcome"]);
    }
    std::set<std::string> kinds;
    for (const auto& node : redline["nodes"]) {
        INFO(node.dump());
        CHECK(node["change"] == "changed");
        CHECK_FALSE(node["causes"].empty());
        for (const auto& cause : node["causes"]) kinds.insert(cause["kind"].get<std::string>());
    }
    CHECK(kinds == std::set<std::string>{"proposal", "restitution", "editorial"});
    CHECK(redline["final_at"] == "2025-05-28T09:00:00.000Z");
    REQUIRE(redline["approvals"].size() == 2);
    for (const auto& approval : redline["approvals"]) CHECK(approval.contains("act"));

    auto appendix = demo.exported_as_of("appendix", 0);
    CHECK_THAT(appendix, Contains("Cooperativa sociale La Fontana") && !Contains("Credito delle Valli")
                             && !Contains("Comitato per la vecchia stazione"));
    Written written;
    says_none("in public", demo.in_public(), written.for_itself);
    for (auto name : public_files) says_none(name, demo.exported_as_of(name, 0), written.for_itself);
    for (auto kind : {"decisions_published", "decision_approved", "decision_saved"})
        for (auto name : public_files) {
            auto file = demo.exported_as_of(name, demo.before(kind));
            says_none(name + std::string(" before ") + kind, file, written.for_the_answers);
        }
}

TEST_CASE("three proposals touch action 4.4.1-A, two of them the same words: a person composed the sentence", "[demo]")
{
    Demo demo("2025-04-28T10:00:00+02:00");
    auto rolled = demo.house.read([&](Reader& reader) {
        auto c = consultations::consultation(reader, demo.consultation_id).value();
        return decisions::roll_out_state(reader, c);
    });
    std::vector<json> clashes;
    for (const auto& node : rolled["nodes"]) {
        if (node.contains("clash")) clashes.push_back(node);
        CHECK(node.contains("text") != node.contains("clash"));
    }
    REQUIRE(clashes.size() == 1);
    std::set<int> numbers;
    for (const auto& one : clashes[0]["proposals"]) numbers.insert(one["number"].get<int>());
    CHECK(numbers == std::set<int>{4, 16, 19});
}

TEST_CASE("the same files give the same answers and the same text", "[demo]")
{
    Demo one(the_end), other(the_end);
    CHECK(one.replies() == other.replies());
    CHECK(one.redline() == other.redline());
    CHECK(one.desk() == other.desk());
    CHECK(one.consultation() == other.consultation());
    CHECK(newest_seq(one.house) == newest_seq(other.house));
}

// What other programs read: the JSON keeps to its published schema, by a validator that is not ours; the metadata are whole.
#include "base/temporary_folder.hpp"
#include "support/exports_verbs.hpp"
#include "support/plenary_verbs.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <set>

using Catch::Matchers::Contains;

namespace {

// What the validator finds, a line each; empty when the document keeps to the schema.
std::string violations(const json& schema, const std::string& document)
{
    TemporaryFolder folder;
    auto at = folder.path().string();
    std::ofstream(folder.path() / "schema.json") << schema.dump();
    std::ofstream(folder.path() / "document.json") << document;
    constexpr auto validate = "import json, sys, jsonschema; "
                              "schema, document = (json.load(open(name)) for name in sys.argv[1:]); "
                              "jsonschema.Draft202012Validator.check_schema(schema); "
                              "v = jsonschema.Draft202012Validator(schema, "
                              "format_checker=jsonschema.FormatChecker()); "
                              "print(*(e.message for e in v.iter_errors(document)), sep='\\n', end='')";
    auto command = std::string("python3 -c \"") + validate + "\" " + at + "/schema.json " + at + "/document.json 2>&1";
    auto pipe    = ::popen(command.c_str(), "r");
    if (!pipe) throw std::runtime_error("python3 does not start");
    std::string said;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) said += static_cast<char>(c);
    auto ended = ::pclose(pipe);
    return ended == 0 || !said.empty() ? said : "the validator failed";
}

// A process with a consultation, and a meeting that is told.
struct Full : PlenaryDay {
    Full()
    {
        auto note = at_first("Minibuses between the valleys");
        says("The valleys ask for minibuses.", {note}, theme("Mobility", {note}));
        PlenaryDay::publishes();
        plan  = publish(house, small_plan(day.process_id));
        world = {day.process_id, plan, add(house, spring_consultation(day.process_id, plan))};
        becomes(house, olga, day.process_id, people::Role::organiser);
    }
    std::string made(const std::string& name) { return exported(house, name, day.process_id); }

    PublishedPlan plan;
    OpenConsultation world;
};

} // namespace

TEST_CASE("the JSON keeps to its published schema, and a validator would find out if not", "[exports_schema]")
{
    Full full;
    auto schema = exports::data_schema();
    auto desk   = full.made("data");
    CHECK(violations(schema, desk).empty());
    CHECK(violations(schema, unpacked(full.made("open_data")).at("data.json")).empty());
    auto parsed = json::parse(desk);
    CHECK(parsed["sets"]["restitution"].size() == 1);
    auto spoiled                             = parsed;
    spoiled["sets"]["restitution"][0]["who"] = "Somebody";
    CHECK_THAT(violations(schema, spoiled.dump()), Contains("Additional properties"));
    spoiled                 = parsed;
    spoiled["as_of"]["seq"] = "the newest";
    CHECK_THAT(violations(schema, spoiled.dump()), Contains("is not of type 'integer'"));
}

TEST_CASE("the metadata have what the national catalogue requires, and point at nothing that is not there",
          "[exports_schema]")
{
    Full full;
    auto files = unpacked(full.made("open_data"));
    auto whole = json::parse(files.at("catalogue.jsonld"));
    std::map<std::string, json> things;
    std::map<std::string, std::vector<json>> by_type;
    for (const auto& thing : whole["@graph"]) {
        things[thing["@id"]] = thing;
        by_type[thing["@type"][0]].push_back(thing);
    }
    // Source: DCAT-AP_IT 1.0, the properties that are mandatory.
    const std::map<std::string, std::vector<std::string>> required{
        {"dcatapit:Catalog", {"dct:title", "dct:description", "dct:publisher", "dct:modified", "dcat:dataset"}},
        {"dcatapit:Dataset",
         {"dct:identifier", "dct:title", "dct:description", "dct:modified", "dcat:theme", "dct:rightsHolder",
          "dct:accrualPeriodicity", "dcat:distribution"}},
        {"dcatapit:Distribution", {"dct:format", "dcat:accessURL", "dct:license"}},
        {"dcatapit:Agent", {"foaf:name", "dct:identifier"}}};
    for (const auto& [type, properties] : required) {
        INFO(type);
        REQUIRE(!by_type[type].empty());
        for (const auto& thing : by_type[type])
            for (const auto& property : properties) {
                INFO(property);
                CHECK(thing.contains(property));
            }
    }
    CHECK(by_type["dcatapit:Distribution"].size() == files.size() - 1); // each file but the catalogue itself
    for (const auto& one : by_type["dcatapit:Distribution"]) {
        auto address = one["dcat:downloadURL"]["@id"].get<std::string>();
        auto name    = address.substr(address.rfind('/') + 1);
        REQUIRE(files.contains(name));
        CHECK(one["dcat:byteSize"] == files.at(name).size());
        CHECK(one["dct:license"]["@id"] == "https://w3id.org/italia/controlled-vocabulary/licences/A21_CCBY40");
    }
    const auto& dataset = by_type["dcatapit:Dataset"][0];
    for (const auto& link : dataset["dcat:distribution"]) CHECK(things.contains(link["@id"].get<std::string>()));
    for (auto property : {"dct:rightsHolder", "dct:publisher", "dcat:contactPoint"})
        CHECK(things.contains(dataset[property]["@id"].get<std::string>()));
    auto home = by_type["dcatapit:Catalog"][0]["dcat:dataset"]["@id"].get<std::string>();
    CHECK(things.contains(home));
    for (const auto& [id, thing] : things)
        for (const auto& [property, value] : thing.items())
            if (auto colon = property.find(':'); property.front() != '@' && colon != std::string::npos)
                CHECK(whole["@context"].contains(property.substr(0, colon)));
}

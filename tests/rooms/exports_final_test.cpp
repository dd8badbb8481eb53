// The final text in the bundle.
#include "base/digest.hpp"
#include "support/decisions_verbs.hpp"
#include "support/exports_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

// The same files with other words in one of them, sealed again by the house itself.
std::string resealed(std::map<std::string, std::string> files, const std::string& name, const std::string& text,
                     const Signer& signer)
{
    files.at(name) = text;
    auto manifest  = json::parse(files.at("manifest.json"));
    for (auto& file : manifest["files"])
        if (file["name"] == name) file["sha256"] = to_hex(sha256(text)), file["bytes"] = text.size();
    files["manifest.json"] = canonical(manifest) + '\n';
    files["seal.txt"]      = to_hex(signer.seal(files["manifest.json"])) + '\n';
    return repacked(files);
}

} // namespace

TEST_CASE("the bundle has the final text with its causes and approvals, and both checkers hold it against the record",
          "[exports_final]")
{
    Deciding at;
    at.closes();
    at.decides_all();
    at.publishes();
    auto version = at.rolls_out();
    auto plan    = std::to_string(at.plan().value) + "-v" + std::to_string(version) + ".json";
    auto text = "texts/plan-" + plan, final = "texts/final-" + plan;
    auto bundle = [&](std::int64_t seq = 0) { return exported(at.house, "bundle", at.consultation.process_id, seq); };
    auto draft  = newest_seq(at.house);
    at.house.run(decisions::finalise_version(at.house.house, at.olga, at.plan(), version));
    auto unapproved = newest_seq(at.house);
    decisions::ApproveVersion approval{.plan_id         = at.plan(),
                                       .version         = version,
                                       .organisation_id = at.promoters[0],
                                       .act             = "Delibera 12",
                                       .on              = "2025-06-20"};
    at.house.run(decisions::approve_version(at.house.house, at.olga, approval));

    auto files = unpacked(bundle());
    CHECK_THAT(files.at(text), Contains("rete delle imprese"));
    auto told = json::parse(files.at(final));
    CHECK(told["approvals"][0]["act"] == "Delibera 12");
    CHECK(told["changes"]["nodes"][0]["causes"][0]["kind"] == "proposal");
    CHECK(checked(bundle()).faults.empty());
    CHECK(checked_again(bundle()).first == 0);
    CHECK(json::parse(unpacked(bundle(unapproved)).at(final))["approvals"].empty());
    CHECK_FALSE(unpacked(bundle(draft)).contains(text));

    auto other = files.at(text);
    other.replace(other.find("rete delle imprese"), 4, "lega");
    auto forged = resealed(files, text, other, at.house.house.signer);
    auto check  = checked(forged);
    REQUIRE(check.faults.size() == 1);
    CHECK(check.faults[0] == text + " is not the text that was published");
    auto [code, said] = checked_again(forged);
    CHECK(code == 1);
    CHECK_THAT(said, Contains(text + " is not the text that was published"));
}

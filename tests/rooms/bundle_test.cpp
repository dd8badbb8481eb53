#include "base/digest.hpp"
#include "store/record.hpp"
#include "support/exports_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using Catch::Matchers::Contains;

namespace {

using Files = std::map<std::string, std::string>;

// A consultation in which most things that are counted have happened.
struct Town {
    explicit Town(const std::string& method = "support", const std::string& moderation = "after")
        : world(open_consultation(house, method, moderation))
    {
        acts_for(house, bruno, coop);
        auto choice = method == "support" ? "support" : "agree";
        first       = proposes(house, anna, world, "A bench in the square");
        second      = proposes(house, bruno, world, "Buses on Sunday");
        if (moderation == "before")
            for (auto id : {first, second}) moderates(house, rita, "publish", id);
        for (const auto& who : {anna, bruno, rita}) votes(house, who, first, choice);
        votes(house, anna, second, choice);
        if (method != "support") votes(house, anna, second, "disagree");
        house.run(voting::withdraw_vote(house.house, bruno, first));
        edits(house, anna, first, 1, "Two benches in the square");
        auto words = comments(house, rita, first, "Well said");
        answers(house, anna, first, words, "Thank you");
        endorses(house, bruno, first, coop);
        auto gone = comments(house, bruno, second, "Never mind");
        house.run(proposals::take_back_comment(house.house, bruno, gone));
        auto hidden = proposes(house, bruno, world, "Something unlawful");
        if (moderation == "after") moderates(house, rita, "hide", hidden);
        withdraws(house, bruno, second);
    }
    std::string bundle(std::int64_t seq = 0) { return exported(house, "bundle", world.process_id, seq); }

    HouseUnderTest house;
    OpenConsultation world;
    Person anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno"), rita = moderator(house, world);
    OrganisationId coop = body(house, "Cooperativa Alta Valle");
    ProposalId first, second;
};

// The manifest that fits the files as they are now, sealed: what somebody would do who has changed them.
void reseal(Files& files, const Signer& signer)
{
    auto manifest = json::parse(files.at("manifest.json"));
    for (auto& file : manifest["files"]) {
        const auto& text = files.at(file["name"].get<std::string>());
        file["sha256"]   = to_hex(sha256(text));
        file["bytes"]    = text.size();
    }
    manifest["public_key"] = to_hex(signer.public_key());
    files["manifest.json"] = canonical(manifest) + '\n';
    files["seal.txt"]      = to_hex(signer.seal(files["manifest.json"])) + '\n';
}

std::vector<json> lines(const std::string& text)
{
    std::vector<json> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) all.push_back(json::parse(line));
    return all;
}

std::string text_of(const std::vector<json>& lines)
{
    std::string text;
    for (const auto& line : lines) text += canonical(line) + '\n';
    return text;
}

std::size_t place_of(const std::vector<json>& record, const std::string& kind)
{
    auto found = std::find_if(record.begin(), record.end(), [&](const json& event) { return event["kind"] == kind; });
    return static_cast<std::size_t>(found - record.begin());
}

std::string all_faults(const std::string& bundle)
{
    std::string all;
    auto check = checked(bundle);
    for (const auto& fault : check.faults) all += fault + '\n';
    return all;
}

// Both checkers find it, and both say this.
void both_find(const std::string& bundle, const std::string& words)
{
    CHECK_THAT(all_faults(bundle), Contains(words));
    auto [code, said] = checked_again(bundle);
    CHECK(code == 1);
    CHECK_THAT(said, Contains(words));
}

// A record that was forged with care: every hash made again from `from` on.
void chain_again(std::vector<json>& record)
{
    std::string previous(32, '\0');
    std::int64_t seq = 0;
    for (auto& line : record) {
        Event event;
        event.seq = ++seq, event.at = *read_instant(line["at"].get<std::string>());
        event.topic = line["topic"], event.kind = line["kind"];
        event.salt     = from_hex(line.value("salt", ""));
        event.digest   = line.contains("payload") ? digest_of(event.salt, canonical(line["payload"]))
                                                  : from_hex(line["digest"].get<std::string>());
        event.previous = previous;
        previous = event.hash = hash_of(event);
        line["seq"] = seq, line["digest"] = to_hex(event.digest), line["previous"] = to_hex(event.previous);
        line["hash"] = to_hex(event.hash);
    }
}

} // namespace

TEST_CASE("a bundle holds, by our checker and by the second one, whatever the method and the moderation")
{
    auto method     = GENERATE(std::string("support"), std::string("agree_pass_disagree"));
    auto moderation = GENERATE(std::string("after"), std::string("before"));
    Town town(method, moderation);
    for (auto seq : {newest_seq(town.house), newest_seq(town.house) - 3, newest_seq(town.house) - 8}) {
        INFO(method << ' ' << moderation << " as of " << seq);
        auto bundle = town.bundle(seq);
        CHECK(all_faults(bundle) == "");
        CHECK(checked(bundle).events == seq);
        auto [code, said] = checked_again(bundle);
        INFO(said);
        CHECK(code == 0);
    }
}

TEST_CASE("a bundle says in words what is in it, and brings the second checker")
{
    Town town;
    auto files = unpacked(town.bundle());
    CHECK_THAT(files.at("LEGGIMI.txt"), Contains("python3 verifica.py"));
    CHECK_THAT(files.at("README.txt"), Contains(to_hex(town.house.house.signer.public_key())));
    CHECK(std::count(files.at("verifica.py").begin(), files.at("verifica.py").end(), '\n') <= 200);
    CHECK_THAT(readable(town.bundle()), !Contains("Something unlawful") && !Contains("Never mind"));
}

TEST_CASE("one byte changed is found, in whichever file")
{
    Town town;
    auto files = unpacked(town.bundle());
    for (const auto& [name, text] : files) {
        INFO(name);
        auto changed = files;
        auto& byte   = changed[name][text.size() / 2];
        byte         = byte == 'a' ? 'b' : 'a';
        auto bundle  = repacked(changed);
        auto found   = true;
        try {
            found = !checked(bundle).faults.empty();
        } catch (const std::exception&) { // no whole bundle any more
        }
        CHECK(found);
        CHECK(checked_again(bundle).first == 1);
    }
}

TEST_CASE("a file that is missing, or was added, is named")
{
    Town town;
    auto files         = unpacked(town.bundle());
    auto without       = files;
    files["notes.txt"] = "Something that nobody sealed";
    both_find(repacked(files), "notes.txt was added");
    without.erase("texts/plan-1-v1.json");
    both_find(repacked(without), "texts/plan-1-v1.json is missing");
}

TEST_CASE("a changed text is named, also under a new seal")
{
    Town town;
    auto files                     = unpacked(town.bundle());
    auto texts                     = lines(files["texts/proposals.jsonl"]);
    texts[0]["body"]               = "Something else";
    files["texts/proposals.jsonl"] = text_of(texts);
    both_find(repacked(files), "texts/proposals.jsonl is not the file that was packed");
    reseal(files, town.house.house.signer);
    both_find(repacked(files), "the text of proposal 1 is not the one");
}

TEST_CASE("a vote that was taken out is named, also when every hash is made again")
{
    Town town;
    auto files  = unpacked(town.bundle());
    auto record = lines(files["record.jsonl"]);
    auto vote   = place_of(record, "vote_cast");
    record.erase(record.begin() + static_cast<std::ptrdiff_t>(vote));
    files["record.jsonl"] = text_of(record);
    reseal(files, town.house.house.signer);
    both_find(repacked(files), "event " + std::to_string(vote + 1) + " is missing");
    chain_again(record);
    files["record.jsonl"] = text_of(record);
    reseal(files, town.house.house.signer);
    both_find(repacked(files), "a vote before it is missing");
    both_find(repacked(files), "the head");
    both_find(repacked(files), "receipt of event");
}

TEST_CASE("two events in each other's place are named")
{
    Town town;
    auto files  = unpacked(town.bundle());
    auto record = lines(files["record.jsonl"]);
    auto place  = place_of(record, "vote_cast");
    std::swap(record[place], record[place + 1]);
    files["record.jsonl"] = text_of(record);
    reseal(files, town.house.house.signer);
    both_find(repacked(files), "event " + std::to_string(place + 1) + " is out of its place");
}

TEST_CASE("a wrong count is named")
{
    Town town;
    auto files                     = unpacked(town.bundle());
    auto tallies                   = lines(files["tallies.jsonl"]);
    tallies[0]["proposals"]        = 20;
    tallies[1]["votes"]["support"] = 99;
    files["tallies.jsonl"]         = text_of(tallies);
    reseal(files, town.house.house.signer);
    both_find(repacked(files), "consultation 1: proposals are 20, and the record has 2");
    both_find(repacked(files), "proposal 1: votes are");
}

TEST_CASE("a head that another key signed is named")
{
    Town town;
    HouseUnderTest other;
    auto files             = unpacked(town.bundle());
    auto manifest          = json::parse(files["manifest.json"]);
    auto& head             = manifest["head"];
    auto seq               = head["seq"].get<std::int64_t>();
    head["signature"]      = to_hex(other.house.signer.sign(seq, from_hex(head["hash"].get<std::string>())));
    files["manifest.json"] = canonical(manifest);
    SECTION("under the house's name")
    {
        reseal(files, town.house.house.signer);
        both_find(repacked(files), "signed by the key");
    }
    SECTION("under its own: the receipts are not by it")
    {
        reseal(files, other.house.signer);
        both_find(repacked(files), "the receipt of event");
    }
}

TEST_CASE("whoever knows the house's key is told of another one")
{
    Town town;
    TemporaryFolder folder;
    auto file = folder.path() / "bundle.zip";
    std::ofstream(file, std::ios::binary) << town.bundle();
    CHECK(exports::check_bundle(file, to_hex(town.house.house.signer.public_key())).faults.empty());
    CHECK_THAT(exports::check_bundle(file, std::string(64, '0')).faults.at(0), Contains("another key"));
}

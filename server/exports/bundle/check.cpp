#include "exports/bundle/check.hpp"

#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "store/failure.hpp"
#include "store/receipt.hpp"

#include <algorithm>

namespace exports {

namespace {

constexpr std::size_t faults_told = 20; // one changed byte has few; whoever has more has another file

// The two that no list can hold: the list itself, and its seal.
bool is_outside(const std::string& name) { return name == "manifest.json" || name == "seal.txt"; }

std::string without_end(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

std::string fingerprint(const ZipReader& zip, const std::string& name)
{
    Sha256 sum;
    zip.pieces(name, [&](std::string_view piece) { sum.add(piece); });
    return to_hex(sum.digest());
}

std::int64_t all_votes(const Walked& walked, const Claims& claims)
{
    std::int64_t votes = 0;
    for (const auto& [proposal, tally] : walked.tallies) {
        auto p = walked.past.proposal(ProposalId{proposal});
        if (!p || !p->is_public() || !claims.consultations.contains(p->consultation_id.value)) continue;
        for (const auto& cast : tally) votes += cast.get<std::int64_t>();
    }
    return votes;
}

} // namespace

void Faults::add(std::string sentence)
{
    if (all_.size() < faults_told) all_.push_back(std::move(sentence));
    if (all_.size() == faults_told) all_.push_back("there is more that does not hold");
}

json parsed(std::string_view text, const std::string& name)
try {
    return read_json_object(text);
} catch (const Refusal&) {
    throw CannotOpen("is damaged: " + name + " is not sound JSON");
}

void check_files(const ZipReader& zip, const json& manifest, std::string_view manifest_bytes, Faults& faults)
{
    auto key = from_hex(manifest.at("public_key").get<std::string>());
    if (!zip.has("seal.txt") || !is_sealed(manifest_bytes, from_hex(without_end(zip.text("seal.txt"))), key))
        faults.add("manifest.json is not the one that the key sealed");
    std::set<std::string> listed;
    for (const auto& file : manifest.at("files")) {
        auto name = file.at("name").get<std::string>();
        listed.insert(name);
        if (!zip.has(name))
            faults.add(name + " is missing");
        else if (fingerprint(zip, name) != file.at("sha256").get<std::string>())
            faults.add(name + " is not the file that was packed: its SHA-256 is another");
    }
    std::set<std::string> seen; // of two files with one name, each checker might read the other
    for (const auto& name : zip.names()) {
        auto is_known = listed.contains(name) || is_outside(name);
        if (!is_known || !seen.insert(name).second) faults.add(name + " was added: the manifest does not name it");
    }
}

void check_head(const json& manifest, const Walked& walked, std::string_view key, Faults& faults)
{
    const auto& head = manifest.at("head");
    auto named       = manifest.at("public_key").get<std::string>();
    auto seq         = head.at("seq").get<std::int64_t>();
    auto hash        = from_hex(head.at("hash").get<std::string>());
    auto signature   = from_hex(head.at("signature").get<std::string>());
    if (seq != walked.last_seq || hash != walked.last_hash)
        faults.add("the head is of event " + std::to_string(seq) + " and not of the last one, "
                   + std::to_string(walked.last_seq) + ", as the record has it");
    if (!is_signed(seq, hash, signature, from_hex(named))) faults.add("the head is not signed by the key " + named);
    if (!key.empty() && key != named) faults.add("the head is signed by another key than the one you gave: " + named);
}

// What the files say of one another, once it is known whether they are the ones that were packed.
void check_content(const ZipReader& zip, const json& manifest, std::string_view key, BundleCheck& check, Faults& faults)
{
    auto claims = read_claims(zip);
    auto walked = walk_record(zip, claims, faults);
    check_head(manifest, walked, key, faults);
    check.receipts = check_receipts(zip, walked, from_hex(check.key), faults);
    check_texts(zip, claims, walked, faults);
    check_tallies(zip, claims, walked, faults);
    check.events    = walked.last_seq;
    check.proposals = static_cast<std::int64_t>(claims.words_seq.size());
    check.votes     = all_votes(walked, claims);
}

BundleCheck check_bundle(const std::filesystem::path& path, std::string_view key)
try {
    ZipReader zip(path);
    if (!zip.has("manifest.json")) throw CannotOpen("is not a bundle: it has no manifest.json");
    auto bytes    = zip.text("manifest.json");
    auto manifest = parsed(bytes, "manifest.json");
    if (manifest.value("format", "") != bundle_format) throw CannotOpen("is not a bundle of a kind that I know");
    Faults faults;
    BundleCheck check;
    check.key     = manifest.at("public_key").get<std::string>();
    check.process = manifest.at("process").at("title").get<std::string>();
    check.as_of   = manifest.at("as_of").at("at").get<std::string>();
    check_files(zip, manifest, bytes, faults);
    try {
        check_content(zip, manifest, key, check, faults);
    } catch (const json::exception&) {
        if (faults.all().empty()) throw; // else the file that was changed is named already
    } catch (const CannotOpen&) {
        if (faults.all().empty()) throw;
    }
    check.faults = faults.all();
    return check;
} catch (const json::exception&) {
    throw CannotOpen("is damaged: a part is missing or of the wrong kind");
}

} // namespace exports

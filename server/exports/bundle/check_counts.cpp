// Receipts, texts and tallies, each held against the record.
#include "exports/bundle/check.hpp"

#include "base/digest.hpp"
#include "store/receipt.hpp"

#include <algorithm>

namespace exports {

namespace {

json tally_in(const Walked& walked, const PastProposal& p)
{
    auto found = walked.tallies.find(p.proposal_id.value);
    return found == walked.tallies.end() ? json::object() : found->second;
}

void check_plan(const ZipReader& zip, const std::string& name, const Walked& walked, Faults& faults)
{
    auto plan  = parsed(zip.text(name), name);
    auto found = walked.plans.find({plan.at("plan_id").get<std::int64_t>(), plan.at("version").get<int>()});
    if (found == walked.plans.end())
        faults.add(name + ": the record knows no such version");
    else if (found->second != text_digest(plan.at("nodes")))
        faults.add(name + " is not the text that was published");
}

// What differs, by its name: "votes are {…}, and the record has {…}".
void compare(const std::string& what, const json& told, const json& recounted, Faults& faults)
{
    for (const auto& [field, value] : recounted.items())
        if (auto claimed = told.value(field, json()); claimed != value)
            faults.add(what + ": " + field + " are " + claimed.dump() + ", and the record has " + value.dump());
}

} // namespace

Claims read_claims(const ZipReader& zip)
{
    Claims claims;
    zip.lines("tallies.jsonl", [&](std::string_view line) {
        auto tally = parsed(line, "tallies.jsonl");
        if (tally.contains("proposal_id")) return;
        auto id = tally.at("consultation_id").get<std::int64_t>();
        claims.consultations.insert(id);
        if (tally.at("moderation") == "before") claims.moderated.insert(id);
    });
    zip.lines("texts/proposals.jsonl", [&](std::string_view line) {
        auto text            = parsed(line, "texts/proposals.jsonl");
        auto seq             = text.at("words_seq").get<std::int64_t>();
        claims.words[seq]    = sha256(canonical(words_only(text)));
        auto id              = text.at("proposal_id").get<std::int64_t>();
        claims.words_seq[id] = seq;
    });
    zip.lines("texts/comments.jsonl", [&](std::string_view line) {
        auto text                                                  = parsed(line, "texts/comments.jsonl");
        claims.comments[text.at("comment_id").get<std::int64_t>()] = sha256(text.at("body").get<std::string>());
    });
    return claims;
}

std::int64_t check_receipts(const ZipReader& zip, const Walked& walked, const std::string& public_key, Faults& faults)
{
    std::int64_t checked = 0;
    zip.lines("receipts.jsonl", [&](std::string_view line) {
        auto receipt   = parsed(line, "receipts.jsonl");
        auto seq       = receipt.at("seq").get<std::int64_t>();
        auto hash      = receipt.at("hash").get<std::string>();
        auto signature = from_hex(receipt.at("signature").get<std::string>());
        auto found     = walked.hashes.find(seq);
        if (found == walked.hashes.end() || found->second != hash)
            faults.add("the receipt of event " + std::to_string(seq) + " speaks of another event than the record has");
        if (!is_signed(seq, from_hex(hash), signature, public_key))
            faults.add("the receipt of event " + std::to_string(seq) + " is not signed by the key of the head");
        ++checked;
    });
    if (checked != static_cast<std::int64_t>(walked.hashes.size()))
        faults.add("there are " + std::to_string(checked) + " receipts, and the record has "
                   + std::to_string(walked.hashes.size()) + " events with one");
    return checked;
}

void check_texts(const ZipReader& zip, const Claims& claims, const Walked& walked, Faults& faults)
{
    for (auto id : claims.consultations)
        for (auto p : walked.past.proposals(ConsultationId{id})) {
            auto claimed = claims.words_seq.find(p->proposal_id.value);
            auto name    = "proposal " + std::to_string(p->proposal_id.value);
            if (claimed == claims.words_seq.end())
                faults.add(name + " is in the record and not among the texts");
            else if (claimed->second != p->words_seq)
                faults.add(name + ": its last words are those of event " + std::to_string(p->words_seq));
        }
    for (const auto& [id, seq] : claims.words_seq) {
        auto p = walked.past.proposal(ProposalId{id});
        if (!p || !p->is_public())
            faults.add("proposal " + std::to_string(id) + " is among the texts and not public in the record");
    }
    auto comments = walked.past.comments();
    auto ours     = std::count_if(comments.begin(), comments.end(), [&](auto c) {
        return claims.consultations.contains(walked.past.proposal(c->proposal_id)->consultation_id.value);
    });
    if (ours != static_cast<std::ptrdiff_t>(claims.comments.size()))
        faults.add("there are " + std::to_string(claims.comments.size()) + " comments, and the record has "
                   + std::to_string(ours));
    for (const auto& name : zip.names())
        if (name.starts_with("texts/plan-")) check_plan(zip, name, walked, faults);
}

void check_tallies(const ZipReader& zip, const Claims& claims, const Walked& walked, Faults& faults)
{
    std::map<std::int64_t, Tally> sums;
    for (auto id : claims.consultations)
        for (auto p : walked.past.proposals(ConsultationId{id})) sums[id].add(*p, tally_in(walked, *p));
    std::size_t told = 0;
    zip.lines("tallies.jsonl", [&](std::string_view line) {
        auto tally = parsed(line, "tallies.jsonl");
        if (!tally.contains("proposal_id")) {
            auto id = tally.at("consultation_id").get<std::int64_t>();
            compare("consultation " + std::to_string(id), tally,
                    to_json(ConsultationId{id}, claims.moderated.contains(id), sums[id]), faults);
            return;
        }
        ++told;
        auto id = tally.at("proposal_id").get<std::int64_t>();
        auto p  = walked.past.proposal(ProposalId{id});
        if (p) compare("proposal " + std::to_string(id), tally, to_json(*p, tally_in(walked, *p)), faults);
    });
    if (told != claims.words_seq.size())
        faults.add("there are tallies of " + std::to_string(told) + " proposals, and texts of "
                   + std::to_string(claims.words_seq.size()));
}

} // namespace exports

// The bundle: the public record with its proofs, the texts and the tallies that follow from it, in one packed file that
// anyone can check without us.
//
//   LEGGIMI.txt README.txt LISEZMOI.txt  what is in it, in words
//   verifica.py                          the second checker
//   record.jsonl                         every event up to the head, as it is chained; canonical JSON, one a line
//   receipts.jsonl                       {seq, hash, signature}: what holders of receipts have, for the same events
//   texts/proposals.jsonl                public proposals, in their last words
//   texts/comments.jsonl
//   texts/plan-1-v2.json                 the versions under consultation, and the final one
//   texts/final-1-v3.json                of the final one: what it changes, each with its causes; who approved it
//   tallies.jsonl                        counts by consultation, then by proposal
//   manifest.json                        format, head with its signature, key, and the SHA-256 of each of these
//   seal.txt                             the key's signature of the manifest
#pragma once

#include "exports/scene.hpp"

#include <filesystem>

namespace exports {

constexpr auto bundle_format = "arengo-bundle/1";

// Events whose senders hold a receipt of words.
bool has_receipt(std::string_view kind);

// {seq, at, topic, kind, digest, previous, hash, payload?, salt?}, as /api/events tells it.
json line_of(const Event&);

// What the tallies say of one consultation, and of one proposal. Used to write them and to check them.
struct Tally {
    std::int64_t proposals = 0, comments = 0, endorsements = 0;
    std::set<std::int64_t> organisations;
    std::map<std::string, std::int64_t> votes; // by choice
    std::map<std::string, std::map<std::string, std::int64_t>> nodes;
    void add(const PastProposal&, const json& tally);
};
json to_json(ConsultationId, bool moderated, const Tally&);
json to_json(const PastProposal&, const json& tally);

// The words of a proposal, as they are compared: {title, body, suggested_text?}.
json words_only(const json& payload);

// The digest of a plan's text, as its event tells it.
std::string text_digest(const json& nodes);

// What a check found. It holds when there is no fault; each is one sentence.
struct BundleCheck {
    std::vector<std::string> faults;
    std::string key; // hex; whether it is the house's, the reader must know
    std::int64_t events = 0, proposals = 0, votes = 0, receipts = 0;
    std::string process, as_of;
};

// Recomputes every hash and every count by nothing but the file. `key`: the house's, in hex, as the reader knows it from
// elsewhere; may be empty. Throws CannotOpen, in a sentence that follows the file's name, when it is no bundle.
BundleCheck check_bundle(const std::filesystem::path&, std::string_view key = {});

} // namespace exports

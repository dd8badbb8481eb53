// The parts of a bundle's check. Each looks at one thing and tells what does not hold.
#pragma once

#include "exports/bundle/bundle.hpp"
#include "exports/zip.hpp"

#include <unordered_map>

namespace exports {

// Faults in the order they are found; beyond some, only that there are more.
class Faults {
  public:
    void add(std::string sentence);
    const std::vector<std::string>& all() const { return all_; }

  private:
    std::vector<std::string> all_;
};

// Parses, or throws CannotOpen with the file's name.
json parsed(std::string_view text, const std::string& name);

// The manifest's seal, and the fingerprint of every file in it. None missing, none extra.
void check_files(const ZipReader&, const json& manifest, std::string_view manifest_bytes, Faults&);

// The words that the texts claim, by the event that holds them.
struct Claims {
    std::unordered_map<std::int64_t, std::string> words;      // seq -> SHA-256 of the words
    std::unordered_map<std::int64_t, std::int64_t> words_seq; // of each proposal
    std::unordered_map<std::int64_t, std::string> comments;   // comment id -> SHA-256 of the body
    std::set<std::int64_t> moderated;                         // consultations
    std::set<std::int64_t> consultations;                     // that the bundle tells of
};
Claims read_claims(const ZipReader&);

// What a walk along the record gives.
struct Walked {
    Past past;
    std::unordered_map<std::int64_t, json> tallies;            // newest of each proposal
    std::unordered_map<std::int64_t, std::string> hashes;      // of events with receipts, in hex
    std::map<std::pair<std::int64_t, int>, std::string> plans; // digest of each published version
    std::int64_t last_seq = 0;
    std::string last_hash; // raw bytes
};
Walked walk_record(const ZipReader&, const Claims&, Faults&);

// Head, receipts; texts and tallies against what the record gave.
void check_head(const json& manifest, const Walked&, std::string_view key, Faults&);
std::int64_t check_receipts(const ZipReader&, const Walked&, const std::string& public_key, Faults&);
void check_texts(const ZipReader&, const Claims&, const Walked&, Faults&);
void check_tallies(const ZipReader&, const Claims&, const Walked&, Faults&);

} // namespace exports

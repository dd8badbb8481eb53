// Proof of what was received and when: the event's place in the chain, its head signed with the house's key.
#pragma once

#include "base/event.hpp"
#include "store/database.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

// Signs heads with Ed25519. Made once, used by any thread; a signature takes some 20 µs.
class Signer {
  public:
    // Takes the key from the house's own table, where it was made at the first start (see key_of).
    explicit Signer(std::string secret_key);

    std::string public_key() const;                                    // raw bytes
    std::string sign(std::int64_t seq, const std::string& hash) const; // of "arengo head", seq, hash, length-prefixed
    std::string seal(std::string_view bytes) const;                    // of "arengo bundle", bytes, length-prefixed

    // 32 bytes that only this house can make, always the same for one purpose.
    std::string secret_for(std::string_view purpose) const;

  private:
    std::string secret_key_;
};

// The secret key of this file; made at the first call.
std::string key_of(Database& writer);

// Whether `signature` is by the key for this head. Raw bytes.
bool is_signed(std::int64_t seq, const std::string& hash, const std::string& signature, const std::string& public_key);

// Whether `seal` is by the key for these bytes. Raw bytes.
bool is_sealed(std::string_view bytes, const std::string& seal, const std::string& public_key);

// {seq, at, hash, digest_salt, head, topic, kind, digest, previous}; binary in lower-case hex.
nlohmann::json receipt(const Signer&, const Event&);

// The same with payload and public key: what `arengo verify` checks without a server.
nlohmann::json full_receipt(const Signer&, const Event&);

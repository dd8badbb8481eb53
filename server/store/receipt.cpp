#include "store/receipt.hpp"

#include "base/digest.hpp"
#include "base/json.hpp"

#include <sodium.h>

namespace {

const unsigned char* raw(const std::string& bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

std::string signed_text(std::int64_t seq, const std::string& hash)
{
    return sha256_of_parts({"arengo head", std::to_string(seq), hash});
}

std::string sealed_text(std::string_view bytes) { return sha256_of_parts({"arengo bundle", bytes}); }

std::string signature_of(const std::string& text, const std::string& secret_key)
{
    std::string signature(crypto_sign_BYTES, '\0');
    auto out = reinterpret_cast<unsigned char*>(signature.data());
    crypto_sign_detached(out, nullptr, raw(text), text.size(), raw(secret_key));
    return signature;
}

bool is_by(const std::string& signature, const std::string& text, const std::string& public_key)
{
    if (signature.size() != crypto_sign_BYTES || public_key.size() != crypto_sign_PUBLICKEYBYTES) return false;
    return crypto_sign_verify_detached(raw(signature), raw(text), text.size(), raw(public_key)) == 0;
}

} // namespace

Signer::Signer(std::string secret_key) : secret_key_(std::move(secret_key)) {}

std::string Signer::public_key() const { return secret_key_.substr(crypto_sign_SEEDBYTES); }

std::string Signer::sign(std::int64_t seq, const std::string& hash) const
{
    return signature_of(signed_text(seq, hash), secret_key_);
}

std::string Signer::seal(std::string_view bytes) const { return signature_of(sealed_text(bytes), secret_key_); }

std::string Signer::secret_for(std::string_view purpose) const
{
    return sha256_of_parts({"arengo secret", purpose, secret_key_});
}

std::string key_of(Database& writer)
{
    if (auto found = writer.text("select value from house where name = 'secret_key'")) return from_hex(*found);
    auto seed = random_bytes(crypto_sign_SEEDBYTES);
    std::string open(crypto_sign_PUBLICKEYBYTES, '\0'), secret(crypto_sign_SECRETKEYBYTES, '\0');
    auto out = [](std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); };
    crypto_sign_seed_keypair(out(open), out(secret), raw(seed));
    writer.run("insert into house (name, value) values ('secret_key', ?)", to_hex(secret));
    return secret;
}

bool is_signed(std::int64_t seq, const std::string& hash, const std::string& signature, const std::string& public_key)
{
    return is_by(signature, signed_text(seq, hash), public_key);
}

bool is_sealed(std::string_view bytes, const std::string& seal, const std::string& public_key)
{
    return is_by(seal, sealed_text(bytes), public_key);
}

nlohmann::json receipt(const Signer& signer, const Event& event)
{
    auto hash = to_hex(event.hash);
    nlohmann::json made{
        {"seq", event.seq},
        {"at", to_text(event.at)},
        {"topic", event.topic},
        {"kind", event.kind},
        {"digest", to_hex(event.digest)},
        {"previous", to_hex(event.previous)},
        {"hash", hash},
        {"head", {{"seq", event.seq}, {"hash", hash}, {"signature", to_hex(signer.sign(event.seq, event.hash))}}},
    };
    if (!event.salt.empty()) made["digest_salt"] = to_hex(event.salt);
    return made;
}

nlohmann::json full_receipt(const Signer& signer, const Event& event)
{
    auto made          = receipt(signer, event);
    made["public_key"] = to_hex(signer.public_key());
    if (!event.payload.is_null()) made["payload"] = event.payload;
    return made;
}

#include "base/digest.hpp"

#include <cstdint>
#include <sodium.h>
#include <stdexcept>

namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

} // namespace

std::string to_hex(std::string_view bytes)
{
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), raw(bytes), bytes.size());
    hex.pop_back();
    return hex;
}

std::string to_base64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::string from_base64(std::string_view text)
{
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char* end  = nullptr;
    auto failed      = sodium_base642bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, &end,
                                         sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0 || end != text.data() + text.size()) return {};
    bytes.resize(size);
    return bytes;
}

std::string from_hex(std::string_view hex)
{
    std::string bytes(hex.size() / 2, '\0');
    std::size_t size = 0;
    const char* end  = nullptr;
    if (sodium_hex2bin(raw(bytes), bytes.size(), hex.data(), hex.size(), nullptr, &size, &end) != 0) return {};
    if (end != hex.data() + hex.size()) return {};
    return bytes;
}

std::string sha256(std::string_view bytes)
{
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(raw(digest), raw(bytes), bytes.size());
    return digest;
}

struct Sha256::State {
    crypto_hash_sha256_state of;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->of); }
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { crypto_hash_sha256_update(&state_->of, raw(bytes), bytes.size()); }

std::string Sha256::digest() const
{
    auto copy = state_->of;
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&copy, raw(digest));
    return digest;
}

std::string sha256_of_parts(std::initializer_list<std::string_view> parts)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (auto part : parts) {
        unsigned char length[8];
        for (int i = 0; i < 8; ++i) length[i] = static_cast<unsigned char>(std::uint64_t{part.size()} >> (56 - 8 * i));
        crypto_hash_sha256_update(&state, length, sizeof length);
        crypto_hash_sha256_update(&state, raw(part), part.size());
    }
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&state, raw(digest));
    return digest;
}

std::string random_bytes(std::size_t count)
{
    static const int ready = sodium_init();
    if (ready < 0) throw std::runtime_error("the system gives no random bytes");
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

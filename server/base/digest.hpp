// SHA-256, random bytes and hex. Any thread.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

std::string to_hex(std::string_view bytes);
std::string to_base64(std::string_view bytes);  // with padding
std::string from_base64(std::string_view text); // empty when it is not base64
std::string from_hex(std::string_view hex);     // empty when it is not hex

// SHA-256 of the bytes as they are; 32 raw bytes.
std::string sha256(std::string_view bytes);

// The same of bytes that come piece by piece.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    void add(std::string_view bytes);
    std::string digest() const; // of what was added so far

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// SHA-256 over parts, each preceded by its length as 8 bytes big-endian, so that no two lists of parts run together.
std::string sha256_of_parts(std::initializer_list<std::string_view> parts);

std::string random_bytes(std::size_t count);

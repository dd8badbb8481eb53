// Compression of what goes out. Any thread.
#pragma once

#include <string>
#include <string_view>

enum class Encoding { identity, gzip, brotli };
constexpr int encodings = 3;

// The best that an Accept-Encoding header allows.
Encoding best_encoding(std::string_view accept);
std::string_view name_of(Encoding);

// `effort` 1–9: 4 for what lives until the next event, 9 for what lives as long as the program.
std::string compressed(std::string_view bytes, Encoding, int effort);

// Smaller texts do not get smaller by more than their head.
constexpr std::size_t worth_compressing = 860; // bytes

// The head of a request, read strictly: where two programs could read it differently, it is refused, so that nothing can be
// smuggled past a proxy. Source: RFC 9112. Any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

constexpr std::size_t max_head_bytes   = 8 * 1024; // ten times what browsers send
constexpr std::size_t max_target_bytes = 4 * 1024; // a search with 400 characters, encoded, fits
constexpr std::size_t max_fields       = 100;

// Views into the bytes it was read from.
struct RequestHead {
    struct Field {
        std::string_view name, value;
    };

    std::string_view method, target;
    bool is_1_1                = true;
    std::size_t bytes          = 0; // with the empty line that ends it
    std::size_t content_length = 0;
    std::array<Field, max_fields> fields;
    std::size_t field_count = 0;

    // The value of the first field of this name (lower case), or empty.
    std::string_view value(std::string_view name) const;

    // Whether a list field (Connection, Upgrade) holds this word (lower case).
    bool holds(std::string_view name, std::string_view word) const;
};

// Reads the head that the bytes begin with. False: not all of it has arrived.
// Refuses: malformed, length_required (any Transfer-Encoding), uri_too_long, headers_too_large.
bool read_head(std::string_view bytes, RequestHead&);

// An answer made once and sent many times: its bytes, but for the status line and the hour, wait in every encoding that was
// asked for.
#pragma once

#include "http/encoding.hpp"

#include <mutex>
#include <string>
#include <string_view>

// Weak, because one text has different bytes in each encoding.
std::string etag_of(std::string_view body);

// Whether an If-None-Match header names the tag. Source: RFC 9110, 13.1.2.
bool names_tag(std::string_view if_none_match, std::string_view etag);

class Prebuilt {
  public:
    // `fields`: header lines, each with its end. `effort`: of compression; 0 for what does not get smaller.
    Prebuilt(std::string fields, std::string body, int effort);

    // The same for bytes that live as long as the program. `brotli`: the same compressed beforehand, or empty.
    Prebuilt(std::string fields, std::string_view lasting, std::string_view brotli, int effort);

    struct Variant {
        std::string head; // what follows the Date line, to the empty line
        std::string_view body;
    };
    // Made at the first asking. Any thread.
    const Variant& variant(Encoding) const;

    const std::string& etag() const { return etag_; }
    const std::string& unchanged() const { return unchanged_; } // what follows the Date line of a 304
    std::size_t bytes() const { return body_.size(); }

  private:
    void make(Encoding) const;

    struct Kept : Variant {
        std::once_flag once;
        std::string own;
    };

    std::string own_;
    std::string_view body_, brotli_;
    std::string etag_, fields_, unchanged_;
    int effort_;
    mutable Kept kept_[encodings];
};

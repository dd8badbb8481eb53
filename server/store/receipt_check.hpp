// Whether a receipt holds, by nothing but what stands in it. Any thread; no server, no database.
#pragma once

#include "base/event.hpp"

#include <optional>
#include <string>
#include <string_view>

struct CheckedReceipt {
    Event event;                 // as the receipt tells it, without its payload
    std::string public_key;      // raw bytes, as the receipt gives it: whether it is the house's, the reader must know
    std::optional<bool> content; // it has this digest; nothing when the receipt carries none
    bool place;                  // place, time and content have this hash
    bool signature;              // the key signed this place

    bool holds() const { return content.value_or(true) && place && signature; }
};

// Throws CannotOpen, in one sentence that follows the file's name ("is not a receipt: …").
CheckedReceipt check_receipt(std::string_view text);

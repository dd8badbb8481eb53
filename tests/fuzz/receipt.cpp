// Any bytes as a receipt: none, or one whose verdict does not hang on how it was written down.
#include "base/json.hpp"
#include "store/failure.hpp"
#include "store/receipt_check.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        auto checked = check_receipt(text);
        auto again   = check_receipt(json::parse(text).dump(1, ' ', true));
        if (checked.content != again.content || checked.place != again.place || checked.signature != again.signature)
            std::abort();
    } catch (const CannotOpen&) {
    }
    return 0;
}

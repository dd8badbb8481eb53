// Any bytes as a body: malformed, or an object that means the same when written and read again.
#include "base/json.hpp"
#include "base/refusal.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        auto object = read_json_object({reinterpret_cast<const char*>(data), size});
        if (read_json_object(object.dump()) != object) std::abort();
        Fields fields(object);
        fields.optional_text("text", 100);
        fields.optional_integer("number", 1, largest_id);
        fields.optional_texts("texts", 5, 10);
        fields.done();
    } catch (const Refusal&) {
    }
    return 0;
}

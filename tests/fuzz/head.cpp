// Any bytes as the head of a request: refused, incomplete, or read the way that any other program reads it.
#include "http/head.hpp"
#include "base/refusal.hpp"
#include "http/target.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

void must(bool holds)
{
    if (!holds) std::abort();
}

void check(std::string_view bytes, const RequestHead& head)
{
    auto read = bytes.substr(0, head.bytes);
    must(read.ends_with("\r\n\r\n") && read.find("\r\n\r\n") + 4 == head.bytes);
    must(head.bytes <= max_head_bytes && head.target.size() <= max_target_bytes && head.field_count <= max_fields);
    must(read.find('\0') == std::string_view::npos && !head.value("host").empty());
    for (std::size_t i = 1; i < read.size(); ++i) {
        must((read[i] == '\n') == (read[i - 1] == '\r'));
        must(read[i - 1] != '\n' || (read[i] != ' ' && read[i] != '\t'));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static RequestHead head;
    try {
        if (!read_head(bytes, head)) return 0;
        check(bytes, head);
        auto target = read_target(head.target);
        must(target.path.starts_with('/') && (target.path + '/').find("/../") == std::string::npos);
    } catch (const Refusal&) {
    }
    return 0;
}

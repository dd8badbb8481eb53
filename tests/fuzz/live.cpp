// Any bytes as a message of the live channel: refused, or a request that means the same when said and read again; and its
// topic, whatever it is, comes back as a sound message.
#include "base/json.hpp"
#include "base/refusal.hpp"
#include "embedded.hpp"
#include "live/messages.hpp"

#include <cstdint>
#include <cstdlib>

// The words of the house are not told here.
std::span<const EmbeddedFile> embedded_words() { return {}; }

namespace {

void must(bool holds)
{
    if (!holds) std::abort();
}

json said(const Request& request)
{
    if (request.verb == Request::Verb::unfollow) return {{"unfollow", request.topic}};
    json follow{{"follow", request.topic}};
    if (request.after) follow["after"] = {{"epoch", request.after->epoch}, {"seq", request.after->seq}};
    return follow;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Request request;
    try {
        request = read_request({reinterpret_cast<const char*>(data), size});
    } catch (const Refusal&) {
        return 0;
    }
    must(said(read_request(said(request).dump())) == said(request));
    must(json::parse(reset_text(request.topic)) == json{{"topic", request.topic}, {"reset", true}});
    must(json::parse(watching_text(request.topic, 7)) == json{{"topic", request.topic}, {"watching", 7}});
    auto seq = request.after ? request.after->seq : 0;
    must(json::parse(tick_text(request.topic, seq, {{"vote_cast", 2}}, said(request)))["patch"] == said(request));
    return 0;
}

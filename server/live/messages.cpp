#include "live/messages.hpp"

#include "base/json.hpp"
#include "base/words.hpp"

#include <limits>

namespace {

// No name of a topic is half as long.
constexpr std::size_t max_topic_chars = 64;
constexpr std::size_t max_epoch_chars = 64;

std::string text_of(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

// Any integer is a position, if an impossible one: that is for the reset, not for the door.
std::int64_t read_seq(const json& after)
{
    auto found = after.find("seq");
    if (found == after.end() || !found->is_number_integer()) throw Refusal{Reason::malformed};
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > std::uint64_t{largest}) return largest;
    return found->get<std::int64_t>();
}

Position read_position(const json& after)
{
    if (!after.is_object() || after.size() != 2) throw Refusal{Reason::malformed};
    return {Fields(after).text("epoch", max_epoch_chars), read_seq(after)};
}

int status_of(Reason reason)
{
    if (reason == Reason::not_found) return 404;
    return reason == Reason::too_many_requests ? 429 : 500;
}

} // namespace

Request read_request(std::string_view text)
{
    auto object = read_json_object(text);
    Fields fields(object);
    if (object.size() == 1 && object.contains("unfollow"))
        return {Request::Verb::unfollow, fields.text("unfollow", max_topic_chars), {}};
    Request request{Request::Verb::follow, fields.text("follow", max_topic_chars), {}};
    if (auto after = object.find("after"); after != object.end()) request.after = read_position(*after);
    if (object.size() != (request.after ? 2 : 1)) throw Refusal{Reason::malformed};
    return request;
}

std::string opening_text(const std::string& topic, const std::string& epoch, const Opening& opening)
{
    return "{\"topic\":" + text_of(topic) + ",\"epoch\":" + text_of(epoch) + ",\"seq\":" + std::to_string(opening.seq)
           + ",\"state\":" + text_of(opening.state) + '}';
}

std::string tick_text(const std::string& topic, std::int64_t seq, const Kinds& kinds, const json& patch)
{
    return "{\"topic\":" + text_of(topic) + ",\"seq\":" + std::to_string(seq) + ",\"kinds\":" + text_of(kinds)
           + ",\"patch\":" + text_of(patch) + '}';
}

std::string reset_text(const std::string& topic) { return "{\"topic\":" + text_of(topic) + ",\"reset\":true}"; }

std::string watching_text(const std::string& topic, int watching)
{
    return "{\"topic\":" + text_of(topic) + ",\"watching\":" + std::to_string(watching) + '}';
}

std::string problem_text(const std::string& topic, const Refusal& refusal, std::string_view language)
{
    std::string reason(name_of(refusal.reason));
    json problem{{"reason", reason},
                 {"status", status_of(refusal.reason)},
                 {"detail", say(language, "refusal." + reason, refusal.details)}};
    return "{\"topic\":" + text_of(topic) + ",\"problem\":" + text_of(problem) + '}';
}

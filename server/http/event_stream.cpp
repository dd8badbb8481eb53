#include "http/answers.hpp"
#include "http/presence.hpp"
#include "http/socket.hpp"

#include <charconv>
#include <netinet/tcp.h>
#include <nlohmann/json.hpp>
#include <vector>

using json = nlohmann::json;

namespace {

// What one page follows; several streams may run beside each other.
constexpr std::size_t max_topics = 16;
// A client that does not acknowledge what we send for this long is gone: an event stream says nothing by itself.
constexpr int acknowledged_within_ms = 50'000;

std::vector<std::string_view> split(std::string_view list)
{
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        auto end = std::min(list.find(','), list.size());
        if (end > 0) parts.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

// "epoch:seq", as we gave it; anything else means from now.
json position_in(std::string_view last_event_id)
{
    auto colon = last_event_id.rfind(':');
    if (colon == std::string_view::npos) return {};
    auto digits        = last_event_id.substr(colon + 1);
    std::int64_t seq   = 0;
    auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), seq);
    if (failed != std::errc{} || end != digits.data() + digits.size()) return {};
    return {{"epoch", last_event_id.substr(0, colon)}, {"seq", seq}};
}

class EventStream final : public Presence, public std::enable_shared_from_this<EventStream> {
  public:
    EventStream(Core& core, Taken& taken) : Presence(core, taken)
    {
        setsockopt(outgoing().stream().native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &acknowledged_within_ms,
                   sizeof acknowledged_within_ms);
    }

    void open(std::string head, const std::vector<std::string_view>& topics, const json& after)
    {
        outgoing().offer(std::make_shared<const std::string>(std::move(head)));
        listen();
        enter();
        for (auto topic : topics) {
            json request{{"follow", topic}};
            if (!after.is_null()) request["after"] = after;
            if (!is_leaving()) conversation().receive(request.dump());
        }
    }

    bool offer(const SharedFrame& frame) override { return Presence::offer(frame, frame->entry()); }

  private:
    void ping() override
    {
        static const auto comment = std::make_shared<const std::string>(":\n\n");
        heard(); // it cannot answer; the kernel tells when it is gone
        outgoing().offer(comment);
    }

    void say_goodbye(int code, std::string_view why) override
    {
        json goodbye{{"code", code}, {"reason", why}};
        auto entry = "event: close\ndata: " + goodbye.dump() + "\n\n";
        outgoing().offer(std::make_shared<const std::string>(std::move(entry)));
        outgoing().when_sent([self = shared_from_this()](error_code = {}) { self->outgoing().close(); });
    }

    // Nothing more is to come from a client: whatever does ends the stream. This wait keeps it alive.
    void listen()
    {
        auto heard = [self = shared_from_this()](error_code) { self->outgoing().close(); };
        outgoing().stream().async_wait(asio::socket_base::wait_read, std::move(heard));
    }
};

void refuse(Core& core, Taken& taken, const Refusal& refusal)
{
    Occurrence where{taken.visit.language, "/api/live", taken.visit.request_id};
    auto reply  = problem(refusal, where);
    auto answer = std::string(core.opening_line(reply.status, true)) + core.site.fields_for(reply.content_type)
                  + "Content-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n" + reply.body;
    error_code ignored;
    taken.stream.write_some(asio::buffer(answer), ignored);
    taken.stream.shutdown(Tcp::socket::shutdown_send, ignored);
}

std::string_view last_event_id(std::string_view head)
{
    RequestHead fields;
    return read_head(head, fields) ? fields.value("last-event-id") : std::string_view{};
}

} // namespace

void open_stream(Core& core, Taken taken)
{
    auto asked  = taken.visit.query.find("topic");
    auto topics = asked == taken.visit.query.end() ? std::vector<std::string_view>{} : split(asked->second);
    if (topics.empty() || topics.size() > max_topics || taken.visit.query.size() > 1)
        return refuse(core, taken, Refusal{Reason::bad_value, {{"field", "topic"}}});
    auto head = std::string(core.opening_line(200, true)) + core.site.fields_for("text/event-stream")
                + "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\n\r\n";
    auto stream = std::make_shared<EventStream>(core, taken);
    stream->open(std::move(head), topics, position_in(last_event_id(taken.head)));
}

#include "http/socket.hpp"

#include "http/presence.hpp"

#include <array>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace websocket = boost::beast::websocket;

namespace {

using Head = boost::beast::http::request<boost::beast::http::empty_body>;

// What a client says is a topic and a position: a hundred bytes or two.
constexpr std::size_t max_message_bytes = 16 * 1024;
// Control frames between two of our own pings. An honest client sends one or two.
constexpr int max_control_frames = 250;

class Socket final : public Presence, public std::enable_shared_from_this<Socket> {
  public:
    Socket(Core& core, Taken& taken) : Presence(core, taken), websocket_(outgoing())
    {
        websocket_.auto_fragment(false);
        websocket_.read_message_max(max_message_bytes);
        websocket_.control_callback([this](websocket::frame_type, boost::beast::string_view) { take_control_frame(); });
    }

    void open(const Head& head)
    {
        websocket_.async_accept(head, [self = shared_from_this()](error_code failed) {
            if (failed) return;
            self->enter();
            self->read();
        });
    }

    bool offer(const SharedFrame& frame) override { return Presence::offer(frame, frame->bytes()); }

  private:
    void ping() override
    {
        static const auto empty_ping = std::make_shared<const std::string>("\x89\x00", 2);
        control_frames_              = 0;
        // Refused: Beast has failed the connection and waits for the other side to go. It has waited long enough.
        if (!outgoing().offer(empty_ping)) outgoing().close();
    }

    void say_goodbye(int code, std::string_view why) override
    {
        if (outgoing().said_goodbye()) return;
        websocket::close_reason reason(static_cast<websocket::close_code>(code),
                                       boost::beast::string_view(why.data(), why.size()));
        websocket_.async_close(reason, [self = shared_from_this()](error_code) {});
    }

    // The pending read keeps the connection alive: whatever ends it, ends the connection.
    void read()
    {
        if (is_leaving()) return;
        auto took = [self = shared_from_this()](error_code failed, std::size_t bytes) {
            if (!failed) self->take(bytes);
        };
        websocket_.async_read_some(asio::buffer(buffer_), std::move(took));
    }

    void take(std::size_t bytes)
    {
        heard();
        if (!websocket_.got_text()) return close(4400, "text only");
        text_.append(buffer_.data(), bytes);
        if (websocket_.is_message_done()) {
            auto text = std::exchange(text_, {});
            conversation().receive(text);
        }
        read();
    }

    void take_control_frame()
    {
        heard();
        if (++control_frames_ > max_control_frames) close(1008, "too many control frames");
    }

    websocket::stream<OutgoingLayer, false> websocket_;
    std::string text_; // of the message that is coming in
    std::array<char, 128> buffer_;
    int control_frames_ = 0;
};

} // namespace

void open_socket(Core& core, Taken taken)
{
    boost::beast::http::request_parser<boost::beast::http::empty_body> parser;
    error_code failed;
    parser.put(asio::buffer(taken.head), failed);
    // Before our answer a client has nothing to say (RFC 6455, 4.1).
    if (failed || !parser.is_done() || !taken.rest.empty()) return;
    std::make_shared<Socket>(core, taken)->open(parser.get());
}

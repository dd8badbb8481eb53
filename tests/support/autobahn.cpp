#include "support/autobahn.hpp"

#include <catch2/catch.hpp>

namespace {

constexpr std::string_view last_ping = "is this all?";

void add(std::string& list, const std::string& word) { list += (list.empty() ? "" : " ") + word; }

} // namespace

std::string frame_bytes(int first, std::string_view payload)
{
    constexpr std::string_view mask = "\x37\xfa\x21\x3d";
    constexpr int masked            = 0x80;
    std::string bytes{static_cast<char>(first)};
    auto length = [&](int count) {
        for (int i = count - 1; i >= 0; --i) bytes += static_cast<char>(payload.size() >> (8 * i));
    };
    if (payload.size() < 126)
        bytes += static_cast<char>(masked | static_cast<int>(payload.size()));
    else if (payload.size() <= 0xffff)
        bytes += static_cast<char>(masked | 126), length(2);
    else
        bytes += static_cast<char>(masked | 127), length(8);
    bytes += mask;
    for (std::size_t i = 0; i < payload.size(); ++i) bytes += static_cast<char>(payload[i] ^ mask[i % 4]);
    return bytes;
}

std::string goodbye(int code, std::string_view reason)
{
    return std::string{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)} + std::string(reason);
}

AutobahnClient& AutobahnClient::in_frames(int opcode, std::string_view message, std::size_t octets)
{
    for (bool is_first = true; is_first || !message.empty(); is_first = false) {
        auto part = message.substr(0, octets);
        message.remove_prefix(part.size());
        send((is_first ? opcode : static_cast<int>(continuation)) | (message.empty() ? fin : 0), part);
    }
    return *this;
}

AutobahnClient& AutobahnClient::raw(std::string_view bytes, std::size_t chop)
{
    while (!bytes.empty()) {
        auto piece = bytes.substr(0, chop ? chop : bytes.size());
        client_.raw(piece);
        bytes.remove_prefix(piece.size());
    }
    return *this;
}

std::string AutobahnClient::told(const WireFrame& frame)
{
    if (frame.opcode == pong_frame) return "pong(" + frame.payload + ')';
    if (frame.opcode == close_frame)
        return frame.payload.empty() ? "closed()" : "closed(" + std::to_string(frame.code()) + ')';
    if (frame.opcode != text) return "a frame of kind " + std::to_string(frame.opcode);
    auto message = json::parse(frame.payload);
    if (message.contains("state")) return "state";
    if (message.contains("problem")) return "problem(" + message["topic"].get<std::string>() + ')';
    return message.contains("watching") ? "" : frame.payload;
}

std::string AutobahnClient::outcome()
{
    send(fin | ping_frame, last_ping);
    for (;;) {
        auto frame = client_.next();
        if (frame.opcode == -1) break;
        if (frame.opcode == pong_frame && frame.payload == last_ping) {
            add(heard_, "open");
            break;
        }
        if (auto words = told(frame); !words.empty()) add(heard_, words);
    }
    return heard_;
}

void AutobahnClient::settle()
{
    send(fin | ping_frame, "settle");
    for (;;) {
        auto frame = client_.next();
        if (frame.opcode == -1 || (frame.opcode == pong_frame && frame.payload == "settle")) return;
        if (auto words = told(frame); !words.empty()) add(heard_, words);
        if (frame.opcode == close_frame) return;
    }
}

std::string follow_message(std::size_t octets)
{
    std::string message = R"({"follow":"thing/1"})";
    if (octets > message.size()) message += std::string(octets - message.size(), ' ');
    return message;
}

void play(const std::vector<AutobahnCase>& cases)
{
    ServedThings things;
    things.happen("thing/1", {{"votes", 1}});
    for (const auto& one : cases) {
        INFO("Autobahn " << one.number);
        AutobahnClient client(things);
        one.play(client);
        CHECK(client.outcome() == one.expected);
    }
}

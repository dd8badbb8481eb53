// A served house with live things that the test makes happen, and a WebSocket client that may also misbehave.
#pragma once

#include "support/visitors.hpp"

#include <mutex>

// "thing/1", "thing/2"…: plain values that everybody may follow.
class ServedThings {
  public:
    explicit ServedThings(Deadlines = quick());

    // Deadlines are looked at often, so that no test waits for one.
    static Deadlines quick();

    int port() const { return served_.port(); }
    House& house() { return served_.house; }
    void stop() { served_.stop(); }
    void ask_to_stop() { served_.ask_to_stop(); }

    // As if a command had committed it.
    void happen(const std::string& topic, json patch, Pace = Pace::at_once);
    json truth(const std::string& topic);
    std::int64_t seq();

  private:
    std::optional<Opening> opening(std::int64_t id);

    ServedHouse served_;
    std::mutex mutex_;
    std::map<std::string, json> truth_;
    std::int64_t seq_ = 0;
};

enum Opcode { continuation = 0, text = 1, binary = 2, close_frame = 8, ping_frame = 9, pong_frame = 10 };

struct WireFrame {
    int opcode    = -1; // -1: the connection ended
    bool is_final = true;
    std::string payload;

    // Of a close frame; 0 when it has none.
    int code() const;
};

class WebSocketClient {
  public:
    // `receive_buffer`: a small one makes a slow client.
    explicit WebSocketClient(int port, const std::string& lines = "", int receive_buffer = 0);
    ~WebSocketClient();
    WebSocketClient(const WebSocketClient&) = delete;

    int status() const { return status_; } // of the handshake
    const std::string& head() const { return head_; }

    void say(const json& message) { frame(text, message.dump()); }
    void follow(const std::string& topic) { say({{"follow", topic}}); }

    // One frame, masked; `first` replaces the first byte (final flag, reserved bits, opcode).
    void frame(int opcode, std::string_view payload, bool is_final = true);
    void odd_frame(int first, std::string_view payload, bool is_masked = true);
    void raw(std::string_view bytes);
    void end(); // closes the connection without a word

    // The next frame, whatever it is; waits at most half a minute.
    WireFrame next();
    // Whether there is something to read already.
    bool says_something();
    // The next message; pings, pongs and headcounts are passed over.
    json hear();
    // What the house closes with; everything before is passed over. 0: it went without a word.
    int closed_with();

  private:
    bool receive(std::size_t bytes);

    int socket_ = -1;
    int status_ = 0;
    std::string head_, buffer_;
};

// The lines of a handshake from our own page.
std::string own_origin(int port);

#include "support/sockets.hpp"

#include <catch2/catch.hpp>

namespace {

// A browser behind a network that blocks WebSocket.
class StreamReader {
  public:
    StreamReader(int port, const std::string& query, const std::string& lines = "") : connection_(port)
    {
        connection_.send(get_request("/api/live" + query, "Accept: text/event-stream\r\n" + lines));
        answer = connection_.answer(true);
    }

    struct Entry {
        std::string id, event;
        json data;
    };

    // The next entry; comments and headcounts are passed over.
    Entry next()
    {
        for (;;) {
            auto lines = connection_.until("\n\n");
            if (lines.empty()) throw std::runtime_error("the stream ended");
            auto entry = read(lines);
            if (!entry.data.is_null() && !entry.data.contains("watching")) return entry;
        }
    }

    RawConnection& connection() { return connection_; }

    Answer answer;

  private:
    static Entry read(std::string_view lines)
    {
        Entry entry;
        while (!lines.empty()) {
            auto line = lines.substr(0, lines.find('\n'));
            lines.remove_prefix(std::min(line.size() + 1, lines.size()));
            if (line.starts_with("id: ")) entry.id = line.substr(4);
            if (line.starts_with("event: ")) entry.event = line.substr(7);
            if (line.starts_with("data: ")) entry.data = json::parse(line.substr(6));
        }
        return entry;
    }

    RawConnection connection_;
};

} // namespace

TEST_CASE("an event stream says the same as a WebSocket, and resumes where it broke off")
{
    ServedThings things;
    things.happen("thing/1", {{"votes", 1}});
    things.happen("thing/2", {{"comments", 5}});
    std::string at;
    WebSocketClient stays(things.port());
    stays.follow("thing/1");
    stays.hear();
    {
        StreamReader reader(things.port(), "?topic=thing/1&topic=thing%2F2");
        CHECK(reader.answer.status == 200);
        CHECK(reader.answer.header("content-type") == "text/event-stream");
        CHECK(reader.answer.header("cache-control") == "no-store");
        CHECK(reader.next().data["state"] == json{{"votes", 1}});
        CHECK(reader.next().data["state"] == json{{"comments", 5}});
        things.happen("thing/2", {{"comments", 6}});
        auto entry = reader.next();
        CHECK(entry.data["patch"] == json{{"comments", 6}});
        CHECK(entry.id == things.house().ledger.epoch() + ':' + std::to_string(things.seq()));
        at = entry.id;
    }
    StreamReader back(things.port(), "?topic=thing/1", "Last-Event-ID: " + at + "\r\n");
    things.happen("thing/1", {{"votes", 2}});
    CHECK(back.next().data["patch"] == json{{"votes", 2}});
}

TEST_CASE("an event stream from an impossible position is reset")
{
    ServedThings things;
    things.happen("thing/1", {{"votes", 1}});
    StreamReader reader(things.port(), "?topic=thing/1", "Last-Event-ID: another:1\r\n");
    CHECK(reader.next().data == json{{"topic", "thing/1"}, {"reset", true}});
    CHECK(reader.next().data["state"] == json{{"votes", 1}});
    StreamReader odd(things.port(), "?topic=thing/1", "Last-Event-ID: what\r\n");
    CHECK(odd.next().data["state"] == json{{"votes", 1}});
}

TEST_CASE("an event stream on nothing, on too much or on what is not there is refused or told")
{
    ServedThings things;
    CHECK(StreamReader(things.port(), "").answer.status == 400);
    CHECK(StreamReader(things.port(), "?topic=").answer.status == 400);
    CHECK(StreamReader(things.port(), "?theme=1&topic=thing/1").answer.status == 400);
    std::string many = "?topic=thing/1";
    for (int i = 2; i <= 17; ++i) many += "&topic=thing/" + std::to_string(i);
    CHECK(StreamReader(things.port(), many).answer.status == 400);
    StreamReader reader(things.port(), "?topic=thing/9");
    CHECK(reader.answer.status == 200);
    CHECK(reader.next().data["problem"]["reason"] == "not_found");
}

TEST_CASE("an event stream is told why it ends")
{
    ServedThings things;
    things.happen("thing/1", {{"votes", 1}});
    StreamReader reader(things.port(), "?topic=thing/1");
    reader.next();
    things.stop();
    auto last = reader.next();
    CHECK(last.event == "close");
    CHECK(last.data["code"] == 1001);
    CHECK(reader.connection().is_closed());
}

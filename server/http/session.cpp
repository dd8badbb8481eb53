#include "http/session.hpp"

#include "base/digest.hpp"
#include "base/log.hpp"
#include "http/answers.hpp"
#include "http/socket.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

namespace {

constexpr std::size_t first_buffer_bytes = 2048; // what a browser sends fits; most connections never need more

std::string next_request_id()
{
    static const auto house = to_hex(random_bytes(4)); // so that ids of two starts differ
    static std::atomic<std::uint64_t> count{0};
    return house + '-' + std::to_string(++count);
}

void log_fault(std::exception_ptr thrown)
{
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& fault) {
        log(Level::error, "a connection failed", {{"why", fault.what()}});
    }
}

void note(const Request& request, int status, std::chrono::steady_clock::time_point since)
{
    using namespace std::chrono;
    constexpr auto slow = 1s;
    auto took           = steady_clock::now() - since;
    bool writes         = request.visit.method != Method::get;
    if (!writes && status < 500 && took < slow) return; // reads are counted, not told
    log(status >= 500 ? Level::error : Level::info, "answered",
        {{"request", request.visit.request_id},
         {"route", request.route ? request.route->pattern : "a page"},
         {"status", status},
         {"ms", duration_cast<milliseconds>(took).count()}});
}

} // namespace

Session::Session(Core& core, Stream stream, const Address& peer, Place place)
    : core_(core), stream_(std::move(stream)), peer_(peer), place_(std::move(place)), buffer_(first_buffer_bytes)
{
    core_.add(*this);
}

Session::~Session() { core_.remove(*this); }

void Session::leave()
{
    over_ = true;
    error_code ignored;
    if (waiting_) stream_.cancel(ignored);
}

void Session::cut()
{
    timed_out_ = true;
    Figures::add(core_.figures.cut_off);
    error_code ignored;
    stream_.cancel(ignored);
}

void Session::expect_within(std::chrono::milliseconds span)
{
    core_.expect(*this, core_.after(core_.leaving() ? std::min(span, core_.serving.deadlines.drain) : span));
}

void Session::use(std::size_t bytes)
{
    begin_ += bytes;
    if (begin_ == end_) begin_ = end_ = 0;
}

awaitable<void> Session::run()
{
    expect_within(core_.serving.deadlines.head);
    while (!over_ && !broken_) {
        std::exception_ptr refused;
        bool whole = false;
        try {
            whole = read_head(arrived(), core_.head);
        } catch (...) {
            refused = std::current_exception();
        }
        if (refused) {
            Request unread;
            unread.visit.request_id = next_request_id();
            co_await give_up(unread, refused);
        } else if (!whole) {
            co_await receive_head();
        } else if (auto response = from_memory(core_)) {
            // The hot path: one look-up, one write, no waiting.
            auto manner = manner_of(core_.head);
            Figures::add(core_.figures.from_memory);
            use(core_.head.bytes);
            auto [sent, all] = send_now(*response, manner);
            if (!all) co_await send_rest(*response, manner, sent);
        } else {
            co_await serve_one();
        }
    }
    if ((lingers_ || begin_ != end_) && !broken_) co_await linger();
}

awaitable<void> Session::serve_one()
{
    auto since = std::chrono::steady_clock::now();
    Request request;
    request.visit.request_id = next_request_id();
    std::exception_ptr refused;
    try {
        read_request(core_, peer_, request);
    } catch (...) {
        refused = std::current_exception();
    }
    if (!refused && request.live != Request::Live::no && !core_.leaving()) {
        hand_over(request);
        co_return;
    }
    auto has_body = core_.head.content_length > 0;
    use(core_.head.bytes);
    if (refused && has_body) {
        co_await give_up(request, refused);
        co_return;
    }
    if (!refused && has_body) co_await receive_body(request);
    if (request.visit.body.size() < request.content_length && !refused) co_return;
    core_.expect(*this, Time::max()); // the time it takes now is ours
    Response response;
    if (refused) {
        response = refusal_of(core_, request, refused);
    } else {
        auto answering = answer(core_, request);
        response       = co_await std::move(answering);
    }
    note(request, response.status, since);
    co_await send(response, request.manner);
}

// Reads more of a head.
awaitable<void> Session::receive_head()
{
    waiting_ = begin_ == end_;
    if (waiting_ && core_.leaving()) {
        over_ = true;
        co_return;
    }
    co_await receive();
    // From its first byte on, a head has a time of its own: trickling bytes do not extend it.
    if (std::exchange(waiting_, false) && begin_ != end_) expect_within(core_.serving.deadlines.head);
    if (!timed_out_) co_return;
    if (begin_ == end_) broken_ = true; // idle for too long: nobody waits for an answer
    if (broken_) co_return;
    Request unread;
    unread.visit.request_id = next_request_id();
    auto late               = std::make_exception_ptr(Refusal{Reason::timeout});
    co_await give_up(unread, late);
}

// Grows with what arrives, never with what is announced.
awaitable<void> Session::receive_body(Request& request)
{
    auto& body = request.visit.body;
    expect_within(core_.serving.deadlines.body);
    if (request.expects_continue && begin_ == end_) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        error_code failed;
        co_await asio::async_write(stream_, asio::buffer(go_on), asio::redirect_error(use_awaitable, failed));
    }
    for (;;) {
        auto part = arrived().substr(0, request.content_length - body.size());
        body += part;
        use(part.size());
        if (body.size() == request.content_length) co_return;
        co_await receive();
        if (timed_out_) {
            auto late = std::make_exception_ptr(Refusal{Reason::timeout});
            co_await give_up(request, late);
            co_return;
        }
        if (broken_) co_return;
    }
}

// Reads once into the buffer. Nothing more comes: over.
awaitable<void> Session::receive()
{
    if (begin_ > 0) {
        std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
        end_ -= std::exchange(begin_, 0);
    }
    if (end_ == buffer_.size()) buffer_.resize(2 * buffer_.size());
    error_code failed;
    auto room  = asio::buffer(buffer_.data() + end_, buffer_.size() - end_);
    auto count = co_await stream_.async_read_some(room, asio::redirect_error(use_awaitable, failed));
    end_ += count;
    if (failed && !timed_out_) broken_ = true;
}

// Answers and closes: what follows on this connection cannot be told apart from what was refused.
awaitable<void> Session::give_up(const Request& request, std::exception_ptr why)
{
    auto response = refusal_of(core_, request, why);
    auto manner   = request.manner;
    manner.closes = true;
    timed_out_    = false;
    lingers_      = true;
    co_await send(response, manner);
}

std::pair<std::size_t, bool> Session::send_now(const Response& response, const Manner& manner)
{
    bool closes = manner.closes || core_.leaving();
    auto line   = core_.opening_line(response.status, closes);
    auto head = response.head_for(manner), body = response.body_for(manner);
    Figures::add(core_.figures.answers[static_cast<std::size_t>(response.status / 100)]);
    std::array<asio::const_buffer, 3> parts{asio::buffer(line), asio::buffer(head), asio::buffer(body)};
    error_code failed;
    auto sent = stream_.write_some(parts, failed);
    bool all  = sent == line.size() + head.size() + body.size();
    if (closes) over_ = true;
    if (failed && failed != asio::error::would_block) broken_ = true;
    const auto& deadlines = core_.serving.deadlines;
    expect_within(begin_ == end_ ? deadlines.idle : deadlines.head);
    return {sent, all || broken_};
}

awaitable<void> Session::send(const Response& response, const Manner& manner)
{
    auto [sent, all] = send_now(response, manner);
    if (!all) co_await send_rest(response, manner, sent);
    if (response.file && !manner.only_head && !broken_) co_await send_file(response);
}

// Its pieces come from the system's cache as a rule; a disk that must be asked holds up this core for one of them.
awaitable<void> Session::send_file(const Response& response)
{
    constexpr std::size_t piece_bytes = 64 * 1024;
    std::vector<char> piece(piece_bytes);
    while (!broken_) {
        response.file->read(piece.data(), static_cast<std::streamsize>(piece.size()));
        auto count = static_cast<std::size_t>(response.file->gcount());
        if (count == 0) break;
        expect_within(core_.serving.deadlines.answer);
        error_code failed;
        auto bytes = asio::buffer(piece.data(), count);
        co_await asio::async_write(stream_, bytes, asio::redirect_error(use_awaitable, failed));
        if (failed) broken_ = true;
    }
    expect_within(core_.serving.deadlines.idle);
}

// The socket is full: a large answer, or a client that does not read.
awaitable<void> Session::send_rest(const Response& response, const Manner& manner, std::size_t sent)
{
    bool closes = manner.closes || core_.leaving();
    std::string line(core_.opening_line(response.status, closes));
    auto head = response.head_for(manner), body = response.body_for(manner);
    std::vector<asio::const_buffer> parts;
    for (auto part : {std::string_view(line), head, body}) {
        auto skipped = std::min(sent, part.size());
        sent -= skipped;
        if (skipped < part.size()) parts.push_back(asio::buffer(part.substr(skipped)));
    }
    expect_within(core_.serving.deadlines.answer);
    error_code failed;
    co_await asio::async_write(stream_, parts, asio::redirect_error(use_awaitable, failed));
    if (failed) broken_ = true;
    expect_within(core_.serving.deadlines.idle);
}

// Closing with bytes unread would reset the connection, and the client might lose the answer. Source: RFC 9112, 9.6.
awaitable<void> Session::linger()
{
    error_code failed;
    stream_.shutdown(Tcp::socket::shutdown_send, failed);
    expect_within(core_.serving.deadlines.linger);
    while (!failed) {
        auto room = asio::buffer(buffer_);
        co_await stream_.async_read_some(room, asio::redirect_error(use_awaitable, failed));
    }
}

void Session::hand_over(Request& request)
{
    auto& visit         = request.visit;
    const auto& serving = core_.serving;
    if (!visit.session.empty() && serving.identify) visit.recognise(serving.identify(serving.house, visit.session));
    auto bytes = arrived();
    Taken taken{std::move(stream_), std::move(place_), std::string(bytes.substr(0, core_.head.bytes)),
                std::string(bytes.substr(core_.head.bytes)), std::move(visit)};
    begin_ = end_ = 0;
    over_         = true;
    if (request.live == Request::Live::socket)
        open_socket(core_, std::move(taken));
    else
        open_stream(core_, std::move(taken));
}

void welcome(Core& core, Stream stream, const Address& peer, Place place)
{
    auto run     = [](std::unique_ptr<Session> session) -> awaitable<void> { co_await session->run(); };
    auto session = std::make_unique<Session>(core, std::move(stream), peer, std::move(place));
    auto running = run(std::move(session));
    asio::co_spawn(core.io, std::move(running), [](std::exception_ptr thrown) {
        if (thrown) log_fault(thrown);
    });
}

#include "http/metrics.hpp"

#include "base/refusal.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

namespace {

void tell(std::string& text, std::string_view name, std::string_view type, std::string_view help)
{
    text += "# HELP " + std::string(name) + ' ' + std::string(help) + "\n# TYPE " + std::string(name) + ' '
            + std::string(type) + '\n';
}

template <class Of> std::uint64_t sum(std::span<const Figures* const> all, Of of)
{
    std::uint64_t total = 0;
    for (const auto* figures : all) total += of(*figures).load(std::memory_order_relaxed);
    return total;
}

std::string answer_to(std::string_view asked, const std::function<std::string()>& figures)
{
    RequestHead head;
    auto body               = std::string("only GET /metrics is answered here\n");
    std::string_view status = "404 Not Found";
    try {
        if (read_head(asked, head) && head.method == "GET" && head.target == "/metrics")
            body = figures(), status = "200 OK";
    } catch (const Refusal&) {
        status = "400 Bad Request";
    }
    return "HTTP/1.1 " + std::string(status)
           + "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: "
           + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

// One connection for one answer, within the time that a head has.
struct Asker final : Guest {
    Asker(Core& of, Stream from) : core(of), stream(std::move(from))
    {
        core.expect(*this, core.after(core.serving.deadlines.head));
        core.add(*this);
    }
    ~Asker() override { core.remove(*this); }
    void leave() override { cut(); }
    void cut() override
    {
        error_code ignored;
        stream.cancel(ignored);
    }

    Core& core;
    Stream stream;
    std::array<char, 4096> asked; // what Prometheus sends has some 300 bytes, in one piece
};

awaitable<void> tell_one(std::unique_ptr<Asker> asker, std::function<std::string()> figures)
{
    error_code failed;
    auto room  = asio::buffer(asker->asked);
    auto count = co_await asker->stream.async_read_some(room, asio::redirect_error(use_awaitable, failed));
    if (failed) co_return;
    auto answer = answer_to({asker->asked.data(), count}, figures);
    co_await asio::async_write(asker->stream, asio::buffer(answer), asio::redirect_error(use_awaitable, failed));
}

} // namespace

std::string metrics_text(std::span<const Figures* const> all, int open_connections)
{
    std::string text;
    tell(text, "arengo_http_answers_total", "counter", "Answers, by the first digit of their status.");
    for (std::size_t digit = 2; digit < 6; ++digit)
        text += "arengo_http_answers_total{class=\"" + std::to_string(digit) + "xx\"} "
                + std::to_string(sum(
                    all, [&](const Figures& of) -> auto& { return of.answers[digit]; }))
                + '\n';
    auto count = [&](std::string_view name, std::string_view help, auto of) {
        tell(text, name, "counter", help);
        text += std::string(name) + ' ' + std::to_string(sum(all, of)) + '\n';
    };
    count(
        "arengo_http_answers_from_memory_total", "Answers that were already rendered.",
        [](const Figures& of) -> auto& { return of.from_memory; });
    count(
        "arengo_http_connections_total", "Connections accepted.",
        [](const Figures& of) -> auto& { return of.connections; });
    count(
        "arengo_http_turned_away_total", "Connections beyond the caps.",
        [](const Figures& of) -> auto& { return of.turned_away; });
    count(
        "arengo_http_cut_off_total", "Connections that outlived a deadline.",
        [](const Figures& of) -> auto& { return of.cut_off; });
    tell(text, "arengo_http_connections", "gauge", "Connections open now.");
    return text + "arengo_http_connections " + std::to_string(open_connections) + '\n';
}

awaitable<void> keep_telling(Core& core, Acceptor acceptor, std::function<std::string()> figures)
{
    while (!core.leaving()) {
        Stream stream(core.io);
        error_code failed;
        co_await acceptor.async_accept(stream, asio::redirect_error(use_awaitable, failed));
        if (failed == asio::error::operation_aborted) break;
        if (failed) continue;
        auto asker   = std::make_unique<Asker>(core, std::move(stream));
        auto telling = tell_one(std::move(asker), figures);
        asio::co_spawn(core.io, std::move(telling), asio::detached);
    }
}

#include "http/listener.hpp"

#include "base/log.hpp"
#include "http/address.hpp"
#include "http/session.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <charconv>
#include <sys/socket.h>

namespace {

using ShareThePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

std::string text_of(const Tcp::endpoint& endpoint)
{
    auto host = endpoint.address().to_string();
    return (endpoint.address().is_v6() ? '[' + host + ']' : host) + ':' + std::to_string(endpoint.port());
}

[[noreturn]] void cannot_listen(const Tcp::endpoint& endpoint, const error_code& why)
{
    if (why == asio::error::address_in_use)
        throw CannotListen("another program already listens on " + text_of(endpoint));
    throw CannotListen("cannot listen on " + text_of(endpoint) + ": " + why.message());
}

// Nobody gets a place beyond the caps; who is turned away is told so, when that takes no waiting.
void turn_away(Stream& stream)
{
    constexpr std::string_view words = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
                                       "Connection: close\r\n\r\n";
    error_code ignored;
    stream.non_blocking(true, ignored);
    stream.write_some(asio::buffer(words), ignored);
    stream.shutdown(Tcp::socket::shutdown_send, ignored);
}

} // namespace

Tcp::endpoint read_endpoint(std::string_view listen)
{
    auto colon  = listen.rfind(':');
    auto host   = listen.substr(0, colon == std::string_view::npos ? 0 : colon);
    auto digits = listen.substr(colon == std::string_view::npos ? 0 : colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    unsigned short port = 0;
    auto [end, failed]  = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    error_code unknown;
    auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : std::string(host), unknown);
    if (unknown || failed != std::errc{} || end != digits.data() + digits.size())
        throw CannotListen('"' + std::string(listen) + "\" is not an address to listen on, such as 127.0.0.1:8080");
    return {address, port};
}

void check_free(const Tcp::endpoint& endpoint)
{
    if (endpoint.port() == 0) return;
    asio::io_context io;
    Acceptor probe(io);
    error_code failed;
    probe.open(endpoint.protocol(), failed);
    if (!failed) probe.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed) probe.bind(endpoint, failed);
    if (!failed) probe.listen(1, failed);
    if (failed) cannot_listen(endpoint, failed);
}

Acceptor listen_on(asio::io_context& io, const Tcp::endpoint& endpoint)
{
    Acceptor acceptor(io);
    error_code failed;
    acceptor.open(endpoint.protocol(), failed);
    if (!failed) acceptor.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed) acceptor.set_option(ShareThePort(true), failed);
    if (!failed) acceptor.set_option(Tcp::no_delay(true), failed); // connections inherit it
    if (!failed) acceptor.bind(endpoint, failed);
    if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed) cannot_listen(endpoint, failed);
    return acceptor;
}

awaitable<void> keep_accepting(Core& core, Acceptor acceptor)
{
    Timer pause(core.io);
    while (!core.leaving()) {
        Stream stream(core.io);
        Tcp::endpoint peer;
        error_code failed;
        co_await acceptor.async_accept(stream, peer, asio::redirect_error(use_awaitable, failed));
        if (failed == asio::error::operation_aborted) break;
        if (failed) {
            // Out of descriptors or memory: who waits stays in the queue of the kernel until somebody leaves.
            constexpr std::chrono::milliseconds breath{50};
            log(Level::warning, "cannot accept", {{"why", failed.message()}});
            pause.expires_after(breath);
            co_await pause.async_wait(asio::redirect_error(use_awaitable, failed));
            continue;
        }
        auto address = plain(peer.address());
        auto place   = core.limiters.places.take(network_of(address),
                                                 !is_trusted(address, core.serving.config.trusted_proxies));
        if (!place) {
            Figures::add(core.figures.turned_away);
            turn_away(stream);
            continue;
        }
        Figures::add(core.figures.connections);
        stream.non_blocking(true, failed);
        if (!failed) welcome(core, std::move(stream), address, std::move(place));
    }
}

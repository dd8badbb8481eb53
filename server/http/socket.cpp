#include "http/socket.hpp"

namespace {

void not_here(Stream stream)
{
    constexpr std::string_view words = "HTTP/1.1 501 Not Implemented\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    error_code ignored;
    stream.write_some(asio::buffer(words), ignored);
    stream.shutdown(Tcp::socket::shutdown_send, ignored);
}

} // namespace

void open_socket(Core&, Taken taken) { not_here(std::move(taken.stream)); }
void open_stream(Core&, Taken taken) { not_here(std::move(taken.stream)); }

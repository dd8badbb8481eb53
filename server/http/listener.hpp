// The open door: accepts connections for one core, and goes on whatever happens.
#pragma once

#include "http/core.hpp"
#include "http/stream.hpp"

#include <stdexcept>
#include <string_view>

using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;

// The address cannot be listened on; the sentence is for the operator, who reads it as it is.
struct CannotListen : std::runtime_error {
    using runtime_error::runtime_error;
};

// "127.0.0.1:8080", "[::1]:8080", "localhost:0". Throws CannotListen.
Tcp::endpoint read_endpoint(std::string_view listen);

// Throws CannotListen when another program listens there: sharing the port among our own threads would hide it.
void check_free(const Tcp::endpoint&);

// Listens on the endpoint, which others of our threads share. Throws CannotListen.
Acceptor listen_on(asio::io_context&, const Tcp::endpoint&);

// Accepts until the core leaves. Its thread.
awaitable<void> keep_accepting(Core&, Acceptor);

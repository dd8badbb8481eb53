#pragma once

#include "base/async.hpp"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/ip/tcp.hpp>

using Tcp        = asio::ip::tcp;
using Stream     = asio::basic_stream_socket<Tcp, Executor>;
using error_code = boost::system::error_code;

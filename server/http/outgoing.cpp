#include "http/outgoing.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>

namespace {

// What one client may owe us before it is cut off: some seconds of the busiest topics. A thousand that do not read cost
// 256 MiB at the worst.
constexpr std::size_t max_queued_bytes = 256 * 1024;
// The kernel's share of the same; left alone it grows to megabytes for each client that does not read.
constexpr int kernel_bytes = 64 * 1024;
// Pieces handed to the kernel in one call.
constexpr std::size_t pieces_at_once = 32;

bool is_full(ssize_t result) { return result < 0 && (errno == EAGAIN || errno == EINTR); }

} // namespace

Outgoing::Outgoing(Stream stream) : stream_(std::move(stream))
{
    error_code ignored;
    stream_.non_blocking(true, ignored);
    stream_.set_option(Tcp::no_delay(true), ignored);
    stream_.set_option(asio::socket_base::send_buffer_size(kernel_bytes), ignored);
}

bool Outgoing::offer(const SharedBytes& bytes)
{
    if (said_goodbye_ || queued_bytes_ >= max_queued_bytes || !stream_.is_open()) return false;
    if (queued_bytes_ > 0) return queue_rest(bytes, 0);
    auto result = ::send(stream_.native_handle(), bytes->data(), bytes->size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    auto sent   = static_cast<std::size_t>(std::max<ssize_t>(result, 0));
    return sent == bytes->size() || queue_rest(bytes, sent);
}

bool Outgoing::queue_rest(const SharedBytes& bytes, std::size_t sent)
{
    queue_.push_back({bytes, sent});
    queued_bytes_ += bytes->size() - sent;
    if (!self_) wait_for_room();
    return true;
}

error_code Outgoing::write(const SharedBytes& bytes)
{
    constexpr char final_close = '\x88';
    if (!stream_.is_open()) return asio::error::operation_aborted;
    if (!offer(bytes)) return asio::error::no_buffer_space;
    said_goodbye_ = bytes->front() == final_close;
    return {};
}

void Outgoing::forget()
{
    if (queue_.empty()) return;
    queue_.resize(queue_.front().sent > 0 ? 1 : 0);
    queued_bytes_ = queue_.empty() ? 0 : queue_.front().left();
}

void Outgoing::close()
{
    error_code ignored;
    stream_.close(ignored);
    queue_.clear();
    queued_bytes_ = 0;
    when_sent_.maybe_invoke();
}

// Hands over what the kernel takes now. False: the connection is broken, as its reader will notice.
bool Outgoing::send_queued()
{
    std::array<iovec, pieces_at_once> parts{};
    std::size_t count = 0;
    for (auto piece = queue_.begin(); piece != queue_.end() && count < parts.size(); ++piece, ++count)
        parts[count] = {const_cast<char*>(piece->bytes->data()) + piece->sent, piece->left()};
    msghdr message{};
    message.msg_iov    = parts.data();
    message.msg_iovlen = count;
    auto result        = ::sendmsg(stream_.native_handle(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (result < 0) return is_full(result);
    auto sent = static_cast<std::size_t>(result);
    queued_bytes_ -= sent;
    auto piece = queue_.begin();
    for (; piece != queue_.end() && sent >= piece->left(); ++piece) sent -= piece->left();
    if (piece != queue_.end()) piece->sent += sent;
    queue_.erase(queue_.begin(), piece);
    return true;
}

void Outgoing::wait_for_room()
{
    if (!self_) self_ = std::make_shared<Outgoing*>(this);
    auto ready = [self = std::weak_ptr(self_)](error_code failed) {
        if (auto outgoing = self.lock(); outgoing && !failed) (*outgoing)->go_on();
    };
    stream_.async_wait(asio::socket_base::wait_write, std::move(ready));
}

void Outgoing::go_on()
{
    if (!queue_.empty() && !send_queued()) queue_.clear();
    if (!queue_.empty()) return wait_for_room();
    queue_        = {};
    queued_bytes_ = 0;
    self_.reset();
    when_sent_.maybe_invoke();
}

void teardown(boost::beast::role_type role, OutgoingLayer& layer, error_code& failed)
{
    boost::beast::websocket::teardown(role, layer.outgoing().stream(), failed);
}

void beast_close_socket(OutgoingLayer& layer) { layer.outgoing().close(); }

#include "support/visitors.hpp"

#include "serving_of.hpp"

#include <charconv>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

std::string lower(std::string text)
{
    for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

Answer read_answer_head(std::string_view text)
{
    Answer answer;
    auto line = text.substr(0, text.find("\r\n"));
    if (line.size() > 12) std::from_chars(line.data() + 9, line.data() + 12, answer.status);
    text.remove_prefix(line.size() + 2);
    while (!text.empty()) {
        line = text.substr(0, text.find("\r\n"));
        text.remove_prefix(std::min(line.size() + 2, text.size()));
        auto colon = line.find(": ");
        if (colon != std::string_view::npos)
            answer.headers[lower(std::string(line.substr(0, colon)))] = line.substr(colon + 2);
    }
    return answer;
}

} // namespace

Config roomy()
{
    Config config;
    config.listen  = "127.0.0.1:0";
    config.threads = 2;
    config.limits  = {1e6, 1e6, 1e6, 1e6, 4096, 20000};
    return config;
}

ServedHouse::ServedHouse(Config config, Deadlines deadlines, void (*mount)(House&)) : inner(std::move(config))
{
    if (mount) mount(house);
    auto serving      = serving_of(house);
    serving.deadlines = deadlines;
    server_           = std::make_unique<Server>(serving);
    thread_           = std::thread([this] { server_->run(); });
}

ServedHouse::~ServedHouse() { stop(); }

void ServedHouse::stop()
{
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
}

std::string Answer::reason() const { return json::parse(body).value("reason", ""); }

std::string Answer::header(const std::string& name) const
{
    auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

RawConnection::RawConnection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family      = AF_INET;
    address.sin_port        = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{30, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket_);
        throw Unreachable("nobody listens");
    }
}

RawConnection::~RawConnection() { ::close(socket_); }

bool RawConnection::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

bool RawConnection::receive()
{
    char bytes[16384];
    auto count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("the server says nothing");
    if (count > 0) buffer_.append(bytes, static_cast<std::size_t>(count));
    return count > 0;
}

Answer RawConnection::answer(bool only_head)
{
    while (buffer_.find("\r\n\r\n") == std::string::npos)
        if (!receive()) return {};
    auto end    = buffer_.find("\r\n\r\n") + 4;
    auto answer = read_answer_head(std::string_view(buffer_).substr(0, end - 2));
    buffer_.erase(0, end);
    if (answer.status == 100) return this->answer(only_head);
    auto length = answer.headers.contains("content-length") ? std::stoull(answer.header("content-length")) : 0;
    if (only_head || answer.status == 304) return answer;
    while (buffer_.size() < length)
        if (!receive()) break;
    answer.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return answer;
}

bool RawConnection::says_something_within(std::chrono::milliseconds span)
{
    pollfd waiting{socket_, POLLIN, 0};
    return !buffer_.empty() || ::poll(&waiting, 1, static_cast<int>(span.count())) > 0;
}

std::string RawConnection::rest()
{
    while (receive()) {
    }
    return std::exchange(buffer_, {});
}

std::string RawConnection::until(std::string_view end)
{
    while (buffer_.find(end) == std::string::npos)
        if (!receive()) return std::exchange(buffer_, {});
    auto part = buffer_.substr(0, buffer_.find(end) + end.size());
    buffer_.erase(0, part.size());
    return part;
}

void RawConnection::end_sending() { ::shutdown(socket_, SHUT_WR); }

Answer Visitor::ask(const std::string& method, const std::string& target, const std::string& body,
                    const Headers& headers)
{
    RawConnection connection(port_);
    auto request = method + ' ' + target + " HTTP/1.1\r\nConnection: close\r\n";
    Headers all{{"Host", "127.0.0.1:" + std::to_string(port_)}, {"Accept-Language", language}};
    if (!cookie.empty()) all["Cookie"] = cookie;
    if (!body.empty()) all["Content-Length"] = std::to_string(body.size());
    for (const auto& [name, value] : headers) all[name] = value;
    for (const auto& [name, value] : all)
        if (!value.empty()) request += name + ": " + value + "\r\n";
    connection.send(request + "\r\n" + body);
    auto answer = connection.answer(method == "HEAD");
    if (auto set = answer.header("set-cookie"); !set.empty()) {
        cookie = set.substr(0, set.find(';'));
        if (cookie.ends_with('=')) cookie.clear();
    }
    return answer;
}

Answer Visitor::write(const std::string& method, const std::string& target, const json& body, Headers headers)
{
    headers.emplace("Content-Type", "application/json");
    headers.emplace("Sec-Fetch-Site", "same-origin");
    return ask(method, target, body.dump(), headers);
}

Answer Visitor::get(const std::string& target, const Headers& headers) { return ask("GET", target, "", headers); }

Answer Visitor::post(const std::string& target, const json& body, const Headers& headers)
{
    return write("POST", target, body, headers);
}

Answer Visitor::put(const std::string& target, const json& body, const Headers& headers)
{
    return write("PUT", target, body, headers);
}

Answer Visitor::patch(const std::string& target, const json& body, const Headers& headers)
{
    return write("PATCH", target, body, headers);
}

Answer Visitor::remove(const std::string& target, const Headers& headers)
{
    return write("DELETE", target, json::object(), headers);
}

std::string get_request(std::string_view target, std::string_view lines)
{
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + std::string(lines) + "\r\n";
}

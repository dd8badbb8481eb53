#include "support/fake_smtp.hpp"

#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <stdexcept>

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

std::string between_brackets(const std::string& line)
{
    auto open = line.find('<');
    return line.substr(open + 1, line.find('>', open) - open - 1);
}

std::string decoded(const std::string& quoted)
{
    std::string text;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        if (quoted[i] != '=') {
            text += quoted[i];
        } else if (quoted.compare(i + 1, 2, "\r\n") == 0) {
            i += 2;
        } else {
            text += static_cast<char>(std::stoi(quoted.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
    }
    return text;
}

} // namespace

std::string ReceivedMail::header(const std::string& name) const
{
    auto head = "\r\n" + bytes.substr(0, bytes.find("\r\n\r\n")) + "\r\n";
    auto at   = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    at += name.size() + 4;
    auto end = head.find("\r\n", at);
    while (end + 2 < head.size() && head[end + 2] == ' ') end = head.find("\r\n", end + 2);
    return head.substr(at, end - at);
}

std::string ReceivedMail::text() const
{
    auto part = bytes.find("Content-Type: text/plain");
    auto from = bytes.find("\r\n\r\n", part) + 4;
    return decoded(bytes.substr(from, bytes.find("\r\n--", from) - from));
}

FakeSmtp::FakeSmtp(Mood mood) : mood_(mood), acceptor_(io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0))
{
    thread_ = std::thread([this] { serve(); });
}

FakeSmtp::~FakeSmtp()
{
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    tcp::socket last(io_);
    boost::system::error_code ignored;
    last.connect(acceptor_.local_endpoint(), ignored); // wakes the accepting thread
    thread_.join();
}

std::string FakeSmtp::url() const { return "smtp://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()); }

void FakeSmtp::becomes(Mood mood)
{
    std::lock_guard lock(mutex_);
    mood_ = mood;
}

std::vector<ReceivedMail> FakeSmtp::mails() const
{
    std::lock_guard lock(mutex_);
    return mails_;
}

void FakeSmtp::waits_for(std::size_t count) const
{
    std::unique_lock lock(mutex_);
    if (!came_.wait_for(lock, std::chrono::seconds(60), [&] { return mails_.size() >= count; }))
        throw std::runtime_error("the mails did not come");
}

void FakeSmtp::serve()
{
    for (;;) {
        tcp::socket socket(io_);
        boost::system::error_code failed;
        acceptor_.accept(socket, failed);
        {
            std::lock_guard lock(mutex_);
            if (stopping_ || failed) return;
        }
        try {
            talk(socket);
        } catch (const boost::system::system_error&) {
            // the client has left
        }
    }
}

void FakeSmtp::talk(tcp::socket& socket)
{
    Mood mood;
    {
        std::lock_guard lock(mutex_);
        mood = mood_;
    }
    auto say = [&](const std::string& line) { asio::write(socket, asio::buffer(line + "\r\n")); };
    if (mood == Mood::refusing_everybody) return say("421 come back later");
    say("220 test");
    std::string buffer;
    ReceivedMail mail;
    auto read_to = [&](const std::string& end) {
        auto size = asio::read_until(socket, asio::dynamic_buffer(buffer), end);
        auto text = buffer.substr(0, size - end.size());
        buffer.erase(0, size);
        return text;
    };
    for (;;) {
        auto line = read_to("\r\n");
        if (line.starts_with("MAIL FROM")) mail.from = between_brackets(line);
        if (line.starts_with("RCPT TO")) mail.to = between_brackets(line);
        if (line.starts_with("RCPT TO") && mood == Mood::refusing_recipients) {
            say("550 no such mailbox");
        } else if (line == "DATA") {
            say("354 go on");
            mail.bytes = read_to("\r\n.\r\n") + "\r\n";
            std::lock_guard lock(mutex_);
            mails_.push_back(mail);
            came_.notify_all();
            say("250 taken");
        } else if (line == "QUIT") {
            return say("221 bye");
        } else {
            say("250 ok");
        }
    }
}

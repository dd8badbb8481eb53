// A mail server for tests, on a free port of this machine: it keeps what it is given, or turns everybody away.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct ReceivedMail {
    std::string from, to;                              // of the envelope
    std::string bytes;                                 // headers and body, as they came
    std::string header(const std::string& name) const; // unfolded; empty when there is none
    std::string text() const;                          // of the first text part, decoded
};

class FakeSmtp {
  public:
    enum class Mood { accepting, refusing_everybody, refusing_recipients };

    explicit FakeSmtp(Mood = Mood::accepting);
    ~FakeSmtp();

    std::string url() const;
    void becomes(Mood);
    std::vector<ReceivedMail> mails() const;
    void waits_for(std::size_t count) const; // until so many mails have come

  private:
    void serve();
    void talk(boost::asio::ip::tcp::socket&);

    mutable std::mutex mutex_;
    mutable std::condition_variable came_;
    Mood mood_;
    std::vector<ReceivedMail> mails_;
    bool stopping_ = false;
    boost::asio::io_context io_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::thread thread_;
};

// One I/O thread: its io_context, and what its connections share. Nothing in it is locked; only stop() comes from elsewhere.
#pragma once

#include "base/async.hpp"
#include "http/figures.hpp"
#include "http/head.hpp"
#include "http/kept.hpp"
#include "http/limits.hpp"
#include "http/serving.hpp"
#include "http/site.hpp"
#include "http/stream.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

// A connection that a core looks after. Added and removed on its thread.
class Guest : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
  public:
    using Time = std::chrono::steady_clock::time_point;

    virtual ~Guest()     = default;
    virtual void leave() = 0; // the server stops: finish what was begun, say goodbye
    virtual void cut()   = 0; // its deadline has passed

    Time deadline = Time::max();
};

class Core {
  public:
    Core(const Serving&, const Site&, Limiters&);

    asio::io_context io{1};
    const Serving& serving;
    const Site& site;
    Limiters& limiters;
    Figures figures;
    Kept<Prebuilt> answers{8 * 1024 * 1024}; // some 800 pages of 20 proposals
    Kept<Page> pages{4 * 1024 * 1024};
    RequestHead head; // of the request being looked at; valid until its session waits

    void add(Guest&);
    void remove(Guest&);

    // Runs until stopped and everyone has left. `open` begins to accept.
    void run();

    // Tells everyone to leave; those who stay are cut off at the drain deadline. Called on the core's thread.
    void leave();
    bool leaving() const { return leaving_; }

    // "HTTP/1.1 200 OK\r\nDate: …\r\n", with the hour of this second.
    std::string_view opening_line(int status, bool closes);

    Guest::Time after(std::chrono::milliseconds span) const { return std::chrono::steady_clock::now() + span; }

  private:
    using Timer =
        asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
    void look();
    void end_when_empty();

    boost::intrusive::list<Guest, boost::intrusive::constant_time_size<false>> guests_;
    Timer timer_{io};
    bool leaving_ = false;
    std::string date_, line_;
    std::int64_t second_ = 0;
    struct Line {
        int status  = 0;
        bool closes = false;
        std::string text;
    } usual_[2];
};

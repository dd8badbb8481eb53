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

#include <array>
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

  private:
    friend class Core;
    Time deadline_          = Time::max();
    std::int64_t looked_at_ = 0; // the look that finds it in its bucket; see Core
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

    // Has the guest cut once this has passed, unless another deadline takes its place.
    void expect(Guest&, Guest::Time deadline);

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
    using Guests = boost::intrusive::list<Guest, boost::intrusive::constant_time_size<false>>;
    void look();
    void end_when_empty();
    std::int64_t look_at(Guest::Time) const;
    void put(Guest&, std::int64_t look);
    bool is_empty() const;

    // A wheel: who is to be looked at when. A look turns it by one bucket and touches nobody else, however many there are;
    // whose deadline has moved on meanwhile goes to a later bucket.
    std::array<Guests, 128> wheel_;
    Guests met_; // those of the bucket that is being gone through
    std::int64_t looks_ = 0;
    Guest::Time began_  = std::chrono::steady_clock::now();
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

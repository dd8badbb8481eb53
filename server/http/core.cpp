#include "http/core.hpp"

#include "http/answers.hpp"

#include <ctime>

namespace {

std::string http_date(std::time_t at)
{
    std::tm parts{};
    gmtime_r(&at, &parts);
    char text[40];
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text;
}

} // namespace

Core::Core(const Serving& given, const Site& of, Limiters& shared) : serving(given), site(of), limiters(shared)
{
    look();
}

void Core::add(Guest& guest) { guests_.push_back(guest); }

void Core::remove(Guest& guest)
{
    if (guest.is_linked()) guest.unlink();
    end_when_empty();
}

void Core::run() { io.run(); }

void Core::leave()
{
    if (std::exchange(leaving_, true)) return;
    auto last = after(serving.deadlines.drain);
    for (auto next = guests_.begin(); next != guests_.end();) {
        auto& guest    = *next++; // it may go away
        guest.deadline = std::min(guest.deadline, last);
        guest.leave();
    }
    end_when_empty();
}

// What still waits on this thread by then is nobody's: ticks, acceptors.
void Core::end_when_empty()
{
    if (leaving_ && guests_.empty()) io.stop();
}

void Core::look()
{
    timer_.expires_after(serving.deadlines.look);
    timer_.async_wait([this](error_code failed) {
        if (failed) return;
        auto now = std::chrono::steady_clock::now();
        for (auto next = guests_.begin(); next != guests_.end();) {
            auto& guest = *next++;
            if (guest.deadline > now) continue;
            guest.deadline = now + serving.deadlines.look; // if it is still there
            guest.cut();
        }
        look();
    });
}

std::string_view Core::opening_line(int status, bool closes)
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    auto& usual = usual_[closes];
    if (usual.status == status && second_ == now.tv_sec) return usual.text;
    if (second_ != now.tv_sec) {
        second_                = now.tv_sec;
        date_                  = http_date(now.tv_sec);
        usual_[!closes].status = 0;
    }
    usual.status = status;
    usual.text   = "HTTP/1.1 " + std::to_string(status) + ' ' + std::string(phrase_of(status)) + "\r\nDate: " + date_
                 + (closes ? "\r\nConnection: close\r\n" : "\r\n");
    return usual.text;
}

#include "http/core.hpp"

#include "http/answers.hpp"

#include <algorithm>
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

void Core::add(Guest& guest) { put(guest, look_at(guest.deadline_)); }

void Core::remove(Guest& guest)
{
    if (guest.is_linked()) guest.unlink();
    end_when_empty();
}

// A later deadline is met when the earlier one is looked at.
void Core::expect(Guest& guest, Guest::Time deadline)
{
    guest.deadline_ = deadline;
    auto look       = look_at(deadline);
    if (look >= guest.looked_at_ || !guest.is_linked()) return;
    guest.unlink();
    put(guest, look);
}

// The first look after this time; as far ahead as the wheel reaches.
std::int64_t Core::look_at(Guest::Time time) const
{
    auto furthest = looks_ + static_cast<std::int64_t>(wheel_.size()) - 1;
    if (time >= began_ + (furthest - 1) * serving.deadlines.look) return furthest;
    return std::clamp((time - began_) / serving.deadlines.look + 1, looks_ + 1, furthest);
}

void Core::put(Guest& guest, std::int64_t look)
{
    guest.looked_at_ = look;
    wheel_[static_cast<std::size_t>(look) % wheel_.size()].push_back(guest);
}

bool Core::is_empty() const
{
    return met_.empty()
           && std::all_of(wheel_.begin(), wheel_.end(), [](const Guests& guests) { return guests.empty(); });
}

void Core::run() { io.run(); }

void Core::leave()
{
    if (std::exchange(leaving_, true)) return;
    auto last = after(serving.deadlines.drain);
    for (auto& guests : wheel_) met_.splice(met_.end(), guests);
    while (!met_.empty()) {
        auto& guest     = met_.front();
        guest.deadline_ = std::min(guest.deadline_, last);
        guest.unlink();
        put(guest, look_at(guest.deadline_));
        guest.leave(); // it may go away
    }
    end_when_empty();
}

// What still waits on this thread by then is nobody's: ticks, acceptors.
void Core::end_when_empty()
{
    if (leaving_ && is_empty()) io.stop();
}

void Core::look()
{
    timer_.expires_at(began_ + (looks_ + 1) * serving.deadlines.look);
    timer_.async_wait([this](error_code failed) {
        if (failed) return;
        ++looks_;
        met_.splice(met_.end(), wheel_[static_cast<std::size_t>(looks_) % wheel_.size()]);
        auto now = std::chrono::steady_clock::now();
        while (!met_.empty()) {
            auto& guest = met_.front();
            bool late   = guest.deadline_ <= now;
            if (late) guest.deadline_ = now + serving.deadlines.look; // if it is still there
            guest.unlink();
            put(guest, look_at(guest.deadline_));
            if (late) guest.cut();
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

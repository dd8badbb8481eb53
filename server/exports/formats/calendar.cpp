// The dates of a process for one's own calendar: its meetings, and the days on which consultations close. Source: RFC 5545.
#include "exports/formats/formats.hpp"

#include "base/words.hpp"
#include "meetings/meetings.hpp"

#include <libical/ical.h>
#include <memory>

namespace exports {

namespace {

struct Freed {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
    void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

struct Date {
    std::string uid, title, place, text, url;
    Instant starts_at{}, ends_at{};
    int sequence   = 0;
    bool cancelled = false;
};

icaltimetype utc(Instant instant)
{
    return icaltime_from_timet_with_zone(static_cast<time_t>(instant.ms / 1000), 0, icaltimezone_get_utc_timezone());
}

Component event_of(const Scene& scene, const Date& date)
{
    Component event(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    auto add = [&](icalproperty* property) { icalcomponent_add_property(event.get(), property); };
    add(icalproperty_new_uid(date.uid.c_str()));
    add(icalproperty_new_sequence(date.sequence));
    add(icalproperty_new_dtstamp(utc(scene.making.moment.at)));
    add(icalproperty_new_dtstart(utc(date.starts_at)));
    add(icalproperty_new_dtend(utc(date.ends_at)));
    add(icalproperty_new_summary(date.title.c_str()));
    if (!date.place.empty()) add(icalproperty_new_location(date.place.c_str()));
    if (!date.text.empty()) add(icalproperty_new_description(date.text.c_str()));
    add(icalproperty_new_url(date.url.c_str()));
    add(icalproperty_new_status(date.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    return event;
}

// The same for all who read it, at every reading.
std::string uid(const Scene& scene, const std::string& kind, std::int64_t id)
{
    auto host = scene.making.public_url;
    if (auto after = host.find("://"); after != std::string::npos) host = host.substr(after + 3);
    return kind + '-' + std::to_string(id) + '@' + host;
}

std::vector<Date> dates_of(Scene& scene)
{
    std::vector<Date> dates;
    for (const auto& m : scene.meetings())
        dates.push_back({uid(scene, "meeting", m.meeting_id.value), m.title, m.place, m.summary,
                         scene.address("/meetings/" + std::to_string(m.meeting_id.value)), m.starts_at, m.ends_at,
                         m.revision, m.cancelled_at.has_value()});
    for (const auto& c : scene.consultations()) {
        auto title = say(scene.language(), "exports.calendar.closes", {{"title", c.title}});
        auto url   = scene.address("/consultations/" + std::to_string(c.consultation_id.value));
        auto after = c.closes_at + std::chrono::milliseconds{1};
        dates.push_back({uid(scene, "consultation", c.consultation_id.value), title, "", "", url,
                         after - std::chrono::hours{1}, after});
    }
    return dates;
}

} // namespace

std::string calendar_of(Scene& scene)
{
    Component all(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    icalcomponent_add_property(all.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(all.get(), icalproperty_new_prodid("-//Arengo//Arengo//IT"));
    icalcomponent_add_property(all.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
    for (const auto& date : dates_of(scene)) icalcomponent_add_component(all.get(), event_of(scene, date).release());
    std::unique_ptr<char, Freed> text(icalcomponent_as_ical_string_r(all.get()));
    return text.get();
}

const Format calendar{"calendar", "ics", "text/calendar; charset=utf-8", Who::anyone, nullptr, "calendar.ics"};

} // namespace exports

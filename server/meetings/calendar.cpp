#include "meetings/calendar.hpp"

#include <libical/ical.h>
#include <memory>

namespace meetings {

namespace {

struct Freed {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
    void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

icaltimetype utc(Instant instant)
{
    return icaltime_from_timet_with_zone(static_cast<time_t>(instant.ms / 1000), 0, icaltimezone_get_utc_timezone());
}

// A name stands in a quoted parameter, where a quotation mark cannot be escaped.
std::string without_quotes(std::string name)
{
    for (auto& c : name)
        if (c == '"' || static_cast<unsigned char>(c) < 0x20) c = ' ';
    return name;
}

icalproperty* organiser_of(const CalendarEntry& entry)
{
    auto property = icalproperty_new_organizer(("mailto:" + entry.organiser_email).c_str());
    icalproperty_add_parameter(property, icalparameter_new_cn(without_quotes(entry.organiser_name).c_str()));
    return property;
}

Component event_of(const CalendarEntry& entry)
{
    Component event(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    auto add = [&](icalproperty* property) { icalcomponent_add_property(event.get(), property); };
    add(icalproperty_new_uid(entry.uid.c_str()));
    add(icalproperty_new_sequence(entry.sequence));
    add(icalproperty_new_dtstamp(utc(entry.written_at)));
    add(icalproperty_new_dtstart(utc(entry.starts_at)));
    add(icalproperty_new_dtend(utc(entry.ends_at)));
    add(icalproperty_new_summary(entry.title.c_str()));
    if (!entry.place.empty()) add(icalproperty_new_location(entry.place.c_str()));
    if (!entry.description.empty()) add(icalproperty_new_description(entry.description.c_str()));
    if (!entry.url.empty()) add(icalproperty_new_url(entry.url.c_str()));
    add(organiser_of(entry));
    add(icalproperty_new_status(entry.cancel ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    return event;
}

} // namespace

std::string icalendar(const CalendarEntry& entry)
{
    Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Arengo//Arengo//IT"));
    auto method = entry.cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH;
    icalcomponent_add_property(calendar.get(), icalproperty_new_method(method));
    icalcomponent_add_component(calendar.get(), event_of(entry).release());
    std::unique_ptr<char, Freed> text(icalcomponent_as_ical_string_r(calendar.get()));
    return text.get();
}

} // namespace meetings

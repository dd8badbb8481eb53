#include "meetings/letters.hpp"

#include "base/dates.hpp"
#include "base/words.hpp"
#include "house.hpp"
#include "meetings/calendar.hpp"
#include "meetings/qr.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"

namespace meetings {

namespace {

std::string place_of(const Meeting& m, const Registration& r)
{
    return r.mode == "online" ? say(r.language, "meeting_mode.online") : m.place;
}

json details_of(const House& house, Reader& reader, const Meeting& m, const Registration& r)
{
    json details{{"name", r.name},
                 {"title", m.title},
                 {"when", say_moment(r.language, m.starts_at, m.time_zone)},
                 {"place", place_of(m, r)},
                 {"link", ticket_link(house, r)},
                 {"code", r.code},
                 {"reason", m.cancelled_reason}};
    if (r.state == "waiting_list") details["position"] = position_of(reader, r);
    if (r.offered_until) details["until"] = say_moment(r.language, *r.offered_until, m.time_zone);
    return details;
}

std::string table_line(Reader& reader, const Registration& r)
{
    auto at = r.table_id ? table(reader, *r.table_id) : std::nullopt;
    if (!at) return {};
    return "\n" + say(r.language, "mail.meeting.table", {{"n", at->order}, {"theme", at->theme}});
}

bool takes_entry_out(std::string_view which)
{
    return which == "cancelled" || which == "meeting_cancelled" || which == "lapsed";
}

std::vector<people::Attachment> attachments(const House& house, Reader& reader, const Meeting& m, const Registration& r,
                                            std::string_view which)
{
    std::vector<people::Attachment> all;
    auto gives = which == "registered" || which == "changed";
    if (which == "registered") all.push_back({"ticket-" + r.code + ".png", "image/png", qr_png(ticket_link(house, r))});
    if (gives || takes_entry_out(which)) {
        auto cancel = takes_entry_out(which);
        auto type   = std::string("text/calendar; charset=utf-8; method=") + (cancel ? "CANCEL" : "PUBLISH");
        all.push_back({"meeting.ics", type, calendar_entry(house, reader, m, r, cancel)});
    }
    return all;
}

std::optional<people::EmailAddress> address_of(Reader& reader, const Registration& r)
{
    auto email = r.email.value_or(r.person_id ? people::email_of(reader, *r.person_id) : std::string());
    return people::read_email(email);
}

} // namespace

std::string ticket_link(const House& house, const Registration& r)
{
    return people::public_url(house) + "/tickets/" + r.code;
}

std::string calendar_entry(const House& house, Reader& reader, const Meeting& m, const Registration& r, bool cancel)
{
    auto process = processes::process(reader, m.process_id).value();
    auto host    = people::public_url(house);
    host.erase(0, host.find("://") + 3);
    CalendarEntry entry;
    entry.uid             = "registration-" + std::to_string(r.registration_id.value) + "@" + host;
    entry.sequence        = m.revision + (cancel ? 1 : 0);
    entry.cancel          = cancel;
    entry.starts_at       = m.starts_at;
    entry.ends_at         = m.ends_at;
    entry.written_at      = reader.now;
    entry.title           = m.title;
    entry.place           = place_of(m, r);
    entry.description     = m.summary;
    entry.url             = ticket_link(house, r);
    entry.organiser_name  = process.title;
    entry.organiser_email = process.email;
    return icalendar(entry);
}

void write_letter(const House& house, Tx& tx, const Meeting& m, const Registration& r, std::string_view which)
{
    auto address = address_of(tx, r);
    if (!address) return;
    auto key     = "mail.meeting." + std::string(which);
    auto details = details_of(house, tx, m, r);
    people::NewMail mail;
    mail.to      = *address;
    mail.subject = say(r.language, key + ".subject", details);
    mail.text    = say(r.language, key + ".body", details) + "\n\n" + say(r.language, "mail.meeting.facts", details)
                + table_line(tx, r) + "\n";
    mail.link        = details["link"].get<std::string>();
    mail.attachments = attachments(house, tx, m, r, which);
    if (m.starts_at > tx.now && which != "meeting_cancelled") mail.useful_for = m.starts_at - tx.now;
    people::queue_mail(house, tx, mail);
}

} // namespace meetings

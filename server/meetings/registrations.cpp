#include "meetings/assignment.hpp"

#include "base/text.hpp"
#include "people/people.hpp"

namespace meetings {

namespace {

const std::string columns =
    R"(select registration_id, meeting_id, number, person_id, name, email, language, organisation_id, mode, state, code,
              preferences, answers, access_needs, dietary_needs, walk_in, received_at_ms, waits_since_ms,
              offered_until_ms, cancelled_at_ms, table_id, seated_by, seated_reason, guide_sent_at_ms,
              guide_opened_at_ms, reminded_at_ms from registration )";

std::vector<TableId> table_ids(const json& list)
{
    std::vector<TableId> ids;
    for (const auto& id : list) ids.push_back(TableId{id.get<std::int64_t>()});
    return ids;
}

std::string to_text(const std::vector<TableId>& ids)
{
    auto list = json::array();
    for (auto id : ids) list.push_back(id.value);
    return list.dump();
}

Registration to_registration(const Row& row)
{
    Registration r;
    r.registration_id = row.id<RegistrationId>(0), r.meeting_id = row.id<MeetingId>(1);
    r.number    = static_cast<int>(row.integer(2));
    r.person_id = row.optional_id<PersonId>(3);
    r.name = row.text(4), r.email = row.optional_text(5), r.language = row.text(6);
    r.organisation_id = row.optional_id<OrganisationId>(7);
    r.mode = row.text(8), r.state = row.text(9), r.code = row.text(10);
    r.preferences  = table_ids(json::parse(row.view(11)));
    r.answers      = json::parse(row.view(12));
    r.access_needs = row.optional_text(13), r.dietary_needs = row.optional_text(14);
    r.walk_in     = row.boolean(15);
    r.received_at = row.instant(16), r.waits_since = row.optional_instant(17);
    r.offered_until = row.optional_instant(18), r.cancelled_at = row.optional_instant(19);
    r.table_id  = row.optional_id<TableId>(20);
    r.seated_by = row.optional_text(21), r.seated_reason = row.optional_text(22);
    r.guide_sent_at = row.optional_instant(23), r.guide_opened_at = row.optional_instant(24);
    r.reminded_at = row.optional_instant(25);
    return r;
}

template <class... Args> std::optional<Registration> one(Reader& reader, const char* where, const Args&... args)
{
    return reader.db.one(columns + where, to_registration, args...);
}

template <class... Args> std::vector<Registration> all(Reader& reader, const char* where, const Args&... args)
{
    std::vector<Registration> list;
    reader.db.each(
        columns + where, [&](const Row& row) { list.push_back(to_registration(row)); }, args...);
    return list;
}

std::optional<std::string> key_of(const std::optional<std::string>& email)
{
    auto address = email ? people::read_email(*email) : std::nullopt;
    return address ? std::optional(address->key) : std::nullopt;
}

} // namespace

RegistrationId insert_registration(Tx& tx, Registration& r)
{
    r.number = static_cast<int>(
        1 + tx.db.integer("select max(number) from registration where meeting_id = ?", r.meeting_id).value_or(0));
    tx.db.run(R"(insert into registration (meeting_id, number, person_id, name, language, mode, state, code, walk_in,
                     received_at_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
              r.meeting_id, r.number, r.person_id, r.name, r.language, r.mode, r.state, r.code, r.walk_in,
              r.received_at);
    r.registration_id = RegistrationId{tx.db.last_id()};
    update_registration(tx, r);
    return r.registration_id;
}

void update_registration(Tx& tx, const Registration& r)
{
    tx.db.run(R"(update registration set person_id = ?, name = ?, name_key = ?, email = ?, email_key = ?, language = ?,
                     organisation_id = ?, mode = ?, state = ?, preferences = ?, answers = ?, access_needs = ?,
                     dietary_needs = ?, received_at_ms = ?, waits_since_ms = ?, offered_until_ms = ?,
                     cancelled_at_ms = ?, table_id = ?, seated_by = ?, seated_reason = ?, guide_sent_at_ms = ?,
                     guide_opened_at_ms = ?, reminded_at_ms = ? where registration_id = ?)",
              r.person_id, r.name, fold_plain(r.name), r.email, key_of(r.email), r.language, r.organisation_id, r.mode,
              r.state, to_text(r.preferences), r.answers.dump(), r.access_needs, r.dietary_needs, r.received_at,
              r.waits_since, r.offered_until, r.cancelled_at, r.table_id, r.seated_by, r.seated_reason, r.guide_sent_at,
              r.guide_opened_at, r.reminded_at, r.registration_id);
}

std::optional<Registration> registration(Reader& reader, RegistrationId id)
{
    return one(reader, "where registration_id = ?", id);
}

std::optional<Registration> registration_with_code(Reader& reader, std::string_view code)
{
    return one(reader, "where code = ?", code);
}

std::optional<Registration> live_registration(Reader& reader, MeetingId meeting, PersonId person)
{
    return one(reader, "where meeting_id = ? and person_id = ? and state <> 'cancelled'", meeting, person);
}

std::optional<Registration> live_registration(Reader& reader, MeetingId meeting, std::string_view email_key)
{
    return one(reader, "where meeting_id = ? and email_key = ? and state <> 'cancelled'", meeting, email_key);
}

std::vector<Registration> registrations_of(Reader& reader, PersonId person)
{
    return all(reader, "where person_id = ? order by registration_id", person);
}

std::vector<Registration> registrations_in(Reader& reader, MeetingId meeting, std::string_view state)
{
    return all(reader, "where meeting_id = ? and state = ? order by number", meeting, state);
}

std::optional<Registration> first_waiting(Reader& reader, MeetingId meeting, std::string_view mode)
{
    return one(reader,
               "where meeting_id = ? and mode = ? and state = 'waiting_list' order by waits_since_ms, number limit 1",
               meeting, mode);
}

int position_of(Reader& reader, const Registration& r)
{
    auto before = reader.db.integer("select count(*) from registration where meeting_id = ? and mode = ? "
                                    "and state = 'waiting_list' and (waits_since_ms, number) < (?, ?)",
                                    r.meeting_id, r.mode, r.waits_since, r.number);
    return static_cast<int>(before.value_or(0)) + 1;
}

std::vector<Waiting> waiting_list(Reader& reader, MeetingId meeting, std::string_view mode)
{
    std::vector<Waiting> list;
    reader.db.each(
        "select registration_id, person_id from registration where meeting_id = ? and mode = ? "
        "and state = 'waiting_list' order by waits_since_ms, number",
        [&](const Row& row) {
            list.push_back({row.id<RegistrationId>(0), row.optional_id<PersonId>(1)});
        },
        meeting, mode);
    return list;
}

int offers_of(Reader& reader, MeetingId meeting)
{
    auto offers = reader.db.integer("select count(*) from registration where meeting_id = ? and state = 'offered'",
                                    meeting);
    return static_cast<int>(offers.value_or(0));
}

std::vector<Registration> lapsed_offers(Reader& reader)
{
    return all(reader, "where state = 'offered' and offered_until_ms <= ? order by offered_until_ms, number",
               reader.now);
}

std::optional<Instant> next_lapse(Reader& reader)
{
    auto ms = reader.db.integer("select min(offered_until_ms) from registration where state = 'offered'");
    return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

std::vector<Registration> unconfirmed(Reader& reader, Instant received_before)
{
    return all(reader, "where state = 'pending' and received_at_ms <= ?", received_before);
}

std::optional<Instant> oldest_unconfirmed(Reader& reader)
{
    auto ms = reader.db.integer("select min(received_at_ms) from registration where state = 'pending'");
    return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

std::optional<CheckIn> check_in_of(Reader& reader, RegistrationId id)
{
    return reader.db.one(
        "select registration_id, meeting_id, at_ms, door, person_id from check_in where registration_id = ?",
        [](const Row& row) {
            return CheckIn{row.id<RegistrationId>(0), row.id<MeetingId>(1), row.instant(2), row.text(3),
                           row.optional_id<PersonId>(4)};
        },
        id);
}

void save_check_in(Tx& tx, const CheckIn& entered)
{
    tx.db.run("insert into check_in (registration_id, meeting_id, at_ms, received_at_ms, door, person_id) "
              "values (?, ?, ?, ?, ?, ?) on conflict (registration_id) do update set at_ms = excluded.at_ms, "
              "door = excluded.door, person_id = excluded.person_id where excluded.at_ms < check_in.at_ms",
              entered.registration_id, entered.meeting_id, entered.at, tx.now, entered.door, entered.person_id);
}

void delete_check_in(Tx& tx, RegistrationId id) { tx.db.run("delete from check_in where registration_id = ?", id); }

void save_draw(Tx& tx, MeetingId id, std::string_view document)
{
    tx.db.run("insert into table_draw (meeting_id, document) values (?, ?) "
              "on conflict (meeting_id) do update set document = excluded.document",
              id, document);
}

std::optional<json> saved_draw(Reader& reader, MeetingId id)
{
    auto document = reader.db.text("select document from table_draw where meeting_id = ?", id);
    return document ? std::optional(json::parse(*document)) : std::nullopt;
}

} // namespace meetings

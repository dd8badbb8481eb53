#include "people/sessions.hpp"

#include "base/digest.hpp"

namespace people {

namespace {

SessionRow session_from(const Row& row)
{
    return {row.text(0), row.optional_id<PersonId>(1), row.instant(2), row.instant(3), row.boolean(4)};
}

} // namespace

std::string session_hash(std::string_view cookie) { return sha256(cookie); }

bool is_alive(const SessionRow& session, Instant now)
{
    if (!session.person_id) return now - session.begun_at < asking_at_most;
    return now - session.begun_at < session_at_most && now - session.seen_at < session_idle;
}

std::optional<SessionRow> find_session(Reader& reader, std::string_view cookie)
{
    if (cookie.size() != 2 * cookie_bytes) return {};
    auto found = reader.db.one(
        "select s.session_hash, s.person_id, s.begun_at_ms, s.seen_at_ms, coalesce(p.guest, 0) from session s "
        "left join person p on p.person_id = s.person_id where s.session_hash = ?",
        session_from, Blob{session_hash(cookie)});
    return found && is_alive(*found, reader.now) ? found : std::nullopt;
}

std::string begin_session(Tx& tx, std::optional<PersonId> person_id)
{
    auto cookie = to_hex(random_bytes(cookie_bytes));
    tx.db.run("insert into session (session_hash, person_id, begun_at_ms, seen_at_ms) values (?, ?, ?, ?)",
              Blob{session_hash(cookie)}, person_id, tx.now, tx.now);
    if (person_id)
        tx.db.run("delete from session where person_id = ? and session_hash not in (select session_hash from session "
                  "where person_id = ? order by seen_at_ms desc, begun_at_ms desc limit ?)",
                  *person_id, *person_id, max_sessions);
    return cookie;
}

void renew_session(Tx& tx, const SessionRow& session)
{
    // One that is not signed in begins anew with every question; a signed-in one never outlives its time.
    tx.db.run(
        "update session set seen_at_ms = ?, begun_at_ms = case when person_id is null then ? else begun_at_ms end "
        "where session_hash = ?",
        tx.now, tx.now, Blob{session.hash});
}

std::optional<PersonId> end_session(Tx& tx, std::string_view cookie)
{
    auto whose = tx.db.one(
        "delete from session where session_hash = ? returning person_id",
        [](const Row& row) { return row.optional_id<PersonId>(0); }, Blob{session_hash(cookie)});
    return whose ? *whose : std::nullopt;
}

void delete_sessions(Tx& tx, PersonId person_id) { tx.db.run("delete from session where person_id = ?", person_id); }

std::vector<PersonId> delete_expired_sessions(Tx& tx)
{
    std::vector<PersonId> whose;
    tx.db.each(
        "delete from session where (person_id is null and begun_at_ms <= ?) or "
        "(person_id is not null and (begun_at_ms <= ? or seen_at_ms <= ?)) returning person_id",
        [&](const Row& row) {
            if (!row.is_null(0)) whose.push_back(row.id<PersonId>(0));
        },
        tx.now - asking_at_most, tx.now - session_at_most, tx.now - session_idle);
    return whose;
}

json sessions_of(Reader& reader, PersonId person_id)
{
    auto sessions = json::array();
    reader.db.each(
        "select begun_at_ms, seen_at_ms from session where person_id = ? order by begun_at_ms",
        [&](const Row& row) {
            sessions.push_back({{"begun_at", to_text(row.instant(0))}, {"seen_at", to_text(row.instant(1))}});
        },
        person_id);
    return sessions;
}

} // namespace people

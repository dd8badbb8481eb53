// SQL of the invitations.
#include "people/invitations.hpp"

#include "people/rows.hpp"

namespace people {

namespace {

constexpr auto columns = "select invitation_id, process_id, email, email_key, role, reason, invited_by, invited_at_ms, "
                         "expires_at_ms, ended_as from invitation ";

Invitation invitation_from(const Row& row)
{
    return {row.id<InvitationId>(0),           row.id<ProcessId>(1), row.optional_text(2).value_or(""),
            row.optional_text(3).value_or(""), row.text(4),          row.text(5),
            row.optional_id<PersonId>(6),      row.instant(7),       row.instant(8),
            row.optional_text(9).value_or("")};
}

} // namespace

std::optional<Invitation> invitation(Reader& reader, InvitationId id)
{
    static const auto sql = std::string(columns) + "where invitation_id = ?";
    return reader.db.one(sql, invitation_from, id);
}

std::vector<Invitation> open_invitations(Reader& reader, ProcessId id)
{
    static const auto sql = std::string(columns)
                            + "where process_id = ? and ended_as is null order by invitation_id limit ?";
    std::vector<Invitation> all;
    reader.db.each(
        sql, [&](const Row& row) { all.push_back(invitation_from(row)); }, id, max_open_invitations);
    return all;
}

std::optional<Invitation> open_invitation(Reader& reader, ProcessId id, std::string_view email_key,
                                          std::string_view role)
{
    static const auto sql = std::string(columns)
                            + "where process_id = ? and email_key = ? and role = ? and ended_as is null";
    return reader.db.one(sql, invitation_from, id, email_key, role);
}

bool is_for(Reader& reader, const Invitation& one, PersonId person_id)
{
    auto address = read_email(email_of(reader, person_id));
    return address && !one.email_key.empty() && address->key == one.email_key;
}

InvitationId insert_invitation(Tx& tx, const NewInvitation& wanted)
{
    tx.db.run("insert into invitation (process_id, email, email_key, role, reason, invited_by, invited_at_ms, "
              "expires_at_ms) values (?, ?, ?, ?, ?, ?, ?, ?)",
              wanted.process_id, wanted.to.written, wanted.to.key, wanted.role, wanted.reason, wanted.invited_by,
              tx.now, tx.now + invitation_lasts);
    return {tx.db.last_id()};
}

void end_invitation(Tx& tx, InvitationId id, std::string_view as)
{
    tx.db.run("update invitation set ended_as = ?, ended_at_ms = ?, email = null, email_key = null "
              "where invitation_id = ?",
              as, tx.now, id);
}

std::vector<ProcessId> inviting_processes(Reader& reader, std::string_view email_key)
{
    std::vector<ProcessId> all;
    reader.db.each(
        "select distinct process_id from invitation where email_key = ? order by process_id",
        [&](const Row& row) { all.push_back(row.id<ProcessId>(0)); }, email_key);
    return all;
}

void delete_invitations(Tx& tx, std::string_view email_key)
{
    tx.db.run("delete from invitation where email_key = ?", email_key);
}

} // namespace people

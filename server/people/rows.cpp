#include "people/rows.hpp"

#include "base/refusal.hpp"
#include "base/text.hpp"
#include "store/like.hpp"

namespace people {

namespace {

constexpr auto organisation_columns = "o.organisation_id, o.name, o.kind, o.zone, o.short_name";

Organisation organisation_from(const Row& row, int at = 0)
{
    return {row.id<OrganisationId>(at), row.text(at + 1), row.text(at + 2), row.text(at + 3),
            row.optional_text(at + 4)};
}

std::string search_key(const AddOrganisation& body)
{
    auto key = fold_plain(body.name);
    return body.short_name ? key + "\n" + fold_plain(*body.short_name) : key;
}

} // namespace

std::optional<PersonRow> find_person(Reader& reader, PersonId person_id)
{
    return reader.db.one(
        "select name, email, language, zone, registered_at_ms from person where person_id = ? and closed_at_ms is null",
        [&](const Row& row) {
            return PersonRow{person_id, row.text(0), row.text(1), row.text(2), row.optional_text(3), row.instant(4)};
        },
        person_id);
}

PersonRow load_person(Reader& reader, PersonId person_id)
{
    auto person = find_person(reader, person_id);
    if (!person) throw Refusal{Reason::not_signed_in};
    return *std::move(person);
}

std::optional<PersonId> person_with_key(Reader& reader, std::string_view email_key)
{
    return reader.db.one(
        "select person_id from person where email_key = ?", [](const Row& row) { return row.id<PersonId>(0); },
        email_key);
}

std::optional<PersonId> demo_person(Reader& reader, std::string_view as, std::int64_t n)
{
    return reader.db.one(
        "select person_id from person where demo_as = ? and demo_n = ? and closed_at_ms is null",
        [](const Row& row) { return row.id<PersonId>(0); }, as, n);
}

PersonId insert_person(Tx& tx, const EmailAddress& address, const NewPerson& person)
{
    auto demo_n = person.demo_as ? std::optional(person.demo_n) : std::nullopt;
    tx.db.run("insert into person (email, email_key, name, language, zone, registered_at_ms, demo_as, demo_n) "
              "values (?, ?, ?, ?, ?, ?, ?, ?)",
              address.written, address.key, person.name, person.language, person.zone, tx.now, person.demo_as, demo_n);
    return PersonId{tx.db.last_id()};
}

void update_person(Tx& tx, const PersonRow& person)
{
    tx.db.run("update person set name = ?, language = ?, zone = ? where person_id = ?", person.name, person.language,
              person.zone, person.person_id);
}

void empty_person(Tx& tx, PersonId person_id)
{
    tx.db.run(
        "update person set email = null, email_key = null, name = '', zone = null, demo_as = null, demo_n = null, "
        "closed_at_ms = ? where person_id = ?",
        tx.now, person_id);
}

std::vector<RoleRow> roles_of(Reader& reader, PersonId person_id)
{
    std::vector<RoleRow> roles;
    reader.db.each(
        "select process_id, role from role where person_id = ? order by process_id, role",
        [&](const Row& row) {
            roles.push_back({row.id<ProcessId>(0), row.text(1)});
        },
        person_id);
    return roles;
}

bool has_role(Reader& reader, PersonId person_id, ProcessId process_id, Role role)
{
    return reader.db.exists("select 1 from role where person_id = ? and process_id = ? and role = ?", person_id,
                            process_id, name_of(role));
}

std::vector<Member> team(Reader& reader, ProcessId process_id)
{
    std::vector<Member> members;
    auto take = [&](const Row& row) {
        auto person_id = row.id<PersonId>(0);
        if (members.empty() || members.back().person_id != person_id) members.push_back({person_id, row.text(1), {}});
        members.back().roles.push_back(row.text(2));
    };
    reader.db.each("select r.person_id, p.name, r.role from role r join person p on p.person_id = r.person_id "
                   "where r.process_id = ? order by p.name, r.person_id, r.role",
                   take, process_id);
    return members;
}

bool is_in_team(Reader& reader, PersonId person_id, ProcessId process_id)
{
    return reader.db.exists("select 1 from role where person_id = ? and process_id = ? limit 1", person_id, process_id);
}

std::vector<PersonId> with_role(Reader& reader, ProcessId process_id, Role role)
{
    std::vector<PersonId> people;
    reader.db.each(
        "select person_id from role where process_id = ? and role = ? order by person_id",
        [&](const Row& row) { people.push_back(row.id<PersonId>(0)); }, process_id, name_of(role));
    return people;
}

std::vector<ProcessId> processes_of(Reader& reader, PersonId person_id)
{
    std::vector<ProcessId> processes;
    reader.db.each(
        "select distinct process_id from role where person_id = ? order by process_id",
        [&](const Row& row) { processes.push_back(row.id<ProcessId>(0)); }, person_id);
    return processes;
}

void insert_role(Tx& tx, PersonId person_id, ProcessId process_id, Role role)
{
    tx.db.run("insert into role (process_id, person_id, role, given_at_ms) values (?, ?, ?, ?) on conflict do nothing",
              process_id, person_id, name_of(role), tx.now);
}

void delete_role(Tx& tx, PersonId person_id, ProcessId process_id, Role role)
{
    tx.db.run("delete from role where person_id = ? and process_id = ? and role = ?", person_id, process_id,
              name_of(role));
}

std::optional<Organisation> organisation(Reader& reader, OrganisationId organisation_id)
{
    static const auto sql = std::string("select ") + organisation_columns
                            + " from organisation o where organisation_id = ?";
    return reader.db.one(
        sql, [](const Row& row) { return organisation_from(row); }, organisation_id);
}

// It may have gone on into a third.
std::optional<OrganisationId> gone_into(Reader& reader, OrganisationId organisation_id)
{
    std::optional<OrganisationId> stays;
    for (auto body = organisation_id;;) {
        auto next = reader.db.integer("select into_id from merged_organisation where organisation_id = ?", body);
        if (!next) return stays;
        stays = body = OrganisationId{*next};
    }
}

std::vector<Organisation> organisations(Reader& reader, std::string_view text, std::int64_t limit)
{
    static const auto sql = std::string("select ") + organisation_columns
                            + " from organisation o where o.search_key like ? escape '\\' "
                              "and o.organisation_id not in (select organisation_id from merged_organisation) "
                              "order by o.search_key like ? escape '\\' desc, o.name_key limit ?";
    auto words = literally(fold_plain(text));
    std::vector<Organisation> found;
    reader.db.each(
        sql, [&](const Row& row) { found.push_back(organisation_from(row)); }, "%" + words + "%", words + "%", limit);
    return found;
}

std::optional<OrganisationId> organisation_with_name(Reader& reader, std::string_view name)
{
    return reader.db.one(
        "select organisation_id from organisation where name_key = ?",
        [](const Row& row) { return row.id<OrganisationId>(0); }, fold_plain(name));
}

OrganisationId insert_organisation(Tx& tx, const AddOrganisation& body)
{
    tx.db.run("insert into organisation (name, short_name, name_key, search_key, kind, zone, added_at_ms) "
              "values (?, ?, ?, ?, ?, ?, ?)",
              body.name, body.short_name, fold_plain(body.name), search_key(body), body.kind, body.zone, tx.now);
    return OrganisationId{tx.db.last_id()};
}

std::vector<MandateRow> mandates_of(Reader& reader, PersonId person_id)
{
    static const auto sql = std::string("select m.mandate_id, ") + organisation_columns
                            + " from mandate m join organisation o on o.organisation_id = m.organisation_id "
                              "where m.person_id = ? order by m.mandate_id";
    std::vector<MandateRow> mandates;
    reader.db.each(
        sql,
        [&](const Row& row) {
            mandates.push_back({row.integer(0), organisation_from(row, 1)});
        },
        person_id);
    return mandates;
}

bool holds_mandate(Reader& reader, PersonId person_id, OrganisationId organisation_id)
{
    return reader.db.exists("select 1 from mandate where person_id = ? and organisation_id = ?", person_id,
                            organisation_id);
}

std::int64_t insert_mandate(Tx& tx, PersonId person_id, OrganisationId organisation_id)
{
    tx.db.run("insert into mandate (person_id, organisation_id, taken_at_ms) values (?, ?, ?) on conflict do nothing",
              person_id, organisation_id, tx.now);
    return *tx.db.integer("select mandate_id from mandate where person_id = ? and organisation_id = ?", person_id,
                          organisation_id);
}

void delete_mandate(Tx& tx, PersonId person_id, OrganisationId organisation_id)
{
    tx.db.run("delete from mandate where person_id = ? and organisation_id = ?", person_id, organisation_id);
}

std::int64_t insert_notice(Tx& tx, PersonId person_id, const json& content)
{
    tx.db.run("insert into notice (person_id, at_ms, content) values (?, ?, ?)", person_id, tx.now, content.dump());
    return tx.db.last_id();
}

std::vector<NoticeRow> notices_of(Reader& reader, PersonId person_id, std::int64_t limit)
{
    std::vector<NoticeRow> notices;
    reader.db.each(
        "select notice_id, at_ms, content from notice where person_id = ? order by notice_id desc limit ?",
        [&](const Row& row) {
            notices.push_back({row.integer(0), row.instant(1), json::parse(row.view(2))});
        },
        person_id, limit);
    return notices;
}

void delete_belongings(Tx& tx, PersonId person_id)
{
    tx.db.run("delete from role where person_id = ?", person_id);
    tx.db.run("delete from mandate where person_id = ?", person_id);
    tx.db.run("delete from notice where person_id = ?", person_id);
}

} // namespace people

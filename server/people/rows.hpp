// SQL of people, roles, organisations, mandates and notices.
#pragma once

#include "merging.hpp"
#include "people/email.hpp"
#include "people/people.hpp"

namespace people {

struct PersonRow {
    PersonId person_id;
    std::string name, email, language;
    std::optional<std::string> zone;
    Instant registered_at;
};

std::optional<PersonRow> find_person(Reader&, PersonId); // not a closed one
PersonRow load_person(Reader&, PersonId);                // refuses: not_signed_in
std::optional<PersonId> person_with_key(Reader&, std::string_view email_key);
PersonId insert_person(Tx&, const EmailAddress&, const NewPerson&);
void update_person(Tx&, const PersonRow&); // name, language, zone
void empty_person(Tx&, PersonId);          // name and address go, the account is closed

struct RoleRow {
    ProcessId process_id;
    std::string role;
};
std::vector<RoleRow> roles_of(Reader&, PersonId);
void insert_role(Tx&, PersonId, ProcessId, Role);
void delete_role(Tx&, PersonId, ProcessId, Role);

std::optional<OrganisationId> organisation_with_name(Reader&, std::string_view name);
OrganisationId insert_organisation(Tx&, const AddOrganisation&);

struct MandateRow {
    std::int64_t order;
    Organisation organisation;
};
json to_json(const MandateRow&);
std::vector<MandateRow> mandates_of(Reader&, PersonId);
std::int64_t insert_mandate(Tx&, PersonId, OrganisationId); // its order, also when it was there
void delete_mandate(Tx&, PersonId, OrganisationId);

struct NoticeRow {
    std::int64_t notice_id;
    Instant at;
    json content;
};
std::int64_t insert_notice(Tx&, PersonId, const json& content);
std::vector<NoticeRow> notices_of(Reader&, PersonId, std::int64_t limit); // newest first

void delete_belongings(Tx&, PersonId); // roles, mandates, notices

// What the person's topic shows of this room; nothing when the account is closed.
std::optional<json> base_state(Reader&, PersonId);

// The topics that show something by the person's name, their own among them.
std::vector<std::string> screens_of(House&, Reader&, PersonId);

// Of a body that goes into another: what there is of it, and bringing it under the other.
BodyTraces traces_of_body(Reader&, OrganisationId goes, OrganisationId stays);
void move_body(Tx&, OrganisationId goes, OrganisationId stays);

} // namespace people

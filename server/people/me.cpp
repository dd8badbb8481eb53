// What is shown to a person about themselves, and of a person to others.
#include "people/rows.hpp"

#include "base/words.hpp"
#include "house.hpp"
#include "people/outbox.hpp"
#include "people/sessions.hpp"

namespace people {

namespace {

// A screen of notices; older ones have been read or never will be.
constexpr std::int64_t max_notices = 50;

json shown(const NoticeRow& notice)
{
    auto fields         = notice.content;
    fields["notice_id"] = notice.notice_id;
    fields["at"]        = to_text(notice.at);
    fields["order"]     = notice.notice_id;
    return fields;
}

json identity(const PersonRow& person)
{
    json fields = {{"person_id", person.person_id.value},
                   {"name", person.name},
                   {"email", person.email},
                   {"language", person.language}};
    if (person.zone) fields["zone"] = *person.zone;
    return fields;
}

json base_state(Reader& reader, const PersonRow& person, std::int64_t notices)
{
    auto state     = identity(person);
    state["roles"] = json::object();
    for (const auto& [process_id, role] : roles_of(reader, person.person_id))
        state["roles"][std::to_string(process_id.value)][role] = true;
    state["organisations"] = json::object();
    for (const auto& mandate : mandates_of(reader, person.person_id))
        state["organisations"][std::to_string(mandate.organisation.organisation_id.value)] = to_json(mandate);
    state["notices"] = json::object();
    for (const auto& notice : notices_of(reader, person.person_id, notices))
        state["notices"][std::to_string(notice.notice_id)] = shown(notice);
    return state;
}

} // namespace

std::string topic_of(PersonId person_id) { return "person/" + std::to_string(person_id.value); }

json to_json(const Organisation& body)
{
    json fields = {
        {"organisation_id", body.organisation_id.value}, {"name", body.name}, {"kind", body.kind}, {"zone", body.zone}};
    if (body.short_name) fields["short_name"] = *body.short_name;
    return fields;
}

json to_json(const MandateRow& mandate)
{
    auto fields     = to_json(mandate.organisation);
    fields["order"] = mandate.order;
    return fields;
}

json author(Reader& reader, PersonId person_id, std::optional<OrganisationId> organisation_id, bool show_name)
{
    if (auto body = organisation_id ? organisation(reader, *organisation_id) : std::nullopt)
        return {{"kind", "organisation"},
                {"organisation_id", body->organisation_id.value},
                {"name", body->name},
                {"organisation_kind", body->kind},
                {"zone", body->zone}};
    json citizen = {{"kind", "citizen"}};
    if (!show_name) return citizen;
    if (auto person = find_person(reader, person_id); person && !person->name.empty()) citizen["name"] = person->name;
    return citizen;
}

std::optional<json> base_state(Reader& reader, PersonId person_id)
{
    auto person = find_person(reader, person_id);
    return person ? std::optional(base_state(reader, *person, max_notices)) : std::nullopt;
}

std::vector<std::string> screens_of(House& house, Reader& reader, PersonId person_id)
{
    std::vector<std::string> topics = {topic_of(person_id)};
    for (auto appearances : house.appearances) {
        auto more = appearances(reader, person_id);
        topics.insert(topics.end(), more.begin(), more.end());
    }
    return topics;
}

json me(Reader& reader, PersonId person_id)
{
    auto fields     = identity(load_person(reader, person_id));
    fields["roles"] = json::array();
    for (const auto& [process_id, role] : roles_of(reader, person_id))
        fields["roles"].push_back({{"process_id", process_id.value}, {"role", role}});
    fields["organisations"] = json::array();
    for (const auto& mandate : mandates_of(reader, person_id))
        fields["organisations"].push_back(to_json(mandate.organisation));
    return fields;
}

std::string name_of(Reader& reader, PersonId person_id)
{
    auto person = find_person(reader, person_id);
    return person ? person->name : "";
}

std::string email_of(Reader& reader, PersonId person_id)
{
    auto person = find_person(reader, person_id);
    return person ? person->email : "";
}

std::string language_of(Reader& reader, PersonId person_id)
{
    auto person = find_person(reader, person_id);
    return person ? person->language : std::string(default_language);
}

std::optional<PersonId> person_with_address(Reader& reader, std::string_view email)
{
    auto address = read_email(email);
    return address ? person_with_key(reader, address->key) : std::nullopt;
}

Patch notice(Tx& tx, PersonId person_id, json fields)
{
    if (!find_person(tx, person_id)) return {topic_of(person_id), json::object()};
    auto notice_id = insert_notice(tx, person_id, fields);
    json notices   = {{std::to_string(notice_id), shown({notice_id, tx.now, std::move(fields)})}};
    auto newest    = notices_of(tx, person_id, max_notices + 1);
    if (newest.size() > max_notices) notices[std::to_string(newest.back().notice_id)] = nullptr;
    return {topic_of(person_id), {{"notices", std::move(notices)}}};
}

json everything_on(House& house, Reader& reader, PersonId person_id)
{
    auto person          = load_person(reader, person_id);
    auto all             = base_state(reader, person, -1);
    all["registered_at"] = to_text(person.registered_at);
    all["sessions"]      = sessions_of(reader, person_id);
    all["mails"]         = mails_to(reader, read_email(person.email)->key);
    house.sections.complete("person", reader, person_id.value, all);
    house.sections.complete("person_data", reader, person_id.value, all);
    return all;
}

} // namespace people
